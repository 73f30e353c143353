import assert from "node:assert/strict";
import { test } from "node:test";
import { Answer } from "../../src/explorer/find";
import { conditionsOf } from "../../src/explorer/labels";
import {
  clausesOf,
  formatPython,
  quoted,
  represent,
  wordConditions,
} from "../../src/explorer/python";
import { formatState, parseState, toggled } from "../../src/explorer/state";
import { formatCitation } from "../../src/explorer/take_view";
import { smallBase } from "./small";

const base = smallBase();

test("an address says all of a state, and comes back as it was", () => {
  const query =
    "?factor=colours%401%2Fred&value=absent&value=present&also=colours%401%2Fblue&since=2019" +
    "&text=two+words&words=a+%22b+c%22&within=nearest&sort=newest&group=factor";
  assert.equal(formatState(parseState(query, base)), query);
  assert.equal(formatState(parseState("?sort=sideways&since=soon&group=none", base)), "");
});

test("a factor that stands besides no other is the one that is asked for", () => {
  const address = (query: string) => formatState(parseState(query, base));
  assert.equal(address("?also=red&also=blue"), address("?factor=blue&also=red"));
  assert.equal(address("?value=absent&also=red"), "?value=absent&also=colours%401%2Fred");
});

test("a name is chosen, and chosen again no longer", () => {
  const state = toggled(parseState("?paper=roe2021", base), "paper", "doe2020");
  assert.deepEqual(state.paper, ["doe2020", "roe2021"]);
  assert.deepEqual(toggled(state, "paper", "roe2021").paper, ["doe2020"]);
});

test("what one call cannot ask is asked with a second", () => {
  const state = parseState("?source=tiles&source_domain=roofs&words=c+b&within=paper", base);
  assert.deepEqual(clausesOf(base, state), [
    [
      ["source", ["tiles"]],
      ["text", ["c"]],
      ["within", ["paper"]],
    ],
    [
      ["source", ["slates", "tiles"]],
      ["text", ["b"]],
      ["within", ["paper"]],
    ],
  ]);
});

test("what must hold besides is asked with a second call", () => {
  const state = parseState("?factor=red&value=present&also=blue&source_domain=roofs", base);
  assert.deepEqual(clausesOf(base, state), [
    [
      ["factor", ["colours@1/red"]],
      ["value", ["present"]],
      ["source", ["slates", "tiles"]],
    ],
    [["factor", ["colours@1/blue"]]],
  ]);
  assert.deepEqual(
    conditionsOf(base, state).map(({ name, value }) => `${name}: ${value}`),
    ["Factor: Red", "Value: present", "Source domain: roofs", "And also: Blue"],
  );
});

test("a codebook beside factors narrows them and is not asked itself", () => {
  const state = parseState("?factor=red&codebook=colours", base);
  assert.match(formatPython(base, state), /quotes\(factor="colours@1\/red"\)/);
});

test("texts are literals of Python that run nothing and hide nothing", () => {
  assert.equal(quoted('a"b\\\u202e\u200b\u{1f600}'), '"a\\"b\\\\\\u202e\\u200b\u{1f600}"');
  assert.equal(represent("it's"), '"it\'s"');
  assert.equal(represent("a'b\"\u00a0"), "'a\\'b\"\\xa0'");
});

test("a view is cited with its address, its question and the version of the data", () => {
  const state = parseState("?since=2021", base);
  const citation = formatCitation(
    new Answer(base, state, undefined),
    "https://example.org/?since=2021",
  );
  assert.equal(
    citation,
    "Ann Other (2022). Roofs (data version 1.4.2). 1 quote chosen by since=2021: " +
      "https://example.org/?since=2021\n",
  );
  assert.equal(wordConditions(base, parseState("", base)), "");
});
