import { BLANK } from "./fold";
import { type Run, shownText } from "./passages";
import type { Table } from "./table";

const PLACE = String.raw`(^|[;\t\r\n])([${BLANK}"\x00-\x1f\u200b\ufeff]*)`;
const RUNS = "(?='*[=+@＝＋－＠-])";
const BARE = new RegExp(PLACE + RUNS, "g");

/** The table as CSV that no spreadsheet runs: what `to_csv()` gives. */
export function formatCsv(table: Table): string {
  const head = ["part", "paper", "quote", "text", ...table.factors.map((factor) => factor.bare)];
  const lines = table.groups.flatMap(({ paper, rows }) =>
    rows.map(({ id, passages, marks }) => [
      "",
      paper.id,
      id,
      plainPassages(passages),
      ...marks.map((mark) => mark ?? ""),
    ]),
  );
  return [head, ...lines].map((cells) => `${cells.map(safeCell).join(",")}\n`).join("");
}

/** The text so that no spreadsheet runs it; `kb.tables.spreadsheet` says how and why. */
export function escapeCell(text: string): string {
  return text.replace(BARE, "$1$2'");
}

function safeCell(text: string): string {
  const cell = escapeCell(text);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function plainPassages(passages: Run[][]): string {
  return passages.map((passage) => passage.map(shownText).join("")).join("\n");
}
