import assert from "node:assert/strict";
import { test } from "node:test";
import { places } from "../../src/explorer/bits";
import { Answer } from "../../src/explorer/find";
import { formatPython, wordConditions } from "../../src/explorer/python";
import { withReading } from "../../src/explorer/reading";
import { formatSparql } from "../../src/explorer/sparql";
import { emptyState, formatState } from "../../src/explorer/state";
import { Texts } from "../../src/explorer/texts";
import { soughtBy } from "../../src/explorer/words";
import { smallBase, smallTexts } from "./small";

const base = smallBase();

const READ: [string, string, string[], string][] = [
  ["which roofs last?", "every", ["doe2020/q1"], "(text='roofs') & (text='last')"],
  ["Does blue matter?", "factors", ["doe2020/q2"], "factor='colours@1/blue'"],
  ["café roof", "some", ["doe2020/q1", "doe2020/q2", "roe2021/q1"], "text=['café', 'roof']"],
  ["purple", "every", [], "text='purple'"],
  ["purple cows", "every", [], "(text='purple') & (text='cows')"],
];

for (const [words, kind, refs, conditions] of READ)
  test(`“${words}” is read so that it finds ${refs.length} quotes, and copied so`, async () => {
    const texts = await smallTexts(base);
    const state = withReading({ ...emptyState(), words }, base, texts);
    assert.equal(state.reading.kind, kind);
    const sought = soughtBy(state);
    const answer = new Answer(base, state, sought && texts.find(sought));
    assert.deepEqual(
      places(answer.found).map((place) => base.refAt(place)),
      refs,
    );
    assert.equal(wordConditions(base, state), conditions);
    assert.match(formatPython(base, state), /base\.quotes\((text|factor)=/);
    assert.equal(formatState(state), `?${new URLSearchParams({ words })}`);
  });

test("the factors that words were read as are asked for in SPARQL", async () => {
  const texts = await smallTexts(base);
  const state = withReading({ ...emptyState(), words: "blue" }, base, texts);
  assert.match(formatSparql(base, state), /\("colours@1" "blue"\).*"present"/s);
  const some = withReading({ ...emptyState(), words: "café roof" }, base, texts);
  assert.match(formatSparql(base, some), /FILTER \(CONTAINS\(\?words, "café"\) \|\| CONTAINS/);
});

test("while words are still to come, nothing is said of what no quote has", () => {
  const texts = new Texts(base, () => new Promise(() => undefined));
  const state = withReading({ ...emptyState(), words: "blue" }, base, texts);
  assert.equal(state.reading.kind, "every");
});
