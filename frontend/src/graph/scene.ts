// What of a view is named, in which order, and from where all of it is seen.
import type { Point } from "./layout";
import type { Link, Named } from "./lettering";
import { sizeOf } from "./looks";
import type { ShownLink, ShownNode } from "./view";

/** Something linked to what is pointed at. */
export interface Neighbour {
  edge: string;
  id: string;
}

/** With more links than this around a node, none is marked. */
export const MARKED = 60;
/** With more links than this, what they say would hide what they lead to. */
const NAMED = 16;
/** Left around what is shown, in pixels. */
const MARGIN = 56;

/** The links that are drawn faintly, since one of their ends has very many. */
export function faintIn(links: ReadonlyMap<string, ShownLink>): Set<string> {
  const counts = new Map<string, number>();
  for (const { from, to } of links.values()) {
    counts.set(from, (counts.get(from) ?? 0) + 1);
    counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  const hasMany = (id: string) => (counts.get(id) ?? 0) > MARKED;
  const faint = [...links.values()].filter(({ from, to }) => hasMany(from) || hasMany(to));
  return new Set(faint.map(({ id }) => id));
}

export function neighboursOf(id: string, links: Iterable<ShownLink>): Neighbour[] {
  const found: Neighbour[] = [];
  for (const { edge, from, to } of links) {
    if (from === id) found.push({ edge, id: to });
    else if (to === id) found.push({ edge, id: from });
  }
  return found;
}

/** What is pointed at comes first, then what is open, then what is linked to it, then the rest. */
export function namedIn(
  nodes: ReadonlyMap<string, ShownNode>,
  points: ReadonlyMap<string, Point>,
  pointed: readonly string[],
  around: readonly Neighbour[],
): Named[] {
  const near = new Set(around.map(({ id }) => id));
  const ranked: Named[][] = [[], [], [], []];
  for (const node of nodes.values()) {
    const point = points.get(node.id);
    if (!point) continue;
    const isPointed = pointed.includes(node.id);
    const rank = isPointed ? 0 : node.isOpen ? 1 : near.has(node.id) ? 2 : 3;
    const [wide, high] = sizeOf(node);
    const from = node.parent === undefined ? undefined : points.get(node.parent);
    const named = {
      ...point,
      label: node.label,
      wide,
      high,
      isFirst: rank < 2,
      isPicked: node.id === pointed[0],
      isAbove: from !== undefined && from.y - point.y > Math.abs(from.x - point.x) / 2,
      isInside: node.kind === "more",
    };
    ranked[rank]?.push(named);
  }
  return ranked.flat();
}

/** The links of what is pointed at, as far as they are few. */
export function linksFrom(
  id: string,
  points: ReadonlyMap<string, Point>,
  around: readonly Neighbour[],
): Link[] {
  const from = points.get(id);
  if (!from || around.length > NAMED) return [];
  return around.flatMap(({ edge, id: other }) => {
    const to = points.get(other);
    return to ? [{ label: edge, from, to }] : [];
  });
}

export interface Seen {
  zoom: number;
  pan: Point;
}

/**
 * From where some places are seen in a frame.
 *
 * @param places what is to be seen
 * @param wide the width of the frame in pixels
 * @param high its height
 * @param least the smallest scale; when not all is seen at it, the middle is
 * @param middle where the middle is then
 */
export function seeing(
  places: readonly Point[],
  wide: number,
  high: number,
  least = 0,
  middle?: Point,
): Seen {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const across = Math.max(1, wide - 2 * MARGIN) / Math.max(1, right - left);
  const down = Math.max(1, high - 2 * MARGIN) / Math.max(1, bottom - top);
  const fitting = Math.min(1, across, down);
  const zoom = Math.max(least, fitting);
  const isCut = fitting < least && middle !== undefined;
  const x = isCut ? middle.x : (left + right) / 2;
  const y = isCut ? middle.y : (top + bottom) / 2;
  return { zoom, pan: { x: wide / 2 - x * zoom, y: high / 2 - y * zoom } };
}
