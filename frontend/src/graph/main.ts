// The page of the graph: the address holds what is open, and the list and the picture show it.
import { announce } from "../site/copying";
import { byId, element } from "../site/elements";
import { drawCard } from "./card";
import { kindOf, type Near, Shelf, type Site } from "./data";
import { listenToFinder } from "./finder";
import { Layout } from "./layout";
import { type Actions, Outline } from "./outline";
import { Picture } from "./picture";
import {
  formatState,
  isOpen,
  parseState,
  type State,
  startAt,
  toggled,
  withEdge,
  withMore,
} from "./state";
import { buildView, isShort, type View } from "./view";

const root = byId("graph");
const site = JSON.parse(root.dataset.site ?? "{}") as Site;
const first = root.dataset.first ?? "";
const shelf = new Shelf(site);
const message = byId("graph-state");

const actions: Actions = {
  toggle: (id) => {
    if (id.startsWith("~")) actions.more(id.slice(1));
    else void go(toggled(state, id), id);
  },
  more: (key) => void go(withMore(state, key), key.slice(0, key.lastIndexOf("~"))),
  // What was chosen goes from where it stood, and the focus with it.
  start: (id) => void go(startAt(id, state.hidden), id).then(() => outline.focus(id)),
  pick,
};

root.hidden = false;
byId("graph-waiting").remove();
const outline = new Outline(byId("graph-outline"), actions);
const picture = new Picture(byId("graph-picture"), actions);
let layout = new Layout();
let state = parseState(location.search, first);
let view: View = buildView(state, new Map(), site);
let known = new Map<string, Near>();
let picked = state.at;
let newest = 0;

/** Fetch what a state needs. */
async function gather(wanted: State): Promise<Map<string, Near>> {
  const found = new Map<string, Near>();
  await Promise.all(
    [wanted.at, ...wanted.open].map(async (id) => {
      const near = await shelf.near(id);
      if (!near) return;
      if (isShort(wanted, id, near)) await shelf.complete(id);
      found.set(id, near);
    }),
  );
  return found;
}

/** Show a state; whoever asks later comes first. */
async function show(wanted: State, lead: string): Promise<boolean> {
  newest += 1;
  const mine = newest;
  let found: Map<string, Near>;
  try {
    found = await gather(wanted);
  } catch (problem) {
    fail(problem);
    return false;
  }
  if (mine !== newest) return false;
  if (!found.has(wanted.at)) {
    fail(`There is no ${wanted.at || "node"} in the graph. Name another above.`);
    return false;
  }
  const isNew = state.at !== wanted.at || view.nodes.size === 0;
  if (isNew) layout = new Layout();
  state = wanted;
  known = found;
  view = buildView(state, known, site);
  layout.place(view);
  if (!view.nodes.has(picked)) picked = view.nodes.has(lead) ? lead : state.at;
  message.textContent = `${count(view.nodes.size, "thing")} and ${count(view.links.size, "link")} are shown.`;
  picture.draw(view, layout.points);
  outline.draw(view);
  pick(view.nodes.has(lead) ? lead : picked);
  if (isNew) picture.reveal(state.at, true);
  else if (isOpen(state, lead)) picture.reveal(lead);
  return true;
}

/** Go to a state that the reader can come back from. */
async function go(wanted: State, lead: string): Promise<void> {
  const before = view.nodes.size;
  if (!(await show(wanted, lead))) return;
  history.pushState(null, "", formatState(wanted));
  const change = view.nodes.size - before;
  announce(`${count(Math.abs(change), "thing")} ${change < 0 ? "fewer" : "more"}`);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function pick(id: string): void {
  const node = view.nodes.get(id);
  if (!node) return;
  const isOther = id !== picked;
  picked = id;
  picture.pick(id);
  outline.mark(id);
  drawCard(byId("graph-card"), node, known.get(id), id === state.at, actions);
  if (isOther && document.activeElement === byId("graph-picture")) {
    announce(node.kind === "more" ? node.label : `${node.label}, ${kindOf(id)}`);
  }
  if (node.kind !== "more" && !known.has(id)) void describe(id);
}

/** Add the title to the card of something that is not open, which may have to be fetched. */
async function describe(id: string): Promise<void> {
  const near = await shelf.near(id).catch(() => undefined);
  if (near && picked === id) {
    drawCard(byId("graph-card"), view.nodes.get(id), near, id === state.at, actions);
  }
}

function fail(problem: unknown): void {
  message.textContent = problem instanceof Error ? problem.message : String(problem);
}

function offerFilters(): void {
  const boxes = Object.entries(site.edges).map(([edge, name]) => {
    const box = element("input", { type: "checkbox", name: "edge", value: edge });
    box.checked = !state.hidden.has(edge);
    box.addEventListener("change", () => void go(withEdge(state, edge, box.checked), picked));
    const line = element("span", {
      class: `kb-graph__line kb-graph__line--${edge}`,
      "aria-hidden": "true",
    });
    return element("label", {}, box, line, name);
  });
  byId("graph-edges").append(...boxes);
}

function checkFilters(): void {
  for (const box of byId("graph-edges").querySelectorAll("input")) {
    box.checked = !state.hidden.has(box.value);
  }
}

offerFilters();
listenToFinder(
  byId<HTMLInputElement>("graph-find"),
  byId("graph-found"),
  byId("graph-count"),
  shelf,
  actions.start,
  fail,
);
for (const [id, act] of [
  ["graph-in", () => picture.zoom(1.25)],
  ["graph-out", () => picture.zoom(0.8)],
  ["graph-fit", () => picture.fit()],
] as const) {
  byId(id).addEventListener("click", act);
}
// On a touch screen a finger scrolls the page over the picture until the reader goes into it.
const wake = byId("graph-wake");
wake.addEventListener("click", () => {
  wake.hidden = true;
  byId("graph-picture").focus({ preventScroll: true });
});
byId("graph-picture").addEventListener("blur", () => {
  wake.hidden = false;
});
window.addEventListener("popstate", () => {
  void show(parseState(location.search, first), picked).then(checkFilters);
});
void show(state, state.at);
