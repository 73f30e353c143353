import assert from "node:assert/strict";
import { test } from "node:test";
import cases from "../../tests/tables/spreadsheet_cases.json";
import { escapeCell, formatLine } from "../src/site/spreadsheet";

for (const [text, cell] of cases as [string, string][])
  test(`no spreadsheet runs ${JSON.stringify(text)}, as Python writes it`, () => {
    assert.equal(escapeCell(text), cell);
  });

test("a line of one empty cell is a line", () => {
  assert.equal(formatLine([""]), '""\n');
});
