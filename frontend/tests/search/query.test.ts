import assert from "node:assert/strict";
import { test } from "node:test";
import { askedWords } from "../../src/explorer/words";
import { readQuery, wordsHeld } from "../../src/search/query";

const QUERIES: [string, string[], string][] = [
  ["Does visual similarity matter?", [], "visual similarity"],
  ["fine-tuning Häfner", [], "fine-tuning Häfner"],
  ["texture qwxyz", ["qwxyz"], "texture"],
  ["qwxyz", ["qwxyz"], ""],
];

for (const [query, missing, words] of QUERIES)
  test(`from ${query} the explorer is asked for “${words}”`, () => {
    assert.equal(wordsHeld(query, missing), words);
  });

test("a question is read alike by the search and the explorer", () => {
  const query = "how does texture affect the size of it ";
  assert.deepEqual(
    readQuery(query).map((it) => it.word),
    askedWords(query).telling,
  );
});
