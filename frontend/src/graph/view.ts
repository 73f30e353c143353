// What is shown of the graph: pure, from what the reader opened and what was fetched.
import { type Group, type Kind, kindOf, type Near, type Other, type Site } from "./data";
import { groupKey, isOpen, type State } from "./state";

/** About so many neighbours of a node are shown at first. */
export const AT_FIRST = 40;
const AT_LEAST = 6;
/** So few are shown rather than left. */
const FEW = 5;

export interface ShownNode {
  id: string;
  label: string;
  /** `more` stands for the neighbours of a group that are not shown. */
  kind: Kind | "more";
  /** The node by whose opening it came into sight; undefined for the first. */
  parent: string | undefined;
  isOpen: boolean;
}

export interface ShownLink {
  id: string;
  edge: string;
  from: string;
  to: string;
}

export interface Item extends Other {
  /** Whether it came into sight here, and is opened here. */
  isHere: boolean;
}

/** The neighbours of an open node by one relation. */
export interface Branch {
  key: string;
  edge: string;
  heading: string;
  items: Item[];
  /** How many more there are. */
  left: number;
  total: number;
}

export interface View {
  nodes: Map<string, ShownNode>;
  links: Map<string, ShownLink>;
  branches: Map<string, Branch[]>;
}

/** How many of a group are wanted. */
function wanted(state: State, near: Near, { relation, total }: Group, id: string): number {
  const atFirst = Math.max(AT_LEAST, Math.floor(AT_FIRST / Math.max(1, near.groups.length)));
  const count = atFirst + AT_FIRST * (state.more.get(groupKey(id, relation)) ?? 0);
  return total - count <= FEW ? total : count;
}

/** Whether more is wanted of a node's neighbours than was fetched. */
export function isShort(state: State, id: string, near: Near): boolean {
  return near.groups.some(
    (group) => Math.min(wanted(state, near, group, id), group.total) > group.others.length,
  );
}

/** What is shown, given the neighbours of whatever is open. */
export function buildView(state: State, known: ReadonlyMap<string, Near>, site: Site): View {
  const view: View = { nodes: new Map(), links: new Map(), branches: new Map() };
  const first = known.get(state.at);
  if (!first) return view;
  view.nodes.set(state.at, {
    id: state.at,
    label: first.label,
    kind: kindOf(state.at),
    parent: undefined,
    isOpen: true,
  });
  // Something may have been opened before that by which it is in sight now.
  const waiting = new Set([state.at, ...state.open]);
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false;
    for (const id of waiting) {
      const near = known.get(id);
      if (!near || !view.nodes.has(id)) continue;
      waiting.delete(id);
      hasMoved = true;
      openNode(id, near, state, site, view);
    }
  }
  return view;
}

function openNode(id: string, near: Near, state: State, site: Site, view: View): void {
  const branches: Branch[] = [];
  for (const group of near.groups) {
    const { relation, total, others } = group;
    const [edge, heading] = site.relations[relation] ?? [relation, relation];
    if (state.hidden.has(edge)) continue;
    const key = groupKey(id, relation);
    const shown = others.slice(0, wanted(state, near, group, id));
    const items = shown.map((other) => ({ ...other, isHere: addNode(other, id, state, view) }));
    for (const other of shown) addLink(view, edge, id, other.id);
    const left = total - shown.length;
    if (left > 0) addRest(view, key, edge, id, left);
    branches.push({ key, edge, heading, items, left, total });
  }
  view.branches.set(id, branches);
}

/** Show a neighbour, and say whether it was out of sight until now. */
function addNode({ id, label }: Other, parent: string, state: State, view: View): boolean {
  if (view.nodes.has(id)) return false;
  view.nodes.set(id, { id, label, kind: kindOf(id), parent, isOpen: isOpen(state, id) });
  return true;
}

function addRest(view: View, key: string, edge: string, id: string, left: number): void {
  const label = `${left.toLocaleString("en")} more`;
  view.nodes.set(`~${key}`, { id: `~${key}`, label, kind: "more", parent: id, isOpen: false });
  addLink(view, edge, id, `~${key}`);
}

function addLink(view: View, edge: string, from: string, to: string): void {
  const [a, b] = from < to ? [from, to] : [to, from];
  const id = `${edge}|${a}|${b}`;
  if (!view.links.has(id)) view.links.set(id, { id, edge, from, to });
}
