import { formatLine } from "../site/spreadsheet";
import { type Run, shownText } from "./passages";
import type { Table } from "./table";

const ABOUT = ["source", "target", "models", "level"];
/** What parts several ids in one cell, as `kb.tables.spreadsheet` has it. */
const BETWEEN = "; ";

/**
 * The table as CSV that no spreadsheet runs: what `to_csv()` gives, and what the quotes are about
 * and how they were checked. The column `part` has the factor under which a quote is grouped.
 */
export function formatCsv(table: Table): string {
  const factors = table.factors.map(({ id, bare }) => (table.isMixed ? id : bare));
  const lines = table.sections.flatMap(({ heading, groups }) =>
    groups.flatMap(({ paper, rows }) =>
      rows.map(({ id, passages, marks, source, target, models, level }) => [
        heading,
        paper.id,
        id,
        plainPassages(passages),
        ...marks.map((mark) => mark ?? ""),
        ...[source, target, models].map((names) => names.join(BETWEEN)),
        level,
      ]),
    ),
  );
  return [["part", "paper", "quote", "text", ...factors, ...ABOUT], ...lines]
    .map(formatLine)
    .join("");
}

function plainPassages(passages: Run[][]): string {
  return passages.map((passage) => passage.map(shownText).join("")).join("\n");
}
