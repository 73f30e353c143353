import assert from "node:assert/strict";
import { test } from "node:test";
import { readFault } from "../../src/ask/faults";
import { isFault, prepare, unknownTerms } from "../../src/ask/preparing";
import { tokensOf } from "../../src/ask/tokens";

const PREFIXES = { kb: "https://example.org/vocab#", oa: "http://www.w3.org/ns/oa#" };

test("prefixes that are used are declared on the first line, those of the reader are left", () => {
  const one = prepare('SELECT * {\n  ?s kb:value "kb2:no" ; a oa:Annotation }', PREFIXES);
  assert.ok(!isFault(one));
  assert.equal(one.form, "SELECT");
  assert.equal(
    one.sent.slice(0, one.before),
    "PREFIX kb: <https://example.org/vocab#> PREFIX oa: <http://www.w3.org/ns/oa#> ",
  );
  const own = prepare("PREFIX kb: <http://x/> ASK { ?s kb:value ?o }", PREFIXES);
  assert.ok(!isFault(own));
  assert.equal(own.before, 0);
});

for (const [query, says, line, column] of [
  ["INSERT DATA { <a:b> <a:b> 1 }", /INSERT would change the data/, 1, 1],
  ["PREFIX kb: <http://x/>\ndelete where { ?s ?p ?o }", /DELETE would change/, 2, 1],
  ["SELECT * {\n SERVICE <http://x/> { ?s ?p ?o } }", /SERVICE asks another server/, 2, 2],
  ["SELECT * { ?s foo:bar ?o }", /no prefix “foo”/, 1, 15],
  ['SELECT * { ?s ?p "open }', /begins with " is not closed/, 1, 18],
  ["# nothing\n", /no query/, 0, 0],
  ["PREFIX kb: <http://x/>", /comes no query/, 0, 0],
  ["SELCT * {}", /begins with SELECT, ASK/, 1, 1],
] as const) {
  test(`a query that cannot be run is refused with its place: ${JSON.stringify(query)}`, () => {
    const fault = prepare(query, PREFIXES);
    assert.ok(isFault(fault));
    assert.match(fault.reason, says);
    assert.deepEqual([fault.line, fault.column], [line, column]);
  });
}

test("words of other tokens are no orders and no prefixes", () => {
  for (const query of [
    'SELECT * { ?s ?p "SERVICE" } # SERVICE foo:bar',
    "SELECT ?service { <http://x/foo:bar> ?service <http://x/SERVICE> }",
    "SELECT * { ?s ?p '''a 'SERVICE' foo:bar''' }",
    "SELECT * { ?s kb:service ?o }",
  ]) {
    assert.ok(!isFault(prepare(query, PREFIXES)), query);
  }
});

test("tokens put together give the text back without its spaces", () => {
  const query = 'SELECT ?a { ?a kb:b.c "x\\"y"@en-GB , 1.5e3 ; _:b <http://x/#y> . FILTER(?a<3) }';
  const kinds = tokensOf(query).map((token) => token.kind);
  assert.equal(
    tokensOf(query)
      .map((token) => token.text)
      .join(""),
    query.replaceAll(" ", ""),
  );
  assert.ok(kinds.includes("language") && kinds.includes("blank") && kinds.includes("iri"));
});

test("a fault of the engine stands where the reader wrote it, not behind the declarations", () => {
  const prepared = prepare("SELECT * { ?s kb:value }", PREFIXES);
  assert.ok(!isFault(prepared));
  const at = prepared.before + 24;
  const fault = readFault(`error at 1:${at}: expected one of "(", [_], "{"`, prepared);
  assert.deepEqual([fault.line, fault.column], [1, 24]);
  assert.equal(fault.reason, "Something is wrong at this place or just before it.");
  const below = readFault("error at 3:7: expected Unbound variable in group", prepared);
  assert.deepEqual([below.line, below.column], [3, 7]);
  assert.equal(readFault("memory access out of bounds", prepared).line, 0);
});

test("terms that the vocabulary lacks are told, but not those of another vocabulary", () => {
  assert.deepEqual(unknownTerms("ASK { ?s kb:value ?o ; kb:valu 1 }", ["value"]), ["valu"]);
  assert.deepEqual(unknownTerms("PREFIX kb: <a:b> ASK { ?s kb:valu 1 }", ["value"]), []);
});
