// Where each node stands. A node that is placed never moves, so nothing jumps: what an opened node
// brings into sight is put on arcs around it, where there is room, and away from where it came.
import type { View } from "./view";

export interface Point {
  x: number;
  y: number;
}

/** Nodes on an arc stand at least so far apart. */
const APART = 96;
const FIRST_RING = 150;
const NEXT_RING = 92;
/** Half of the angle into which an opened node spreads; the first takes the whole circle. */
const SPREAD = (75 / 180) * Math.PI;
const MOST_RINGS = 400;

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
    const middle = from ? Math.atan2(centre.y - from.y, centre.x - from.x) : -Math.PI / 2;
    const half = from ? SPREAD : Math.PI;
    const slots = this.freeSlots(centre, middle, half, children.length);
    // Neighbours of one relation come one after the other, and so stand side by side.
    slots.sort((one, other) => one.turn - other.turn);
    children.forEach((child, at) => {
      const slot = slots[at];
      if (slot) this.put(child, slot);
    });
  }

  private freeSlots(
    centre: Point,
    middle: number,
    half: number,
    count: number,
  ): (Point & { turn: number })[] {
    const slots: (Point & { turn: number })[] = [];
    for (let ring = 0; ring < MOST_RINGS && slots.length < count; ring++) {
      const radius = FIRST_RING + ring * NEXT_RING;
      const places = Math.max(1, Math.floor((2 * half * radius) / APART));
      const free: (Point & { turn: number })[] = [];
      for (let place = 0; place < places; place++) {
        const turn = -half + ((place + 0.5) / places) * 2 * half;
        const angle = middle + turn;
        const point = {
          x: centre.x + radius * Math.cos(angle),
          y: centre.y + radius * Math.sin(angle),
        };
        if (this.isFree(point)) free.push({ ...point, turn });
      }
      slots.push(...evenly(free, count - slots.length));
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
    this.cells.set(key, [...(this.cells.get(key) ?? []), point]);
  }

  private isFree(point: Point): boolean {
    for (const across of [-1, 0, 1]) {
      for (const down of [-1, 0, 1]) {
        for (const other of this.cells.get(cellOf(point, across, down)) ?? []) {
          if (Math.hypot(other.x - point.x, other.y - point.y) < 0.85 * APART) return false;
        }
      }
    }
    return true;
  }
}

function cellOf({ x, y }: Point, across: number, down: number): string {
  return `${Math.floor(x / APART) + across},${Math.floor(y / APART) + down}`;
}

/** So many of a list, spread evenly over it. */
function evenly<T>(all: T[], count: number): T[] {
  if (count >= all.length) return all;
  return Array.from(
    { length: count },
    (_, at) => all[Math.floor(((at + 0.5) * all.length) / count)],
  ).filter((one): one is T & {} => one !== undefined);
}
