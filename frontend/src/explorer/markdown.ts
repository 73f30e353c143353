import type { Paper } from "./knowledge";
import type { Run } from "./passages";
import { fullCaption, legend, type Mark, type Row, shownValues, type Table } from "./table";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+/gu;
const AS_ENTITY = new RegExp(
  [
    "[&<>|~$^{}@#]",
    "^[-+=]",
    ":(?=\\S)|(?<=[wW]{3})\\.",
    "([-+=])(?=\\1)",
    "\\((?=(?:[cCrR]|[tT][mM])\\))",
    "\\+(?=/)|=(?=/=)",
    "(?<=\\p{Nd})/(?=\\p{Nd})|(?<=c)/(?=o)",
    "(?<=\\p{Nd})[snrt](?=[tdh])",
  ].join("|"),
  "gu",
);
const SPECIAL = /&#\d+;|[\\`*_[\]]/g;

const GLYPHS: Record<string, string> = {
  present: "✓",
  positive: "+",
  negative: "−",
  mixed: "±",
  absent: "·",
};

/** The table as a pipe table of Markdown with its caption and legend: what `to_markdown()` gives. */
export function formatMarkdown(table: Table): string {
  const heads = ["Quote", ...table.factors.map((factor) => factor.label)].map(escapeMarkdown);
  const lines = [
    `**${escapeMarkdown(table.title)}.** ${escapeMarkdown(fullCaption(table))}`,
    "",
    line(heads),
    line(heads.map((_, at) => (at ? ":-:" : "---"))),
  ];
  for (const { heading, groups } of table.sections) {
    if (heading)
      lines.push(line(heads.map((_, at) => (at ? "" : `**${escapeMarkdown(heading)}**`))));
    for (const { paper, rows } of groups) lines.push(...paperLines(paper, rows));
  }
  const explained = legend(shownValues(table))
    .map(([value, meaning]) => `${glyph(value) || "empty"}: ${meaning}`)
    .join("; ");
  return `${[lines.join("\n"), ...(explained ? [explained] : [])].join("\n\n")}\n`;
}

function paperLines(paper: Paper, rows: readonly Row[]): string[] {
  return rows.map(({ number, passages, marks }, at) => {
    const words = `(${number}) ${formatPassages(passages)}`;
    const citation = `${escapeMarkdown(paper.short)} (${paper.year})`;
    return line([at ? words : `${citation}: ${words}`, ...marks.map(glyph)]);
  });
}

/** The text so that no dialect reads markup in it; `kb.tables.markdown` says of what kinds. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(CONTROL, " ")
    .replace(AS_ENTITY, (found) => `&#${found.codePointAt(0)};`)
    .replace(SPECIAL, (found) => (found.length > 1 ? found : `\\${found}`));
}

function line(cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function glyph(value: Mark): string {
  return value ? (GLYPHS[value] ?? "") : "";
}

function formatPassages(passages: Run[][]): string {
  return passages.map((passage) => `“${passage.map(formatRun).join("")}”`).join("<br>");
}

function formatRun(run: Run): string {
  const escaped = escapeMarkdown(run.text);
  const words = run.kind === "verbatim" ? escaped : `\\[${escaped}\\]`;
  if (!run.emphasis) return words;
  const closes = run.kind === "verbatim" && /^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/su.test(run.text);
  return closes ? `**${words}**` : `<strong>${words}</strong>`;
}
