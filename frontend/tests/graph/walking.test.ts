import assert from "node:assert/strict";
import { test } from "node:test";
import { type Near, type Site, shardOf } from "../../src/graph/data";
import { Layout, SLOT } from "../../src/graph/layout";
import { findNodes } from "../../src/graph/search";
import {
  formatState,
  groupKey,
  parseState,
  type State,
  startAt,
  toggled,
  withEdge,
  withMore,
} from "../../src/graph/state";
import { nearestTowards } from "../../src/graph/steps";
import { buildView, isShort } from "../../src/graph/view";

const SITE: Site = {
  shards: 1,
  edges: { positive: "says that it helps", source: "source dataset" },
  relations: {
    positive: ["positive", "Says that these help"],
    "positive-in": ["positive", "Papers that say it helps"],
    source: ["source", "Source datasets"],
  },
};

function other(id: string) {
  return { id, label: id.toUpperCase(), quotes: 1 };
}

function papers(count: number, total = count): Near {
  const others = Array.from({ length: count }, (_, at) => other(`paper/p${at}`));
  return { label: "Red", title: "", groups: [{ relation: "positive-in", total, others }] };
}

const PAPER: Near = {
  label: "P0",
  title: "A paper",
  groups: [
    { relation: "positive", total: 2, others: [other("factor/c/red"), other("factor/c/blue")] },
    { relation: "source", total: 1, others: [other("dataset/d")] },
  ],
};
const RED = "factor/c/red";

test("an address holds a state and gives it back", () => {
  let state = startAt(RED);
  state = toggled(state, "paper/p0");
  state = toggled(state, "dataset/a b&c=d#e~f");
  state = withMore(withMore(state, groupKey(RED, "related: nearly the same as")), "x/y~z");
  state = withEdge(withEdge(state, "source", false), "part", false);
  assert.deepEqual(parseState(formatState(state), "other/x"), state);
  assert.match(formatState(startAt("factor/c@1/red")), /^\?at=factor\/c@1\/red$/);
});

for (const address of ["", "?at=", "?more=~1&more=a~0&more=b~-1&more=c~x&open=&hide="]) {
  test(`an address that says nothing begins at the beginning: ${address}`, () => {
    assert.deepEqual(parseState(address, RED), startAt(RED));
  });
}

test("what is opened twice is closed, and what was asked of it forgotten; the first stays open", () => {
  const opened = withMore(toggled(startAt(RED), "paper/p0"), groupKey("paper/p0", "source"));
  const closed = toggled(opened, "paper/p0");
  assert.deepEqual(closed, startAt(RED));
  assert.equal(toggled(closed, RED), closed);
});

function view(state: State, known: Record<string, Near>) {
  return buildView(state, new Map(Object.entries(known)), SITE);
}

test("few neighbours are all shown, of many the first and how many are left", () => {
  assert.equal(view(startAt(RED), { [RED]: papers(45) }).nodes.size, 46);
  const many = view(startAt(RED), { [RED]: papers(100) });
  assert.equal(many.nodes.size, 42);
  assert.equal(many.nodes.get(`~${RED}~positive-in`)?.label, "60 more");
  const more = view(withMore(startAt(RED), groupKey(RED, "positive-in")), { [RED]: papers(100) });
  assert.equal(more.nodes.get(`~${RED}~positive-in`)?.label, "20 more");
});

test("more is fetched only when more is wanted than is there", () => {
  const near = papers(40, 100);
  assert.equal(isShort(startAt(RED), RED, near), false);
  assert.equal(isShort(withMore(startAt(RED), groupKey(RED, "positive-in")), RED, near), true);
});

test("a link is drawn once although both ends are open, and a node is listed once", () => {
  const state = toggled(startAt(RED), "paper/p0");
  const { nodes, links, branches } = view(state, { [RED]: papers(2), "paper/p0": PAPER });
  assert.deepEqual([...nodes.keys()].sort(), [
    "dataset/d",
    "factor/c/blue",
    RED,
    "paper/p0",
    "paper/p1",
  ]);
  assert.equal(links.size, 4);
  const items = branches.get("paper/p0")?.[0]?.items ?? [];
  assert.deepEqual(
    items.map(({ id, isHere }) => [id, isHere]),
    [
      [RED, false],
      ["factor/c/blue", true],
    ],
  );
});

test("a kind of link that is hidden takes along what only it leads to", () => {
  const state = withEdge(toggled(startAt("paper/p0"), RED), "positive", false);
  const { nodes, branches } = view(state, { "paper/p0": PAPER, [RED]: papers(3) });
  assert.deepEqual([...nodes.keys()], ["paper/p0", "dataset/d"]);
  assert.equal(branches.has(RED), false);
});

test("what was opened before that by which it is in sight is open all the same", () => {
  const state: State = { ...startAt(RED), open: ["dataset/d", "paper/p0"] };
  const near = { label: "D", title: "", groups: [] };
  const shown = view(state, { [RED]: papers(1), "paper/p0": PAPER, "dataset/d": near });
  assert.ok(shown.branches.has("dataset/d"));
});

test("nodes stand apart, and stay where they are when others come", () => {
  const layout = new Layout();
  const known = { [RED]: papers(1_500), "paper/p0": PAPER };
  let state = startAt(RED);
  layout.place(view(state, known));
  const before = new Map(layout.points);
  for (let at = 0; at < 40; at++) state = withMore(state, groupKey(RED, "positive-in"));
  state = toggled(state, "paper/p0");
  layout.place(view(state, known));
  for (const [id, point] of before) {
    if (layout.points.has(id)) assert.deepEqual(layout.points.get(id), point);
  }
  const points = [...layout.points.values()];
  assert.equal(points.length, 1_503);
  points.forEach((one, at) => {
    for (const two of points.slice(at + 1)) {
      const isApart = Math.abs(one.x - two.x) >= SLOT.wide || Math.abs(one.y - two.y) >= SLOT.high;
      assert.ok(isApart, `${JSON.stringify(one)} and ${JSON.stringify(two)} overlap`);
    }
  });
});

for (const count of [2, 7, 10, 16, 25, 40]) {
  test(`none of ${count} neighbours stands behind another`, () => {
    const layout = new Layout();
    layout.place(view(startAt(RED), { [RED]: papers(count) }));
    const turns = [...layout.points]
      .filter(([id]) => id !== RED)
      .map(([, { x, y }]) => Math.atan2(y, x))
      .sort((one, other) => one - other);
    assert.equal(turns.length, count);
    const gaps = turns.map((turn, at) => (turns[at + 1] ?? (turns[0] ?? 0) + 2 * Math.PI) - turn);
    assert.ok(Math.min(...gaps) > Math.PI / count, `a gap of ${Math.min(...gaps)}`);
  });
}

test("the same state has the same picture", () => {
  const [one, other] = [new Layout(), new Layout()];
  const shown = view(startAt(RED), { [RED]: papers(30) });
  one.place(shown);
  other.place(shown);
  assert.deepEqual(one.points, other.points);
});

test("an arrow leads to the nearest in its direction and never back", () => {
  const places = [
    { id: "far", x: 100, y: 0 },
    { id: "near", x: 60, y: 10 },
    { id: "left", x: -20, y: 0 },
    { id: "aside", x: 10, y: 90 },
  ];
  assert.equal(nearestTowards("right", { x: 0, y: 0 }, places), "near");
  assert.equal(nearestTowards("left", { x: 0, y: 0 }, places), "left");
  assert.equal(nearestTowards("down", { x: 0, y: 0 }, places), "aside");
  assert.equal(nearestTowards("up", { x: 0, y: 0 }, places), undefined);
});

test("a node is found by the beginnings of its words, labels before titles", () => {
  const catalogue = {
    paper: [["mueller2020", "Müller 2020", "On red <b>roofs</b>"]] as [string, string, string][],
    factor: [["c@1/red", "Red", "Colours"]] as [string, string, string][],
    dataset: [["redder", "Redder", ""]] as [string, string, string][],
    model: [] as [string, string, string][],
  };
  const found = (asked: string) => findNodes(catalogue, asked).map(({ id }) => id);
  assert.deepEqual(found("red"), ["factor/c@1/red", "dataset/redder", "paper/mueller2020"]);
  assert.deepEqual(found("MULLER 20"), ["paper/mueller2020"]);
  assert.deepEqual(found("roof red"), ["paper/mueller2020"]);
  assert.deepEqual(found("ed"), []);
  assert.deepEqual(found("  "), []);
});

test("a name has its number of file, as the build has it", () => {
  assert.equal(shardOf("", 1_000_000_000), 166_136_261);
  assert.equal(shardOf("a", 1_000_000_000), 826_002_220);
});
