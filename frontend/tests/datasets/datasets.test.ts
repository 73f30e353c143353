import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import { Deck } from "../../src/datasets/deck";
import { next, ordered } from "../../src/datasets/order";
import { drawnWords } from "../../src/datasets/sample";
import { type Category, readShelves, type Shelf } from "../../src/datasets/shelves";
import { formatState, parseState } from "../../src/datasets/state";
import { tileBox, tileList } from "../../src/datasets/tiles";

before(() => {
  globalThis.document = new Window().document as unknown as Document;
});

const of = (label: string, ...counts: (number | null)[]): Category => ({
  label,
  name: "",
  counts,
  sheet: null,
});
const labels = (found: readonly Category[]): string => found.map((one) => one.label).join(" ");
const FOUR = [of("c10", 5), of("B", 9), of("c9", null), of("a", 9)];

for (const [order, expected] of [
  ["name", "a B c9 c10"],
  ["name-down", "c10 c9 B a"],
  ["size", "a B c10 c9"],
  ["size-up", "c10 a B c9"],
] as const) {
  test(`categories stand by ${order}, those of unknown size behind all sizes`, () => {
    assert.equal(labels(ordered(FOUR, order, 0)), expected);
  });
}

test("a head that is clicked again turns its order round", () => {
  assert.equal(next("size", "name"), "name");
  assert.equal(next("name", "name"), "name-down");
  assert.equal(next("name", "size"), "size");
  assert.equal(next("size", "size"), "size-up");
});

test("every image comes up before any comes up again", () => {
  for (let count = 1; count < 40; count += 1) {
    const deck = new Deck(count);
    const seen = new Set<number>();
    for (let drawn = 0; drawn + 12 <= count; drawn += 12) {
      const sample = deck.draw(12);
      assert.equal(new Set(sample).size, 12);
      for (const number of sample) assert.ok(!seen.has(number) && number < count);
      for (const number of sample) seen.add(number);
    }
    const last = deck.draw(12);
    assert.equal(new Set(last).size, Math.min(12, count));
    const left = count - seen.size;
    assert.equal(last.filter((number) => !seen.has(number)).length, Math.min(left, 12));
  }
});

test("a second sample is another one as far as there are others", () => {
  const deck = new Deck(16);
  const first = new Set(deck.draw(12));
  assert.equal(deck.draw(12).filter((number) => !first.has(number)).length, 4);
});

const SHELF: Shelf = {
  id: "clouds",
  name: "Clouds",
  group: "",
  address: "",
  unit: "images",
  side: 8,
  splits: ["train", "test"],
  categories: [of("hi", 1, 2), of("lo & low", 3, 4)],
  about: [],
  reason: "",
};
const BARE = { ...SHELF, id: "bare", splits: [], categories: [] };

test("what is shown stands in the address, and comes back from it", () => {
  const left = { dataset: "clouds", split: "test", sort: "size", open: "lo & low" } as const;
  const right = { dataset: "bare", split: "", sort: "name", open: "" } as const;
  const said = formatState({ left, right }, [SHELF, BARE]);
  assert.equal(
    said,
    "?left=clouds&left-split=test&left-sort=size&left-class=lo+%26+low&right=bare",
  );
  assert.deepEqual(parseState(said, "left", [SHELF, BARE], "bare"), left);
  assert.deepEqual(parseState(said, "right", [SHELF, BARE], "clouds"), right);
});

test("what there is not is not taken from an address", () => {
  const asked = "?left=nothing&left-class=none&left-sort=random&left-split=x";
  assert.deepEqual(parseState(asked, "left", [SHELF, BARE], "clouds"), {
    dataset: "clouds",
    split: "train",
    sort: "name",
    open: "",
  });
});

test("the list of the page says all that the panels need", () => {
  const page = document.createElement("div");
  page.innerHTML = `<section data-group="Examples"><section data-dataset="clouds" data-name="Clouds &lt;b&gt;"
    data-side="8" data-unit="patches"><h3><a href="../datasets/clouds/">Clouds</a></h3>
    <div class="kb-db-about"><p>One</p><p class="kb-db-reason">Why</p></div>
    <table><thead><tr><th>Category</th><th data-split="train">Train</th></tr></thead><tbody>
    <tr data-label="hi" data-name="high" data-sheet="a.webp" data-tiles="7" data-drawn="1200"><th>hi</th><td>1,200</td></tr>
    <tr data-label="lo"><th>lo</th><td><span>not known</span></td></tr></tbody></table></section></section>`;
  const [shelf] = readShelves(page);
  assert.ok(shelf);
  assert.equal(shelf.name, "Clouds <b>");
  assert.deepEqual(
    [shelf.group, shelf.address, shelf.unit],
    ["Examples", "../datasets/clouds/", "patches"],
  );
  assert.deepEqual([shelf.side, shelf.splits, shelf.reason], [8, ["train"], "Why"]);
  assert.equal(shelf.about.length, 2);
  assert.deepEqual(shelf.categories, [
    {
      label: "hi",
      name: "high",
      counts: [1200],
      sheet: { address: "a.webp", tiles: 7, drawnFrom: 1200 },
    },
    { label: "lo", name: "", counts: [null], sheet: null },
  ]);
});

test("an image is cut from its place on the sheet and named", () => {
  assert.equal(tileBox(0, 64), "0 0 64 64");
  assert.equal(tileBox(13, 64), "64 128 64 64");
  const sheet = { address: "a.webp", tiles: 8, drawnFrom: 9 };
  const list = tileList(sheet, 8, "<b>hi</b>", [6], () => {});
  const image = list.querySelector("svg");
  assert.equal(image?.getAttribute("aria-label"), "Image 7 of <b>hi</b>");
  assert.equal(image?.getAttribute("viewBox"), "0 8 8 8");
  assert.equal(list.querySelector("image")?.getAttribute("height"), "16");
});

test("it is said which images there are", () => {
  assert.equal(drawnWords(1, 1), "The only image.");
  assert.equal(drawnWords(9, 9), "All 9 images.");
  assert.equal(drawnWords(24, 24), "12 of all 24 images at a time.");
  assert.equal(
    drawnWords(24, 1200),
    "12 at a time of the 24 that are here, drawn by chance from 1,200.",
  );
});
