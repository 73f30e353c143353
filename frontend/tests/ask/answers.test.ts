import assert from "node:assert/strict";
import { test } from "node:test";
import { readJson } from "../../src/ask/answer";
import { formatCsv } from "../../src/ask/delimited";
import { fragmentOf, queryIn } from "../../src/ask/permalink";
import { numberOf, recordAddress, shortened, type Term } from "../../src/ask/terms";

const INTEGER = "http://www.w3.org/2001/XMLSchema#integer";
const BASE = "https://example.org/kb/";
const VOCABULARY = "https://example.org/vocab#";
const text = (value: string): Term => ({ type: "literal", value });
const number = (value: string): Term => ({ type: "literal", value, datatype: INTEGER });

for (const query of [
  "SELECT * { ?s ?p ?o }",
  'ASK { ?s ?p "a#b&c=d%20+é\u202e\u0000" }\n# ☃ \ud83d\ude00',
  "x".repeat(5_000),
]) {
  test(`a query comes back from its link: ${query.slice(0, 20)}`, () => {
    assert.equal(queryIn(fragmentOf(query)), query);
  });
}

test("a fragment without a query holds none", () => {
  assert.equal(fragmentOf(""), "");
  for (const fragment of ["", "#", "#questions", "#query="]) {
    assert.ok(!queryIn(fragment), fragment);
  }
});

test("cells with commas, quotation marks and line ends stay one cell", () => {
  assert.equal(formatCsv([["a,b", 'say "x"', undefined, "c\nd"]]), '"a,b","say ""x""",,"c\nd"\n');
});

test("an answer sorts numbers as numbers, then words, and puts what is empty last", () => {
  const rows = [{ a: text("b") }, {}, { a: number("10") }, { a: text("a") }, { a: number("9") }];
  const json = JSON.stringify({ head: { vars: ["a"] }, results: { bindings: rows } });
  const answer = readJson(json);
  const shown = () => answer.slice(0, 9).map((row) => row.a?.value);
  answer.sort("a", false);
  assert.deepEqual(shown(), ["9", "10", "a", "b", undefined]);
  answer.sort("a", true);
  assert.deepEqual(shown(), ["b", "a", "10", "9", undefined]);
  assert.equal(answer.toCsv(), 'a\nb\na\n10\n9\n""\n');
  assert.equal(JSON.parse(answer.toJson()).results.bindings.length, 5);
});

test("the answer to ASK is yes or no", () => {
  const answer = readJson('{"head": {}, "boolean": false}');
  assert.equal(answer.truth, false);
  assert.equal(answer.toCsv(), "answer\nfalse\n");
});

test("only literals with a type of number are numbers", () => {
  assert.equal(numberOf(number("12")), 12);
  assert.equal(numberOf(text("12")), undefined);
  assert.equal(numberOf({ type: "uri", value: "12" }), undefined);
});

for (const [iri, address] of [
  [`${BASE}paper/doe2020`, "papers/doe2020/"],
  [`${BASE}quote/doe2020/q3`, "papers/doe2020/#q3"],
  [`${BASE}factor/colours@1/red`, "codebooks/colours@1/red/"],
  [`${BASE}claim/colours@1/red`, "codebooks/colours@1/red/"],
  [`${BASE}coding/doe2020/q3/colours@1/red`, "papers/doe2020/#q3"],
  [`${BASE}coder/ann`, "coders/#ann"],
  [`${BASE}dataset/tiles`, "datasets/tiles/"],
  [`${VOCABULARY}value`, "vocabulary/#value"],
  [`${BASE}paper/`, undefined],
  [`${BASE}paper/a/b`, undefined],
  [`${BASE}run/doe2020/q3`, undefined],
  ["javascript:alert(1)", undefined],
  ["https://elsewhere.org/paper/doe2020", undefined],
] as const) {
  test(`the page of ${iri}`, () => {
    assert.equal(recordAddress(iri, BASE, VOCABULARY), address);
  });
}

test("an IRI is as short as the prefixes make it", () => {
  assert.equal(shortened(`${VOCABULARY}value`, { kb: VOCABULARY }), "kb:value");
  assert.equal(shortened(`${VOCABULARY}a/b`, { kb: VOCABULARY }), `${VOCABULARY}a/b`);
});
