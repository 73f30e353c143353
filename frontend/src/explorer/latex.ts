import type { LatexSigns } from "./latex_text";
import { breakable, escapeLatex } from "./latex_text";
import type { Run } from "./passages";
import { fullCaption, legend, shownValues, type Table } from "./table";

/** The table as a `longtable` for an author's own document: what `to_latex()` gives. */
export function formatLatex(table: Table, signs: LatexSigns): string {
  const text = (words: string) => escapeLatex(words, signs);
  const broken = (words: string) => breakable(words, signs);
  const heads = table.factors.map(({ id, label }) => signs.heads[id] ?? [label]);
  const head = ["Quote", ...heads.map((lines) => `\\kbhead{${lines.map(text).join(" \\\\ ")}}`)];
  const width = head.length;
  const lines = [
    `% ${text(table.title)} (${table.id}), data version ${text(table.dataVersion)}.`,
    "% Needs \\usepackage{amssymb,array,booktabs,graphicx,longtable}.",
    "% Define any of these macros before this file to change how the table looks.",
    signs.macros,
    "",
    "\\begingroup\\kbfont",
    "\\setlength{\\tabcolsep}{\\kbcolumnsep}\\setlength{\\LTcapwidth}{\\linewidth}",
    `\\begin{longtable}{@{}${columnTypes(heads.map((found) => found.length))}@{}}`,
    `\\caption[{${text(table.title)}}]{${broken(fullCaption(table))}}`,
    `\\label{tab:${table.id}}\\\\`,
    "\\toprule",
    `${head.join(" & ")} \\\\`,
    "\\midrule",
    "\\endfirsthead",
    `\\multicolumn{${width}}{@{}l@{}}{\\kbcontinued} \\\\[2pt]`,
    "\\toprule",
    `${head.join(" & ")} \\\\`,
    "\\midrule",
    "\\endhead",
    `\\midrule\\multicolumn{${width}}{@{}r@{}}{\\kbcontinues} \\\\`,
    "\\endfoot",
    "\\bottomrule",
    ...legendLines(table, width, signs),
    "\\endlastfoot",
  ];
  const all = table.sections.flatMap(({ heading, groups }) =>
    groups.map((group, at) => ({ ...group, heading: at ? "" : heading })),
  );
  all.forEach(({ heading, paper, rows }, group) => {
    if (heading) {
      const words = `\\kbgroup{${broken(heading)}}`;
      lines.push(`\\multicolumn{${width}}{@{}p{\\linewidth}@{}}{${words}} \\\\*`);
    }
    const label = `${labelOf(paper.short, broken)}`;
    rows.forEach(({ number, passages, marks }, at) => {
      const isLast = at === rows.length - 1;
      const after = group < all.length - 1 ? "\\kbgroupend" : "";
      const space = isLast ? after : "\\kbrowend";
      const opening = at ? "" : `\\kbpaper{${label}}{${paper.id}}`;
      const words = `\\kbquote{${number}}{${formatPassages(passages, broken)}}${space}`;
      lines.push(
        `${opening}${[words, ...marks.map((mark) => signs.marks[mark ?? ""])].join(" & ")} \\\\`,
      );
    });
  });
  return [...lines, "\\end{longtable}", "\\endgroup", ""].join("\n");
}

function columnTypes(heights: number[]): string {
  const total = heights.reduce((sum, height) => sum + height, 0);
  const quote = `\\dimexpr\\linewidth-${2 * heights.length}\\tabcolsep-${total}\\dimexpr\\kbmarkwidth`;
  const marks = heights.map(
    (height) => `w{c}{${height > 1 ? height : ""}\\dimexpr\\kbmarkwidth\\relax}`,
  );
  return `>{\\kbcell}p{${quote}\\relax\\relax}${marks.join("")}`;
}

function legendLines(table: Table, width: number, signs: LatexSigns): string[] {
  const entries = legend(shownValues(table)).map(
    ([value, meaning]) =>
      `${value ? signs.marks[value] : "\\kbempty"}~${escapeLatex(meaning, signs)}`,
  );
  if (!entries.length) return [];
  const words = `{\\kbcell\\kblegend{${entries.join("; ")}}}`;
  return [`\\multicolumn{${width}}{@{}p{\\linewidth}@{}}${words} \\\\`];
}

function labelOf(short: string, broken: (words: string) => string): string {
  const at = short.indexOf(" et al.");
  return at < 0 ? broken(short) : `${broken(short.slice(0, at))} \\kbetal{}`;
}

function formatPassages(passages: Run[][], broken: (words: string) => string): string {
  return passages
    .map((passage) => `\\kbpassage{${passage.map((run) => formatRun(run, broken)).join("")}}`)
    .join(" ");
}

function formatRun(run: Run, broken: (words: string) => string): string {
  let words = run.kind === "omission" ? "\\kbomission{}" : broken(run.text);
  if (run.kind === "insertion") words = `\\kbinsertion{${words}}`;
  return run.emphasis ? `\\kbemph{${words}}` : words;
}
