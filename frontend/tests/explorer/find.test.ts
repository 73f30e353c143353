import assert from "node:assert/strict";
import { test } from "node:test";
import { places } from "../../src/explorer/bits";
import { Answer, unknownNames } from "../../src/explorer/find";
import { grouped, ordered } from "../../src/explorer/order";
import { emptyState, parseState, type State } from "../../src/explorer/state";
import { Texts } from "../../src/explorer/texts";
import { soughtBy } from "../../src/explorer/words";
import { smallBase, smallTexts } from "./small";

const base = smallBase();

function found(query: string): string[] {
  return places(new Answer(base, parseState(query, base), undefined).found).map((place) =>
    base.refAt(place),
  );
}

const CASES: [string, string[]][] = [
  ["", ["doe2020/q1", "doe2020/q2", "roe2021/q1"]],
  ["?factor=colours@1/red", ["doe2020/q1"]],
  ["?factor=red&value=absent", ["doe2020/q2", "roe2021/q1"]],
  ["?factor=blue&value=not+assessed", ["roe2021/q1"]],
  ["?codebook=colours&value=present", ["doe2020/q2"]],
  ["?source=slates", []],
  ["?source=slates&within=paper", ["doe2020/q1", "doe2020/q2"]],
  ["?source=slates&within=nearest", ["doe2020/q2"]],
  ["?source=tiles&within=nearest", ["doe2020/q1"]],
  ["?factor=blue&also=blue", ["doe2020/q2"]],
  ["?also=red&also=blue", []],
  ["?also=purple", []],
  ["?source_domain=roofs&target_domain=roofs", []],
  ["?since=2021", ["roe2021/q1"]],
  ["?level=not-compared&paper=doe2020", ["doe2020/q2"]],
  ["?factor=purple", []],
];

for (const [query, refs] of CASES)
  test(`the address ${query || "without a question"} finds what it asks for`, () => {
    assert.deepEqual(found(query), refs);
  });

test("the numbers of a facet are those of its names whatever is chosen in it", () => {
  const state: State = { ...emptyState(), factor: ["colours@1/blue"], level: ["full-text"] };
  const answer = new Answer(base, state, undefined);
  assert.deepEqual([...answer.counts("factor")], [1, 0]);
  assert.deepEqual([...answer.counts("level")], [0, 0, 0, 0, 1]);
});

test("a name that does not exist is told", () => {
  assert.deepEqual(unknownNames(base, parseState("?factor=purple&paper=doe2020", base)), [
    ["factor", "purple"],
  ]);
});

test("quotes are sorted by what is asked for, and stand under each factor they speak to", async () => {
  const texts = await smallTexts(base);
  const state = parseState("?words=roof&group=factor", base);
  const sought = soughtBy(state);
  assert.ok(sought);
  const answer = new Answer(base, state, texts.find(sought));
  const best = ordered(base, answer.found, "relevance", (place) => texts.relevance(place, sought));
  assert.deepEqual(best, [0, 2]);
  assert.deepEqual(
    ordered(base, answer.found, "newest", () => 0),
    [2, 0],
  );
  assert.deepEqual(
    ordered(base, answer.found, "factors", () => 0),
    [0, 2],
  );
  assert.deepEqual(grouped(base, best, state), [
    { head: { kind: "factor", at: 0 }, places: [0] },
    { head: { kind: "rest" }, places: [2] },
  ]);
});

test("words are fetched once, and again only where that failed", async () => {
  let asked = 0;
  const texts = new Texts(base, async (shard) => {
    asked += 1;
    if (asked === 1) throw new Error("no answer");
    return shard ? ["c"] : ["a", "b"];
  });
  await assert.rejects(texts.load([0]), /no answer/);
  await texts.load([0, 1]);
  await Promise.all([texts.loadAll(), texts.loadAll()]);
  assert.equal(asked, 3);
  assert.ok(texts.isComplete);
  assert.equal(texts.at(2), "c");
});
