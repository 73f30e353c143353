import { type Bits, has, places } from "./bits";
import { VALUES } from "./file";
import { meantJudgements } from "./find";
import type { Knowledge } from "./knowledge";
import { type Sort, SPEAKING, type State } from "./state";

/** Rows that stand under one heading; without one where nothing is grouped. */
export interface Rows {
  /** What the heading names: a paper or a factor by its place; undefined: no heading. */
  head: { kind: "paper" | "factor"; at: number } | { kind: "rest" } | undefined;
  places: number[];
}

/** What the heading of a group says, and what tells it from others that say the same. */
export function headingOf(
  base: Knowledge,
  head: NonNullable<Rows["head"]>,
): { label: string; note?: string } {
  const named = head.kind === "rest" ? undefined : base[GROUPED[head.kind]][head.at];
  return named ?? { label: "Speaks to no factor" };
}

const GROUPED = { paper: "papers", factor: "factors" } as const;

/**
 * The quotes of an answer in the order asked for.
 *
 * @param relevance how well a quote answers to what is sought
 */
export function ordered(
  base: Knowledge,
  found: Bits,
  sort: Sort,
  relevance: (place: number) => number,
): number[] {
  const listed = places(found);
  const by = (key: (place: number) => number) => {
    const keys = new Float64Array(base.size);
    for (const place of listed) keys[place] = key(place);
    return listed.sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0) || one - other);
  };
  switch (sort) {
    case "paper":
      return listed;
    case "newest":
      return by((place) => -base.paperAt(place).year);
    case "oldest":
      return by((place) => base.paperAt(place).year);
    case "factors":
      return by((place) => -spokenFactors(base, place).length);
    case "relevance":
      return by((place) => -relevance(place));
  }
}

/** The factors to which a quote speaks, each with the place of its value. */
export function spokenFactors(base: Knowledge, place: number): [factor: number, value: number][] {
  return (base.file.quotes.codes[place] ?? [])
    .map((code): [number, number] => [Math.floor(code / VALUES), code % VALUES])
    .filter(([, value]) => SPEAKING.includes(value))
    .sort(([one], [other]) => one - other);
}

/** Ordered quotes under the headings asked for; under factors a quote stands as often as it speaks. */
export function grouped(base: Knowledge, listed: number[], state: State): Rows[] {
  if (state.group === "none") return listed.length ? [{ head: undefined, places: listed }] : [];
  if (state.group === "paper") {
    const groups = new Map<number, number[]>();
    for (const place of listed) push(groups, base.paperOf[place] ?? 0, place);
    return [...groups].map(([at, members]) => ({ head: { kind: "paper", at }, places: members }));
  }
  return byFactor(base, listed, state);
}

function byFactor(base: Knowledge, listed: number[], state: State): Rows[] {
  const scope = meantJudgements(base, state);
  const factors = scope?.factors ?? base.factors.map((_, at) => at);
  const values = scope && state.value.length ? scope.values : SPEAKING;
  const sets = new Map(factors.map((at) => [at, values.map((value) => base.judged(at, value))]));
  const rest: number[] = [];
  const groups = new Map<number, number[]>(factors.map((at) => [at, []]));
  for (const place of listed) {
    let stands = false;
    for (const [at, bits] of sets)
      if (bits.some((set) => has(set, place))) {
        push(groups, at, place);
        stands = true;
      }
    if (!stands) rest.push(place);
  }
  const rows: Rows[] = [...groups]
    .filter(([, members]) => members.length)
    .map(([at, members]) => ({ head: { kind: "factor", at }, places: members }));
  if (rest.length) rows.push({ head: { kind: "rest" }, places: rest });
  return rows;
}

function push(groups: Map<number, number[]>, key: number, place: number): void {
  const members = groups.get(key);
  if (members) members.push(place);
  else groups.set(key, [place]);
}
