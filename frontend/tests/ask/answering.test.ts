import assert from "node:assert/strict";
import { test } from "node:test";
import { Answer } from "../../src/ask/answer";
import { tellOf } from "../../src/ask-engine/answering";

const ROWS = [{ a: { type: "literal", value: "x" } as const }];

test("a worker that has answered nothing gives no rows, no order and no file", () => {
  for (const order of [
    { kind: "rows", from: 0, to: 9 },
    { kind: "sort", by: "a", descending: false },
    { kind: "export", as: "csv" },
    { kind: "export", as: "json" },
  ] as const) {
    assert.throws(() => tellOf(undefined, order), /This answer is gone/);
  }
});

test("an answer gives its rows and its file", () => {
  const answer = new Answer(["a"], ROWS);
  assert.deepEqual(tellOf(answer, { kind: "rows", from: 0, to: 9 }), ROWS);
  assert.equal(tellOf(answer, { kind: "sort", by: "a", descending: true }), null);
  assert.equal(tellOf(answer, { kind: "export", as: "csv" }), "a\nx\n");
});
