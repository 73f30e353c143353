import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import { fold } from "../../src/explorer/fold";
import { emptyState } from "../../src/explorer/state";
import { askedWords, foundIn, matches, soughtBy } from "../../src/explorer/words";
import { viewWords } from "../../src/explorer/words_view";
import { WORDS } from "./small";

before(() => {
  globalThis.document = new Window().document as unknown as Document;
});

const TYPED: [string, string[], string[]][] = [
  ["two words", ["two", "words"], []],
  ['a "whole phrase" b', ["whole phrase", "b"], ["a"]],
  ['an "open one', ["open", "one"], ["an"]],
  ['"" "', [], []],
  ["Does visual similarity matter?", ["visual", "similarity"], ["Does", "matter"]],
  ["of the", ["of", "the"], []],
  ['"does" it pay', ["does", "pay"], ["it"]],
  ["is it texture?", ["texture"], ["is", "it"]],
  ["?", ["?"], []],
];

for (const [typed, telling, aside] of TYPED)
  test(`of ${typed} the words ${telling.join(", ")} are looked for`, () => {
    assert.deepEqual(askedWords(typed), { telling, aside });
  });

function sought(words: string) {
  const made = soughtBy({ ...emptyState(), words });
  assert.ok(made);
  return made;
}

const FOUND: [string, string, string[]][] = [
  ["Red roofs", "roof red", ["Red", "roof"]],
  ["Die Straße", "STRASSE", ["Straße"]],
  ["cafe\u0301 noir", "café", ["cafe\u0301"]],
  ["two\n  words", '"two words"', ["two\n  words"]],
  ["aaa", "aa", ["aaa"]],
  ["ﬁne", "in", ["ﬁn"]],
];

for (const [text, words, parts] of FOUND)
  test(`${JSON.stringify(words)} is marked in ${JSON.stringify(text)} as it is written there`, () => {
    const question = sought(words);
    assert.ok(matches(fold(text), question));
    assert.deepEqual(
      foundIn(text, question).map(([start, end]) => text.slice(start, end)),
      parts,
    );
  });

test("words are shown as text, stressed, left out and put in, and what was found is marked", () => {
  const shown = viewWords(WORDS[0] ?? "", sought("roofs longer"));
  assert.equal(
    shown.innerHTML,
    '<p>Red <strong><mark>roofs</mark></strong> last <span class="kb-omission" ' +
      'title="text left out">[...]</span> <mark>longer</mark> <span class="kb-insertion" ' +
      'title="inserted by the coder">[than]</span> others.</p>',
  );
});

test("nothing in a quote is markup", () => {
  const shown = viewWords(WORDS[1] ?? "", sought("img onerror"));
  assert.equal(shown.querySelector("img"), null);
  assert.equal(shown.textContent, WORDS[1]);
});

test("a long quote is cut, unless what is sought stands behind the cut", () => {
  const long = WORDS[2] ?? "";
  const cut = viewWords(long, undefined);
  assert.ok((cut.textContent ?? "").length < 1_600);
  cut.querySelector("button")?.click();
  assert.equal(cut.textContent, long);
  assert.equal(viewWords(long, sought("roof")).textContent, long);
});
