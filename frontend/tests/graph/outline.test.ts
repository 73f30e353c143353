import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import type { Near, Site } from "../../src/graph/data";
import { Outline } from "../../src/graph/outline";
import {
  formatState,
  groupKey,
  type State,
  startAt,
  toggled,
  withEdge,
  withMore,
} from "../../src/graph/state";
import { buildView } from "../../src/graph/view";

const SITE: Site = {
  shards: 1,
  edges: { positive: "says that it helps", source: "source dataset" },
  relations: {
    positive: ["positive", "Says that these help"],
    "positive-in": ["positive", "Papers that say it helps"],
    source: ["source", "Source datasets"],
    "source-in": ["source", "Papers with it as a source"],
  },
};
const RED = "factor/c/red";

function near(label: string, groups: Record<string, string[]>): Near {
  return {
    label,
    title: "",
    groups: Object.entries(groups).map(([relation, ids]) => {
      const others = ids.map((id) => ({ id, label: id.toUpperCase(), quotes: 1 }));
      return { relation, total: others.length, others };
    }),
  };
}

const PAPERS = Array.from({ length: 100 }, (_, at) => `paper/p${at}`);
const KNOWN = new Map([
  [RED, near("Red", { "positive-in": PAPERS })],
  ["paper/p3", near("P3", { positive: [RED, "factor/c/blue"], source: ["dataset/d"] })],
  ["paper/p5", near("P5", { positive: [RED], source: ["dataset/d"] })],
  ["dataset/d", near("D", { "source-in": ["paper/p3", "paper/p5", "paper/p200"] })],
  ["factor/c/blue", near("Blue", {})],
]);

let frame: HTMLElement;
let outline: Outline;
let asked: string[];

beforeEach(() => {
  const window = new Window({ url: "https://example.org/graph/" });
  Object.assign(globalThis, {
    document: window.document,
    HTMLElement: window.HTMLElement,
    Element: window.Element,
  });
  asked = [];
  [frame, outline] = made();
});

function made(): [HTMLElement, Outline] {
  const root = document.createElement("div");
  document.body.append(root);
  const note = (what: string) => (id: string) => void asked.push(`${what} ${id}`);
  const actions = {
    toggle: note("toggle"),
    more: note("more"),
    start: note("start"),
    pick: note("pick"),
  };
  return [root, new Outline(root, actions)];
}

function draw(state: State): void {
  outline.draw(buildView(state, KNOWN, SITE));
}

function button(key: string): HTMLElement {
  const found = [...frame.querySelectorAll<HTMLElement>("button")].find(
    (one) => one.dataset.key === key,
  );
  assert.ok(found, `there is no ${key}`);
  return found;
}

test("what is opened leaves every other row as it was, and the focus on what opened it", () => {
  draw(startAt(RED));
  const rows = [...frame.querySelectorAll("li")];
  button("paper/p3").focus();
  asked = [];
  draw(toggled(startAt(RED), "paper/p3"));
  assert.equal(document.activeElement, button("paper/p3"));
  assert.equal(button("paper/p3").getAttribute("aria-expanded"), "true");
  for (const row of rows) assert.ok(frame.contains(row));
  assert.equal(frame.querySelectorAll("li").length, rows.length + 3);
  draw(startAt(RED));
  assert.equal(document.activeElement, button("paper/p3"));
  assert.equal(button("paper/p3").getAttribute("aria-expanded"), "false");
  assert.deepEqual([...frame.querySelectorAll("li")], rows);
  assert.deepEqual(asked, []);
});

/** Each state with another before it leads to the list that the state has when it is drawn first. */
test("a list that was changed is the list that would have been made", () => {
  const begin = startAt(RED);
  const one = toggled(begin, "paper/p3");
  const two = toggled(one, "dataset/d");
  const other = toggled(toggled(begin, "paper/p5"), "dataset/d");
  const states = [
    begin,
    one,
    two,
    toggled(two, "factor/c/blue"),
    toggled(two, "paper/p5"),
    toggled(two, "paper/p3"),
    other,
    toggled({ ...other, open: ["dataset/d", "paper/p5"] }, "paper/p3"),
    withMore(two, groupKey(RED, "positive-in")),
    withMore(withMore(two, groupKey(RED, "positive-in")), groupKey(RED, "positive-in")),
    withEdge(two, "source", false),
    withEdge(two, "positive", false),
    startAt("paper/p3"),
    toggled(startAt("dataset/d"), "paper/p5"),
  ];
  for (const before of states) {
    for (const state of states) {
      [frame, outline] = made();
      draw(state);
      const wanted = frame.innerHTML;
      [frame, outline] = made();
      draw(before);
      draw(state);
      assert.ok(frame.innerHTML === wanted, `from ${formatState(before)} to ${formatState(state)}`);
      outline.mark(state.open.at(-1) ?? state.at);
      assert.ok(frame.querySelectorAll("[aria-current]").length <= 1);
    }
  }
});

test("a click opens, asks for more, or leads to where the thing is shown", () => {
  draw(toggled(startAt(RED), "paper/p3"));
  button("paper/p4").click();
  button(`~${groupKey(RED, "positive-in")}`).click();
  assert.deepEqual(asked, ["toggle paper/p4", `more ${groupKey(RED, "positive-in")}`]);
  button(`${RED} again`).click();
  assert.equal(document.activeElement, button(RED));
  assert.equal(asked.at(-1), `pick ${RED}`);
});

test("when what had the focus is gone, it is at the beginning of the list", () => {
  draw(toggled(startAt(RED), "paper/p3"));
  button("dataset/d").focus();
  draw(startAt(RED));
  assert.equal(document.activeElement, button(RED));
});

test("the keyboard goes on from what is named, and nowhere else", () => {
  draw(startAt(RED));
  outline.focus("paper/p5");
  assert.equal(document.activeElement, button("paper/p5"));
  outline.focus("paper/nobody");
  assert.equal(document.activeElement, button("paper/p5"));
});
