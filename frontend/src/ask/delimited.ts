// Answers as CSV that no spreadsheet runs: the rules of kb/tables/spreadsheet.py.

// biome-ignore lint/suspicious/noControlCharactersInRegex: spreadsheets pass them over
const BARE = /(^|[;\t\r\n])([\s"\x00-\x1f\u200b\ufeff]*)(?='*[=+@＝＋－＠-])/g;

/** A text so that no spreadsheet runs it; to take each apostrophe away again gives the text. */
export function escapeCell(text: string): string {
  return text.replace(BARE, "$1$2'");
}

/** Rows as CSV with commas and line feeds; undefined is an empty cell, alone in quotation marks. */
export function formatCsv(rows: Iterable<readonly (string | undefined)[]>): string {
  let text = "";
  for (const row of rows) text += `${row.map(quoted).join(",") || '""'}\n`;
  return text;
}

function quoted(cell: string | undefined): string {
  const safe = escapeCell(cell ?? "");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
