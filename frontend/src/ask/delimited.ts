import { formatLine } from "../site/spreadsheet";

/** Rows as CSV that no spreadsheet runs; undefined is an empty cell. */
export function formatCsv(rows: Iterable<readonly (string | undefined)[]>): string {
  let text = "";
  for (const row of rows) text += formatLine(row.map((cell) => cell ?? ""));
  return text;
}
