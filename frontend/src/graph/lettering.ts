// Writes the labels over the picture, on a canvas of their own. Cytoscape would let them shrink with
// the picture, cover each other, and take most of its time for them.
import {
  type Box,
  type Label,
  LINE,
  type Placed,
  placeLabels,
  Room,
  type Wanted,
  wrapLabel,
} from "./labels";
import type { Point } from "./layout";

const FACE = "system-ui, sans-serif";
const SIZE = 12;
const WIDEST = 104;
const GAP = 5;
const RING = 3;
/** Below this, nodes are so small that labels may cover those that are not named. */
const SMALL = 0.5;
/** So far apart names then are, so that the picture is still seen between them. */
const FAR_APART = 18;
/** From this scale on, a name has room in its node. */
const INSIDE = 0.9;
/** So far outside of the picture labels vie for room, so that they do not flicker when it moves. */
const MARGIN = 60;

/** A node to be named. */
export interface Named extends Point {
  label: string;
  /** How wide and high it is. */
  wide: number;
  high: number;
  /** Whether its name stands before what others take. */
  isFirst: boolean;
  /** Whether it gets a ring, as what is chosen. */
  isPicked: boolean;
  /** Whether its name is better above it, where no link comes from. */
  isAbove: boolean;
  /** Whether its name stands in it rather than beside it, where it is large enough. */
  isInside: boolean;
}

/** A link to be named, between two places. */
export interface Link {
  label: string;
  from: Point;
  to: Point;
}

export interface Scene {
  /** Nodes, the most wanted first. */
  nodes: readonly Named[];
  links: readonly Link[];
  zoom: number;
  pan: Point;
  colours: { ink: string; ground: string; ring: string };
}

export class Lettering {
  private readonly canvas = document.createElement("canvas");
  private readonly labels = new Map<string, Label>();

  constructor(private readonly frame: HTMLElement) {
    this.canvas.className = "kb-graph__labels";
    this.canvas.setAttribute("aria-hidden", "true");
    frame.append(this.canvas);
  }

  draw(scene: Scene): void {
    const pen = this.canvas.getContext("2d");
    const { clientWidth: wide, clientHeight: high } = this.frame;
    if (!pen || wide === 0) return;
    const fine = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(wide * fine), Math.round(high * fine)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    pen.setTransform(fine, 0, 0, fine, 0, 0);
    pen.clearRect(0, 0, wide, high);
    for (const node of scene.nodes) if (node.isPicked) ring(pen, node, scene);
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    pen.fillStyle = scene.colours.ink;
    pen.strokeStyle = scene.colours.ground;
    pen.lineWidth = 3.5;
    for (const one of this.place(scene, pen, wide, high)) write(pen, one);
  }

  private place(
    { nodes, links, zoom, pan }: Scene,
    pen: CanvasRenderingContext2D,
    wide: number,
    high: number,
  ): Placed[] {
    pen.font = `${SIZE}px ${FACE}`;
    const inSight = nodes.flatMap((node) => {
      const [x, y] = [node.x * zoom + pan.x, node.y * zoom + pan.y];
      const isNear = x > -MARGIN && y > -MARGIN && x < wide + MARGIN && y < high + MARGIN;
      return isNear ? [{ node, x, y }] : [];
    });
    const beside = ({ node, x, y }: (typeof inSight)[number]): Wanted => {
      const label = this.label(node.label, pen);
      if (isTold(node, zoom)) return { label, places: [boxAt(label, x, y - label.high / 2)] };
      const away = (node.high * zoom) / 2 + GAP;
      const below = boxAt(label, x, y + away);
      const above = boxAt(label, x, y - away - label.high);
      const aside = (node.wide * zoom + label.wide) / 2 + GAP;
      const right = boxAt(label, x + aside, y - label.high / 2);
      const left = boxAt(label, x - aside, y - label.high / 2);
      const upright = node.isAbove ? [above, below] : [below, above];
      return { label, places: [...upright, right, left] };
    };
    const room = new Room();
    const first = inSight.filter(({ node }) => node.isFirst || isTold(node, zoom));
    const placed = placeLabels(first.map(beside), room);
    const shapes = inSight.map(({ node, x, y }): Box => {
      const [across, down] = [node.wide * zoom, node.high * zoom];
      return { x: x - across / 2, y: y - down / 2, wide: across, high: down };
    });
    if (zoom >= SMALL) for (const shape of shapes) room.take(shape);
    const rest = inSight.filter(({ node }) => !node.isFirst && !isTold(node, zoom));
    placed.push(...placeLabels(rest.map(beside), room, zoom < SMALL ? FAR_APART : 0));
    if (zoom < SMALL) return placed;
    const between = links.map(({ label: text, from, to }): Wanted => {
      const label = this.label(text, pen);
      const places = [0.55, 0.45, 0.65, 0.35, 0.75].map((part) => {
        const x = from.x + part * (to.x - from.x);
        const y = from.y + part * (to.y - from.y);
        return boxAt(label, x * zoom + pan.x, y * zoom + pan.y - LINE / 2);
      });
      return { label, places };
    });
    placed.push(...placeLabels(between, room));
    return placed;
  }

  private label(text: string, pen: CanvasRenderingContext2D): Label {
    let label = this.labels.get(text);
    if (!label) {
      label = wrapLabel(text, WIDEST, (line) => pen.measureText(line).width);
      this.labels.set(text, label);
    }
    return label;
  }
}

/** Ring what is chosen. A style of cytoscape's would make it work out all links of it anew. */
function ring(pen: CanvasRenderingContext2D, node: Named, { zoom, pan, colours }: Scene): void {
  const wide = Math.max(node.wide * zoom, 6) + 2 * RING;
  const high = Math.max(node.high * zoom, 6) + 2 * RING;
  pen.strokeStyle = colours.ring;
  pen.lineWidth = RING;
  pen.beginPath();
  pen.roundRect(
    node.x * zoom + pan.x - wide / 2,
    node.y * zoom + pan.y - high / 2,
    wide,
    high,
    Math.min(wide, high) / 3,
  );
  pen.stroke();
}

function isTold(node: Named, zoom: number): boolean {
  return node.isInside && zoom >= INSIDE;
}

/** The box of a label whose upper edge has its middle at a place. */
function boxAt({ wide, high }: Label, x: number, y: number): Box {
  return { x: x - wide / 2, y, wide, high };
}

function write(pen: CanvasRenderingContext2D, { lines, x, y, wide }: Placed): void {
  lines.forEach((line, at) => {
    pen.strokeText(line, x + wide / 2, y + at * LINE + 1);
    pen.fillText(line, x + wide / 2, y + at * LINE + 1);
  });
}
