import assert from "node:assert/strict";
import { test } from "node:test";
import { excerptOf } from "../../src/search/excerpt";

const shown = (text: string, ...terms: string[]): string =>
  excerptOf(text, new Set(terms))
    .map((it) => (it.isStressed ? `[${it.text}]` : it.text))
    .join("");

test("the words that were asked for are stressed as they are written", () => {
  assert.equal(shown("Naïve fine-tuning", "naive", "tuning"), "[Naïve] fine-[tuning]");
});

test("a short text is shown whole", () => {
  assert.equal(shown("one two", "zzz"), "one two");
});

test("of a long text the part is shown that holds most of the words", () => {
  const text = `texture ${"word ".repeat(200)}texture of size ${"word ".repeat(200)}`;
  const part = shown(text, "texture", "size");
  assert.match(part, /^….*\[texture\] of \[size\].*…$/);
  assert.ok(part.length < 300);
});

test("a text without spaces is cut all the same", () => {
  assert.ok(shown("x".repeat(20_000), "zzz").length < 300);
});

test("nothing of a text is lost or changed where it is shown whole", () => {
  const text = '<img src=x onerror=alert(1)> \u202eabc "quoted" & so on';
  assert.equal(
    excerptOf(text, new Set(["abc", "img"]))
      .map((it) => it.text)
      .join(""),
    text,
  );
});
