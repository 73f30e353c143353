// Where an arrow key leads.
export type Arrow = "up" | "down" | "left" | "right";

const DIRECTIONS = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] } as const;

/**
 * The nearest of some places in a direction, where what is aside counts as farther; undefined when
 * nothing is there.
 */
export function nearestTowards(
  arrow: Arrow,
  from: { x: number; y: number },
  places: readonly { id: string; x: number; y: number }[],
): string | undefined {
  const [right, down] = DIRECTIONS[arrow];
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { id, x, y } of places) {
    const ahead = (x - from.x) * right + (y - from.y) * down;
    const aside = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * right);
    const distance = ahead + 2 * aside;
    if (ahead > 1 && aside <= 2 * ahead && distance < least) {
      best = id;
      least = distance;
    }
  }
  return best;
}
