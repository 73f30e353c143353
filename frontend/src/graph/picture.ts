// The picture of the graph: nodes stand where the layout puts them, and are walked with the mouse,
// a finger or the arrow keys.
import cytoscape, {
  type Core,
  type EdgeCollection,
  type ElementDefinition,
  type NodeSingular,
} from "cytoscape";
import type { Point } from "./layout";
import { Lettering, type Link, type Named } from "./lettering";
import { picturedIn } from "./looks";
import {
  faintIn,
  linksFrom,
  MARKED,
  type Neighbour,
  namedIn,
  neighboursOf,
  type Seen,
  seeing,
} from "./scene";
import { type Arrow, nearestTowards } from "./steps";
import type { View } from "./view";

const STYLE_ID = "__________cytoscape_stylesheet";
const MILLISECONDS = 250;
/** With more nodes than this, edges are left out while the picture moves. */
const MANY = 600;
/** The picture never goes to a node from so far that only few labels find room. */
const NEAR = 0.6;
const EMPTY: View = { nodes: new Map(), links: new Map(), branches: new Map() };

/** What a reader can do in the picture. */
export interface PictureActions {
  toggle(id: string): void;
  pick(id: string): void;
}

export class Picture {
  private readonly core: Core;
  private readonly lettering: Lettering;
  private picked = "";
  private over = "";
  private marked: EdgeCollection;
  private readonly drawn = new Map<string, string>();
  /** What links are drawn, and whether faintly. */
  private readonly lines = new Map<string, boolean>();
  private view = EMPTY;
  private points: ReadonlyMap<string, Point> = new Map();
  private around: Neighbour[] = [];
  private named: Named[] = [];
  private links: Link[] = [];
  private colours = { ink: "", ground: "", ring: "" };

  constructor(
    private readonly frame: HTMLElement,
    private readonly actions: PictureActions,
  ) {
    // cytoscape would write a <style> of its own, which the page's security policy forbids; it
    // leaves that when there is something with this id. What it would say stands in graph.css.
    if (!document.getElementById(STYLE_ID)) {
      const mark = document.createElement("template");
      mark.id = STYLE_ID;
      document.head.append(mark);
    }
    this.core = cytoscape({
      container: frame,
      style: this.looks(),
      layout: { name: "preset" },
      minZoom: 0.05,
      maxZoom: 3,
      autoungrabify: true,
      boxSelectionEnabled: false,
      userZoomingEnabled: false,
    });
    this.lettering = new Lettering(frame);
    this.marked = this.core.edges();
    this.core.on("render", () => this.letter());
    this.core.on("tap", "node", ({ target }) => this.tapped(target as NodeSingular));
    this.core.on("mouseover", "node", ({ target }) => this.hover((target as NodeSingular).id()));
    this.core.on("mouseout", "node", () => this.hover(""));
    // The wheel scrolls the page until the reader has gone into the picture.
    frame.addEventListener("focus", () => this.core.userZoomingEnabled(true));
    frame.addEventListener("blur", () => this.core.userZoomingEnabled(false));
    frame.addEventListener("keydown", (event) => this.press(event));
    new MutationObserver(() => this.core.style(this.looks())).observe(document.body, {
      attributes: true,
      attributeFilter: ["data-md-color-scheme"],
    });
  }

  /** Show a view with each node at its place; only what is not as it was is touched. */
  draw(view: View, points: ReadonlyMap<string, Point>): void {
    const { core } = this;
    this.view = view;
    this.points = points;
    core.batch(() => {
      const gone = new Set([...this.lines.keys()].filter((id) => !view.links.has(id)));
      for (const id of gone) this.lines.delete(id);
      for (const id of [...this.drawn.keys()].filter((one) => !view.nodes.has(one))) {
        this.drawn.delete(id);
        gone.add(id);
      }
      if (gone.size > 0)
        core
          .elements()
          .filter((one) => gone.has(one.id()))
          .remove();
      const fresh: ElementDefinition[] = [];
      for (const node of view.nodes.values()) {
        const position = points.get(node.id) ?? { x: 0, y: 0 };
        const classes = node.isOpen ? [node.kind, "open"] : [node.kind];
        const now = `${classes}|${position.x}|${position.y}`;
        const before = this.drawn.get(node.id);
        if (before === now) continue;
        this.drawn.set(node.id, now);
        if (before === undefined) {
          const data = { id: node.id };
          fresh.push({ group: "nodes", data, position: { ...position }, classes });
        } else {
          const known = core.getElementById(node.id);
          known.classes(classes);
          known.position({ ...position });
        }
      }
      const faint = faintIn(view.links);
      for (const { id, edge, from, to } of view.links.values()) {
        const isFaint = faint.has(id);
        const before = this.lines.get(id);
        if (before === isFaint) continue;
        this.lines.set(id, isFaint);
        const data = { id, source: from, target: to };
        const classes = isFaint ? [edge, "faint"] : [edge];
        if (before === undefined) fresh.push({ group: "edges", data, classes });
        else core.getElementById(id).classes(classes);
      }
      if (fresh.length > 0) core.add(fresh);
    });
    this.setBusy(view.nodes.size > MANY);
    this.pick(this.picked);
  }

  /** Point at a node. */
  pick(id: string): void {
    this.picked = id;
    this.around = neighboursOf(id, this.view.links.values());
    this.core.batch(() => {
      this.marked.removeClass("near");
      const isMarked = this.around.length <= MARKED;
      const node = this.core.getElementById(id);
      this.marked = isMarked ? node.connectedEdges() : this.core.collection().edges();
      this.marked.addClass("near");
    });
    this.order();
    this.letter();
  }

  /**
   * Bring a node and what stands around it into sight.
   *
   * @param atOnce without moving there, since nothing was in sight before that is now
   */
  reveal(id: string, atOnce = false): void {
    const middle = this.points.get(id);
    if (!middle) return;
    const around = neighboursOf(id, this.view.links.values());
    const places = around.flatMap((one) => this.points.get(one.id) ?? []);
    const [wide, high] = [this.core.width(), this.core.height()];
    this.move(seeing([middle, ...places], wide, high, NEAR, middle), atOnce);
  }

  fit(): void {
    this.move(seeing([...this.points.values()], this.core.width(), this.core.height()));
  }

  zoom(factor: number): void {
    const level = this.core.zoom() * factor;
    const middle = { x: this.core.width() / 2, y: this.core.height() / 2 };
    this.core.zoom({ level, renderedPosition: middle });
  }

  private move(to: Seen, atOnce = false): void {
    this.core.stop();
    if (atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches) this.core.viewport(to);
    else this.core.animate({ ...to, duration: MILLISECONDS });
  }

  private hover(id: string): void {
    this.over = id;
    this.frame.classList.toggle("kb-graph__picture--over", id !== "");
    this.order();
    this.letter();
  }

  /** Settle which names come first. */
  private order(): void {
    const { view, points, around, picked } = this;
    this.named = namedIn(view.nodes, points, [picked, this.over], around);
    this.links = linksFrom(picked, points, around);
  }

  private letter(): void {
    const { links, colours } = this;
    const zoom = this.core.zoom();
    this.lettering.draw({ nodes: this.named, links, zoom, pan: this.core.pan(), colours });
  }

  private tapped(node: NodeSingular): void {
    this.frame.focus({ preventScroll: true });
    this.actions.pick(node.id());
    this.actions.toggle(node.id());
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const arrow = /^Arrow(Up|Down|Left|Right)$/.exec(key)?.[1]?.toLowerCase();
    if (arrow) this.step(arrow as Arrow);
    else if (key === "Enter" || key === " ") this.actions.toggle(this.picked);
    else if (key === "+" || key === "=") this.zoom(1.25);
    else if (key === "-") this.zoom(0.8);
    else if (key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  /** Go to the nearest node in a direction, first among those that are linked. */
  private step(arrow: Arrow): void {
    const here = this.points.get(this.picked);
    if (!here) return;
    const placed = (ids: Iterable<string>) =>
      [...ids].flatMap((id) => {
        const point = this.points.get(id);
        return point ? [{ id, ...point }] : [];
      });
    const next =
      nearestTowards(arrow, here, placed(this.around.map(({ id }) => id))) ??
      nearestTowards(arrow, here, placed(this.view.nodes.keys()));
    if (next === undefined) return;
    this.actions.pick(next);
    this.show(next);
  }

  /** Move the picture just so far that a node is in sight. */
  private show(id: string): void {
    const point = this.points.get(id);
    if (!point) return;
    const [wide, high, zoom, pan] = [
      this.core.width(),
      this.core.height(),
      this.core.zoom(),
      this.core.pan(),
    ];
    const [x, y] = [point.x * zoom + pan.x, point.y * zoom + pan.y];
    const margin = 50;
    const isInside = x > margin && y > margin && x < wide - margin && y < high - margin;
    if (isInside) return;
    this.move({ zoom, pan: { x: wide / 2 - point.x * zoom, y: high / 2 - point.y * zoom } });
  }

  private setBusy(isBusy: boolean): void {
    // Not in the types, but where cytoscape reads its option `hideEdgesOnViewport` when it draws.
    const renderer = (
      this.core as Core & { renderer(): { hideEdgesOnViewport?: boolean } }
    ).renderer();
    renderer.hideEdgesOnViewport = isBusy;
  }

  private looks(): ReturnType<typeof picturedIn> {
    const style = getComputedStyle(document.body);
    const colour = (variable: string) => style.getPropertyValue(variable).trim();
    this.colours = {
      ink: colour("--md-default-fg-color"),
      ground: colour("--md-default-bg-color"),
      ring: colour("--md-accent-fg-color"),
    };
    return picturedIn(colour);
  }
}
