import assert from "node:assert/strict";
import { test } from "node:test";
import cases from "../../../tests/site/search/folding_cases.json";
import { joinCompounds, splitWords } from "../../src/search/folding";

test("a text has the words that the index has of it", () => {
  for (const [text, words] of cases as [string, string[]][]) {
    assert.deepEqual(
      splitWords(text),
      words.map((word) => word.normalize("NFKD")),
      text,
    );
  }
});

test("no word is longer than the index keeps", () => {
  assert.equal([...(splitWords("𐐨".repeat(90))[0] ?? "")].length, 64);
});

test("a compound is known as one word", () => {
  assert.deepEqual(joinCompounds("a Fine-tuned net"), [
    { joined: "finetuned", parts: ["fine", "tuned"] },
  ]);
});
