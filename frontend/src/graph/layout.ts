// Where each node stands. A node that is placed never moves, so nothing jumps: what an opened node
// brings into sight stands around it, where there is room, and away from where it came. Some stand on
// rings, in turn on the first, the second and so on; many as the seeds of a sunflower, each turned by
// the golden angle from the one before: so none stands behind another, as seen from the middle.
import type { View } from "./view";

export interface Point {
  x: number;
  y: number;
}

/** What a node takes with its label below it; no two such boxes overlap. */
export const SLOT = { wide: 106, high: 60 };
const RING = 150;
const NEXT_RING = 100;
/** About so far out the first ring of several is. */
const FAR = 220;
const MOST_RINGS = 4;
/** So often are places farther out looked for. */
const MOST_TRIES = 8;
const STEP = 40;
/** The area for each seed; those that would overlap are passed over. */
const AREA = 4_200;
/** Labels are wider than high, and so is all that stands around a node. */
const WIDER = 1.2;
const LOWER = 0.9;
/** Half of the angle into which an opened node spreads; the first takes the whole circle. */
const SPREAD = (75 / 180) * Math.PI;
/** The golden section: what is left of a turn by the golden angle. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

interface Slot extends Point {
  turn: number;
}

export class Layout {
  readonly points = new Map<string, Point>();
  private readonly cells = new Map<string, Point[]>();

  /** Give a place to whatever has none, and forget what is no longer shown. */
  place(view: View): void {
    for (const id of [...this.points.keys()]) {
      if (!view.nodes.has(id)) this.points.delete(id);
    }
    this.cells.clear();
    for (const point of this.points.values()) this.occupy(point);
    const children = new Map<string, string[]>();
    for (const { id, parent } of view.nodes.values()) {
      if (parent === undefined) this.put(id, { x: 0, y: 0 });
      else {
        const siblings = children.get(parent);
        if (siblings) siblings.push(id);
        else children.set(parent, [id]);
      }
    }
    // Parents come before what they brought into sight.
    for (const id of view.nodes.keys()) {
      const missing = (children.get(id) ?? []).filter((child) => !this.points.has(child));
      if (missing.length > 0) this.spread(id, view.nodes.get(id)?.parent, missing);
    }
  }

  private spread(id: string, parent: string | undefined, children: string[]): void {
    const centre = this.points.get(id) ?? { x: 0, y: 0 };
    const from = parent === undefined ? undefined : this.points.get(parent);
    const middle = from
      ? Math.atan2((centre.y - from.y) / LOWER, (centre.x - from.x) / WIDER)
      : -Math.PI / 2;
    const half = from ? SPREAD : Math.PI;
    const at = (turn: number, radius: number): Slot => ({
      x: centre.x + WIDER * radius * Math.cos(middle + turn),
      y: centre.y + LOWER * radius * Math.sin(middle + turn),
      turn,
    });
    const slots = this.rings(at, half, children.length) ?? this.seeds(at, half, children.length);
    // Neighbours of one relation come one after the other, and so stand side by side.
    slots.sort((one, other) => one.turn - other.turn);
    children.forEach((child, index) => {
      const slot = slots[index];
      if (slot) this.put(child, slot);
    });
  }

  /** Places for some, evenly turned and in turn on some rings; undefined without room for them. */
  private rings(
    at: (turn: number, radius: number) => Slot,
    half: number,
    count: number,
  ): Slot[] | undefined {
    const least = Math.ceil((count * SLOT.wide) / (2 * half * FAR));
    if (least > MOST_RINGS) return undefined;
    const tries = [least, least + 1].flatMap((rings) =>
      Array.from({ length: MOST_TRIES }, (_, attempt) => {
        const inner = Math.max(RING, (count * SLOT.wide) / (2 * half * rings)) + STEP * attempt;
        return { rings, inner, outer: inner + NEXT_RING * (rings - 1) };
      }),
    );
    for (const { rings, inner } of tries.sort((one, other) => one.outer - other.outer)) {
      const slots = Array.from({ length: count }, (_, place) =>
        at(-half + ((place + 0.5) / count) * 2 * half, inner + NEXT_RING * (place % rings)),
      );
      const isApart = slots.every((slot, place) =>
        slots.slice(place + 1).every((other) => !clash(slot, other)),
      );
      if (isApart && slots.every((slot) => this.isFree(slot))) return slots;
    }
    return undefined;
  }

  private seeds(at: (turn: number, radius: number) => Slot, half: number, count: number): Slot[] {
    const slots: Slot[] = [];
    const most = 4_000 + 40 * (count + this.points.size);
    for (let seed = 0; seed < most && slots.length < count; seed++) {
      const turn = (2 * ((GOLDEN * (seed + 0.5)) % 1) - 1) * half;
      const slot = at(turn, Math.sqrt(RING * RING + (seed * AREA) / half));
      if (!this.isFree(slot)) continue;
      slots.push(slot);
      this.occupy(slot);
    }
    return slots;
  }

  private put(id: string, { x, y }: Point): void {
    if (this.points.has(id)) return;
    const point = { x, y };
    this.points.set(id, point);
    this.occupy(point);
  }

  private occupy(point: Point): void {
    const key = cellOf(point, 0, 0);
    const cell = this.cells.get(key);
    if (cell) cell.push(point);
    else this.cells.set(key, [point]);
  }

  private isFree(point: Point): boolean {
    for (const across of [-1, 0, 1]) {
      for (const down of [-1, 0, 1]) {
        for (const other of this.cells.get(cellOf(point, across, down)) ?? []) {
          if (clash(point, other)) return false;
        }
      }
    }
    return true;
  }
}

function clash(one: Point, other: Point): boolean {
  return Math.abs(one.x - other.x) < SLOT.wide && Math.abs(one.y - other.y) < SLOT.high;
}

function cellOf({ x, y }: Point, across: number, down: number): string {
  return `${Math.floor(x / SLOT.wide) + across},${Math.floor(y / SLOT.high) + down}`;
}
