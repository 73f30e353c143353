import { BLANK } from "./blanks";

const PLACE = String.raw`(^|[;\t\r\n])([${BLANK}"\x00-\x1f\u200b\ufeff]*)`;
const RUNS = "(?='*[=+@＝＋－＠-])";
const BARE = new RegExp(PLACE + RUNS, "g");

/**
 * A text so that no spreadsheet runs it; `kb/tables/spreadsheet.py` says how and why. To take each
 * apostrophe away again gives the text. `tests/tables/spreadsheet_cases.json` holds for both.
 */
export function escapeCell(text: string): string {
  return text.replace(BARE, "$1$2'");
}

/** Cells as a line of CSV that no spreadsheet runs; one empty cell alone is in quotation marks. */
export function formatLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",") || '""'}\n`;
}

function quoted(cell: string): string {
  const safe = escapeCell(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
