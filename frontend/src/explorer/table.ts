import { countBoth, has } from "./bits";
import { VALUES } from "./file";
import type { Answer } from "./find";
import { meantJudgements } from "./find";
import type { Factor, Knowledge, Named, Paper } from "./knowledge";
import { headingOf, type Rows } from "./order";
import { parsePassages, type Run } from "./passages";
import { clausesOf, wordConditions } from "./python";

/** A value's word; undefined where the factor was not assessed. */
export type Mark = string | undefined;

export interface Row {
  /** Which of its paper's quotes in this table it is. */
  number: number;
  /** The quote's id within its paper. */
  id: string;
  passages: Run[][];
  marks: Mark[];
  source: string[];
  target: string[];
  models: string[];
  level: string;
}

/** Rows of one paper that stand together. */
export interface PaperRows {
  paper: Paper;
  rows: Row[];
}

/** Rows under the heading of a factor, or without one. */
export interface Section {
  heading: string;
  groups: PaperRows[];
}

/** A table of quotes: sorted by the oldest paper, what `base.quotes(...).table()` gives. */
export interface Table {
  id: string;
  title: string;
  caption: string;
  dataVersion: string;
  factors: Factor[];
  /** Whether the factors are of several codebooks, so that their ids alone do not tell them apart. */
  isMixed: boolean;
  sections: Section[];
}

/**
 * The quotes of an answer as a table, in the order in which they are shown: a row for each, and a
 * column for each factor.
 *
 * @param shown the quotes as they are sorted and grouped
 * @param words the words of a quote as its record writes them
 * @param codebooks whether to have the factors of each codebook under which one of the quotes was
 *   coded, or of the one in question
 */
export function buildTable(
  answer: Answer,
  shown: readonly Rows[],
  words: (place: number) => string,
  codebooks: "one" | "every",
): Table {
  const { base, state } = answer;
  const books = codebooks === "every" ? codebooksOf(answer) : [codebookOf(answer)];
  const factors = base.factors.flatMap((factor, at) =>
    books.includes(factor.codebook) && factor.inUse ? [{ factor, at }] : [],
  );
  const numbers = new Map<number, number>();
  const often = new Map<Paper, number>();
  const row = (place: number): Row => {
    const paper = base.paperAt(place);
    if (!numbers.has(place)) {
      often.set(paper, (often.get(paper) ?? 0) + 1);
      numbers.set(place, often.get(paper) ?? 0);
    }
    return {
      number: numbers.get(place) ?? 0,
      id: `q${base.file.quotes.number[place]}`,
      passages: parsePassages(words(place)),
      marks: factors.map(({ at }) => markOf(base, at, place)),
      ...aboutOf(base, place),
    };
  };
  const chosen = wordConditions(base, state);
  return {
    id: "quotes",
    title: "Quotes",
    caption: sentence(chosen ? `Quotes chosen by ${chosen}.` : "All quotes."),
    dataVersion: base.file.version,
    factors: factors.map(({ factor }) => factor),
    isMixed: books.length > 1,
    sections: shown.map(({ head, places }) => {
      const { label, note } = head && head.kind !== "paper" ? headingOf(base, head) : { label: "" };
      return { heading: note ? `${label} (${note})` : label, groups: runsOf(base, places, row) };
    }),
  };
}

/** The quotes, those of one paper together that follow each other. */
function runsOf(
  base: Knowledge,
  places: readonly number[],
  row: (place: number) => Row,
): PaperRows[] {
  const groups: PaperRows[] = [];
  for (const place of places) {
    const paper = base.paperAt(place);
    const last = groups.at(-1);
    if (last?.paper === paper) last.rows.push(row(place));
    else groups.push({ paper, rows: [row(place)] });
  }
  return groups;
}

/** What the table on paper lacks of what is in sight, in a sentence. */
export function leftOut(answer: Answer): string {
  const one = codebookOf(answer);
  const others = codebooksOf(answer)
    .filter((at) => at !== one)
    .map((at) => answer.base.codebooks[at]?.id ?? "");
  const judged = others.length ? `, nor what was judged under ${others.join(" and ")}` : "";
  return `A table on paper has no room for source, target, model and verification${judged}. The CSV has them.`;
}

function aboutOf(base: Knowledge, place: number) {
  const { quotes } = base.file;
  const ids = (things: number[] | undefined, named: readonly Named[]) =>
    (things ?? []).map((at) => named[at]?.id ?? "");
  return {
    source: ids(quotes.source[place], base.datasets),
    target: ids(quotes.target[place], base.datasets),
    models: ids(quotes.models[place], base.models),
    level: base.levels[quotes.level[place] ?? 0]?.id ?? "",
  };
}

/** What a table's caption says, the version of the data included. */
export function fullCaption(table: Table): string {
  return `${table.caption} Data version ${table.dataVersion}.`;
}

/** The values that a table shows, *not assessed* as undefined. */
export function shownValues(table: Table): Set<Mark> {
  const groups = table.sections.flatMap((section) => section.groups);
  return new Set(groups.flatMap(({ rows }) => rows.flatMap(({ marks }) => marks)));
}

/** The values in the order of a legend, each with what the legend says of it. */
export function legend(shown: Set<Mark>): [Mark, string][] {
  const isSigned = ["positive", "negative", "mixed"].some((value) => shown.has(value));
  const meanings: [Mark, string][] = [
    ["present", isSigned ? "present, sign not judged" : "present"],
    ["positive", "positive"],
    ["negative", "negative"],
    ["mixed", "mixed"],
    ["absent", "absent (looked for, not there)"],
    [undefined, "not assessed"],
  ];
  return meanings.filter(([value]) => shown.has(value));
}

/**
 * The codebook that was asked for, or of those in question the one under which most were coded.
 *
 * As in Python, what is asked with more than one call asks for no codebook.
 */
function codebookOf({ base, state, found }: Answer): number {
  const scope = clausesOf(base, state).length > 1 ? undefined : meantJudgements(base, state);
  const asked = scope?.factors.map((at) => base.factors[at]?.codebook ?? 0) ?? [];
  const coded = base.coded.flatMap((bits, at) => (bits.some((word) => word !== 0) ? [at] : []));
  const candidates = scope ? [...new Set(asked)].sort((one, other) => one - other) : coded;
  let [best, most] = [candidates[0] ?? largest(base), -1];
  for (const at of candidates) {
    const number = countBoth(base.coded[at] ?? found, found);
    if (number > most) [best, most] = [at, number];
  }
  return best;
}

/** The codebooks under which any of the quotes was coded; where none was, the one in question. */
function codebooksOf(answer: Answer): number[] {
  const { base, found } = answer;
  const used = base.coded.flatMap((bits, at) => (countBoth(bits, found) ? [at] : []));
  return used.length > 1 ? used : [codebookOf(answer)];
}

function largest(base: Knowledge): number {
  return base.codebooks.length ? 0 : -1;
}

function markOf(base: Knowledge, factor: number, place: number): Mark {
  for (let value = 0; value < VALUES - 1; value++)
    if (has(base.judged(factor, value), place)) return base.values[value]?.id;
  return undefined;
}

function sentence(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
