import { countBoth, has } from "./bits";
import { VALUES } from "./file";
import type { Answer } from "./find";
import { meantJudgements } from "./find";
import type { Factor, Knowledge, Paper } from "./knowledge";
import { parsePassages, type Run } from "./passages";
import { clausesOf, wordConditions } from "./python";

/** A value's word; undefined where the factor was not assessed. */
export type Mark = string | undefined;

export interface Row {
  number: number;
  /** The quote's id within its paper. */
  id: string;
  passages: Run[][];
  marks: Mark[];
}

/** A table of quotes: what `base.quotes(...).table()` gives for the same question. */
export interface Table {
  id: string;
  title: string;
  caption: string;
  dataVersion: string;
  factors: Factor[];
  groups: { paper: Paper; rows: Row[] }[];
}

/**
 * The quotes of an answer as a table: a row for each, a column for each factor of one codebook.
 *
 * @param words the words of a quote as its record writes them
 */
export function buildTable(answer: Answer, words: (place: number) => string): Table {
  const { base, state, found } = answer;
  const codebook = codebookOf(answer);
  const factors = base.factors.flatMap((factor, at) =>
    factor.codebook === codebook && factor.inUse ? [{ factor, at }] : [],
  );
  const papers = [...base.papers].sort((one, other) => one.year - other.year);
  const groups = papers.flatMap((paper) => {
    const rows: Row[] = [];
    for (let place = paper.first; place < paper.end; place++)
      if (has(found, place))
        rows.push({
          number: rows.length + 1,
          id: `q${base.file.quotes.number[place]}`,
          passages: parsePassages(words(place)),
          marks: factors.map(({ at }) => markOf(base, at, place)),
        });
    return rows.length ? [{ paper, rows }] : [];
  });
  const chosen = wordConditions(base, state);
  return {
    id: "quotes",
    title: "Quotes",
    caption: sentence(chosen ? `Quotes chosen by ${chosen}.` : "All quotes."),
    dataVersion: base.file.version,
    factors: factors.map(({ factor }) => factor),
    groups,
  };
}

/** What a table's caption says, the version of the data included. */
export function fullCaption(table: Table): string {
  return `${table.caption} Data version ${table.dataVersion}.`;
}

/** The values that a table shows, *not assessed* as undefined. */
export function shownValues(table: Table): Set<Mark> {
  return new Set(table.groups.flatMap(({ rows }) => rows.flatMap(({ marks }) => marks)));
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
