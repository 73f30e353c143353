import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, overlap, placeLabels, Room, wrapLabel } from "../../src/graph/labels";
import { faintIn, linksFrom, namedIn, neighboursOf, seeing } from "../../src/graph/scene";
import type { ShownLink, ShownNode } from "../../src/graph/view";

/** Every character is one wide. */
const measure = (text: string) => [...text].length;

for (const [text, lines] of [
  ["Doe et al. 2020", ["Doe et al.", "2020"]],
  ["short", ["short"]],
  ["", [""]],
  ["extraordinarily", ["extraordi…"]],
  ["one two three four five six seven", ["one two", "three four", "five six…"]],
  ["a bb 𝔘𝔫𝔦𝔠𝔬𝔡𝔢𝔘𝔫𝔦𝔠𝔬𝔡𝔢", ["a bb", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢𝔘𝔫…"]],
] as [string, string[]][]) {
  test(`a label breaks between words and ends in few lines: ${text}`, () => {
    assert.deepEqual(wrapLabel(text, 10, measure).lines, lines);
  });
}

/** Boxes strewn over a screen, always the same ones. */
function strewn(count: number): Box[] {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed / 2 ** 31) * below;
  };
  return Array.from({ length: count }, () => ({
    x: next(900) - 100,
    y: next(700) - 100,
    wide: 5 + next(120),
    high: 14 + next(30),
  }));
}

test("no label covers another or what is taken, and none is left out that had room", () => {
  const taken = strewn(40);
  const room = new Room();
  for (const box of taken) room.take(box);
  const boxes = strewn(400).reverse();
  const wanted = boxes.map((box) => ({ label: { lines: ["x"], ...box }, places: [box] }));
  const placed = placeLabels(wanted, room);
  assert.ok(placed.length > 10 && placed.length < boxes.length);
  placed.forEach((one, at) => {
    for (const other of [...taken, ...placed.slice(at + 1)]) assert.ok(!overlap(one, other));
  });
  for (const box of boxes) assert.ok([...taken, ...placed].some((other) => overlap(box, other)));
});

test("of two labels in one place the first stands, and the other takes its second place", () => {
  const box = { x: 0, y: 0, wide: 10, high: 10 };
  const label = (name: string) => ({ lines: [name], wide: 10, high: 10 });
  const placed = placeLabels(
    [
      { label: label("first"), places: [box] },
      { label: label("second"), places: [box, { ...box, y: 10 }] },
      { label: label("third"), places: [box] },
    ],
    new Room(),
  );
  assert.deepEqual(
    placed.map(({ lines, y }) => [lines[0], y]),
    [
      ["first", 0],
      ["second", 10],
    ],
  );
});

test("labels that are to stay apart do", () => {
  const boxes = strewn(400);
  const wanted = boxes.map((box) => ({ label: { lines: ["x"], ...box }, places: [box] }));
  const placed = placeLabels(wanted, new Room(), 20);
  assert.ok(placed.length > 10);
  placed.forEach((one, at) => {
    for (const other of placed.slice(at + 1)) {
      assert.ok(!overlap({ ...one, x: one.x - 19, wide: one.wide + 38 }, other));
    }
  });
});

function star(count: number): Map<string, ShownLink> {
  const links = Array.from({ length: count }, (_, at): ShownLink => {
    return { id: `positive|${at}`, edge: "positive", from: "factor/c/red", to: `paper/p${at}` };
  });
  return new Map(links.map((link) => [link.id, link]));
}

test("links of what has very many are faint and not named, and those of others are", () => {
  const few = star(10);
  const points = new Map([...Array(10).keys()].map((at) => [`paper/p${at}`, { x: at, y: 9 }]));
  points.set("factor/c/red", { x: 0, y: 0 });
  assert.equal(faintIn(few).size, 0);
  const around = neighboursOf("factor/c/red", few.values());
  assert.equal(linksFrom("factor/c/red", points, around).length, 10);
  const many = star(100);
  many.set("other", { id: "other", edge: "source", from: "paper/p1", to: "dataset/d" });
  assert.equal(faintIn(many).size, 100);
  const all = neighboursOf("factor/c/red", many.values());
  assert.deepEqual(linksFrom("factor/c/red", points, all), []);
  assert.deepEqual(neighboursOf("paper/p1", many.values()), [
    { edge: "positive", id: "factor/c/red" },
    { edge: "source", id: "dataset/d" },
  ]);
});

test("what is pointed at is named first, then what is open, then what is linked to it", () => {
  const node = (id: string, isOpen = false): [string, ShownNode] => [
    id,
    { id, label: id, kind: "paper", parent: undefined, isOpen },
  ];
  const nodes = new Map([node("rest"), node("near"), node("open", true), node("over"), node("at")]);
  const points = new Map([...nodes.keys()].map((id) => [id, { x: 0, y: 0 }]));
  const named = namedIn(nodes, points, ["at", "over"], [{ edge: "source", id: "near" }]);
  assert.deepEqual(
    named.map(({ label, isFirst }) => [label, isFirst]),
    [
      ["over", true],
      ["at", true],
      ["open", true],
      ["near", false],
      ["rest", false],
    ],
  );
});

test("all is seen where it can be, and else the middle from near enough", () => {
  const places = [
    { x: -1_000, y: 0 },
    { x: 3_000, y: 100 },
  ];
  const all = seeing(places, 600, 400);
  for (const { x } of places) {
    const across = x * all.zoom + all.pan.x;
    assert.ok(across >= 0 && across <= 600, `${across} is out of sight`);
  }
  const near = seeing(places, 600, 400, 0.6, { x: -1_000, y: 0 });
  assert.deepEqual(near, { zoom: 0.6, pan: { x: 900, y: 200 } });
});
