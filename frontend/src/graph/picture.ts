// The picture of the graph: nodes stand where the layout puts them, and are walked with the mouse,
// a finger or the arrow keys.
import cytoscape, { type Collection, type Core, type NodeSingular } from "cytoscape";
import type { Point } from "./layout";
import { picturedIn } from "./looks";
import { type Arrow, nearestTowards } from "./steps";
import type { View } from "./view";

const STYLE_ID = "__________cytoscape_stylesheet";
const MILLISECONDS = 250;
/** With more nodes than this, edges are left out while the picture moves. */
const MANY = 600;
/** With more links than this around a node, what they say would hide them. */
const NAMED = 10;

/** What a reader can do in the picture. */
export interface PictureActions {
  toggle(id: string): void;
  pick(id: string): void;
}

export class Picture {
  private readonly core: Core;
  private picked = "";
  private marked: Collection;
  private readonly drawn = new Map<string, string>();

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
    this.marked = this.core.collection();
    this.core.on("tap", "node", ({ target }) => this.tapped(target as NodeSingular));
    this.core.on("mouseover", "node", () => frame.classList.add("kb-graph__picture--over"));
    this.core.on("mouseout", "node", () => frame.classList.remove("kb-graph__picture--over"));
    // The wheel scrolls the page until the reader has gone into the picture.
    frame.addEventListener("focus", () => this.core.userZoomingEnabled(true));
    frame.addEventListener("blur", () => this.core.userZoomingEnabled(false));
    frame.addEventListener("keydown", (event) => this.press(event));
    new MutationObserver(() => this.core.style(this.looks())).observe(document.body, {
      attributes: true,
      attributeFilter: ["data-md-color-scheme"],
    });
  }

  /** Show a view with each node at its place. */
  draw(view: View, points: ReadonlyMap<string, Point>): void {
    const { core } = this;
    core.batch(() => {
      core.elements().forEach((one) => {
        if (view.nodes.has(one.id()) || view.links.has(one.id())) return;
        this.drawn.delete(one.id());
        one.remove();
      });
      for (const node of view.nodes.values()) {
        const position = points.get(node.id) ?? { x: 0, y: 0 };
        const label = labelled(node.label);
        const classes = node.isOpen ? `${node.kind} open` : node.kind;
        // cytoscape works out the style of whatever is touched, so what is as it was is left alone.
        const now = `${label}|${classes}|${position.x}|${position.y}`;
        if (this.drawn.get(node.id) === now) continue;
        this.drawn.set(node.id, now);
        const known = core.getElementById(node.id);
        if (known.empty()) {
          core.add({
            group: "nodes",
            data: { id: node.id, label },
            position: { ...position },
            classes: classes.split(" "),
          });
        } else {
          known.data("label", label);
          known.classes(classes.split(" "));
          known.position({ ...position });
        }
      }
      for (const { id, edge, from, to } of view.links.values()) {
        if (core.getElementById(id).nonempty()) continue;
        const data = { id, source: from, target: to, label: edge };
        core.add({ group: "edges", data, classes: [edge] });
      }
    });
    this.setBusy(view.nodes.size > MANY);
    this.pick(this.picked);
  }

  /** Point at a node. */
  pick(id: string): void {
    this.picked = id;
    this.core.batch(() => {
      this.marked.removeClass("picked near named");
      const node = this.core.getElementById(id);
      node.addClass("picked");
      const edges = node.connectedEdges();
      edges.addClass(edges.length > NAMED ? "near" : "near named");
      this.marked = edges.union(node);
    });
  }

  /** Bring a node and what stands around it into sight. */
  reveal(id: string): void {
    const node = this.core.getElementById(id);
    if (node.empty()) return;
    const around = node.closedNeighborhood();
    const box = around.boundingBox({ includeLabels: false });
    const [wide, high] = [this.core.width(), this.core.height()];
    const zoom = Math.min(1, (wide - 80) / Math.max(box.w, 1), (high - 80) / Math.max(box.h, 1));
    this.move({ zoom: Math.max(0.35, zoom), center: { eles: zoom < 0.35 ? node : around } });
  }

  fit(): void {
    this.move({ fit: { eles: this.core.elements(), padding: 30 } });
  }

  zoom(factor: number): void {
    const level = this.core.zoom() * factor;
    const middle = { x: this.core.width() / 2, y: this.core.height() / 2 };
    this.core.zoom({ level, renderedPosition: middle });
  }

  private move(to: Parameters<Core["animate"]>[0]): void {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.core.stop();
    this.core.animate({ ...to, duration: isStill ? 0 : MILLISECONDS });
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
    const from = this.core.getElementById(this.picked);
    if (from.empty()) return;
    const placed = (nodes: NodeSingular[]) =>
      nodes.map((node) => ({ id: node.id(), ...node.position() }));
    const here = from.position();
    const next =
      nearestTowards(arrow, here, placed(from.neighborhood("node").toArray() as NodeSingular[])) ??
      nearestTowards(arrow, here, placed(this.core.nodes().toArray() as NodeSingular[]));
    if (next === undefined) return;
    this.actions.pick(next);
    this.show(next);
  }

  /** Move the picture just so far that a node is in sight. */
  private show(id: string): void {
    const { x, y } = this.core.getElementById(id).renderedPosition();
    const margin = 50;
    const inside =
      x > margin && y > margin && x < this.core.width() - margin && y < this.core.height() - margin;
    if (!inside) this.move({ center: { eles: this.core.getElementById(id) } });
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
    return picturedIn((variable) => style.getPropertyValue(variable).trim());
  }
}

/** A label that breaks between words only, with words that are too long for it cut. */
function labelled(label: string): string {
  return label.replace(/\S{20,}/gu, (word) => `${word.slice(0, 18)}…`);
}
