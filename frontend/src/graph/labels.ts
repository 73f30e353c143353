// Which labels are shown, and where: as many as find room, the most wanted first. They keep their
// size when the picture shrinks, and so fewer of them find room.

/** A part of the screen, in its pixels, from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  wide: number;
  high: number;
}

/** Something to be named: with places for its name, of which the first that is free is taken. */
export interface Wanted {
  label: Label;
  places: readonly Box[];
}

/** A label in lines, and what it takes on the screen. */
export interface Label {
  lines: string[];
  wide: number;
  high: number;
}

export interface Placed extends Box {
  lines: string[];
}

export const LINE = 14;
const MOST_LINES = 3;
const CELL = 64;

/** What is taken of a screen. */
export class Room {
  private readonly cells = new Map<number, Box[]>();

  isFree(box: Box): boolean {
    for (const cell of cellsOf(box)) {
      for (const other of this.cells.get(cell) ?? []) if (overlap(box, other)) return false;
    }
    return true;
  }

  take(box: Box): void {
    for (const cell of cellsOf(box)) {
      const held = this.cells.get(cell);
      if (held) held.push(box);
      else this.cells.set(cell, [box]);
    }
  }
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.wide &&
    other.x < one.x + one.wide &&
    one.y < other.y + other.high &&
    other.y < one.y + one.high
  );
}

/**
 * The labels that find room beside what is taken already, which take it in turn.
 *
 * @param apart how far from what is taken they stay, in pixels
 */
export function placeLabels(wanted: Iterable<Wanted>, room: Room, apart = 0): Placed[] {
  const placed: Placed[] = [];
  for (const { label, places } of wanted) {
    const box = places.find((place) => room.isFree(grown(place, apart)));
    if (!box) continue;
    room.take(box);
    placed.push({ ...box, lines: label.lines });
  }
  return placed;
}

function grown({ x, y, wide, high }: Box, by: number): Box {
  return { x: x - by, y: y - by, wide: wide + 2 * by, high: high + 2 * by };
}

/**
 * A label in few lines that break between words; what is too long for them ends with an ellipsis.
 *
 * @param text the label
 * @param most how wide a line may be
 * @param measure how wide a text is
 */
export function wrapLabel(text: string, most: number, measure: (text: string) => number): Label {
  const cut = (line: string): string => {
    let kept = [...line];
    while (kept.length > 1 && measure(`${kept.join("")}…`) > most) kept = kept.slice(0, -1);
    return `${kept.join("").trimEnd()}…`;
  };
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const shown = lines.slice(0, MOST_LINES).map((line) => (measure(line) > most ? cut(line) : line));
  const end = shown.at(-1);
  if (lines.length > MOST_LINES && end !== undefined && !end.endsWith("…")) {
    shown[shown.length - 1] = cut(end);
  }
  return {
    lines: shown,
    wide: Math.max(0, ...shown.map(measure)),
    high: shown.length * LINE,
  };
}

function* cellsOf({ x, y, wide, high }: Box): Generator<number> {
  for (let across = Math.floor(x / CELL); across * CELL < x + wide; across++) {
    for (let down = Math.floor(y / CELL); down * CELL < y + high; down++) {
      yield across * 100_003 + down;
    }
  }
}
