import { all, type Bits, countBoth, each, join, keep, none } from "./bits";
import { VALUES } from "./file";
import type { Knowledge, Named } from "./knowledge";
import { speakingTo } from "./reading";
import { FACETS, type Facet, fullNames, SPEAKING, type State } from "./state";

/** A part of a question. Factor, value and codebook are one: they hold of one judgement. */
export type Part =
  | "judgement"
  | "also"
  | "paper"
  | "year"
  | "source"
  | "target"
  | "source_domain"
  | "target_domain"
  | "model"
  | "level"
  | "text"
  | "reading";

const SUBJECTS = ["source", "target", "model", "source_domain", "target_domain"] as const;
type About = (typeof SUBJECTS)[number];

/** The quotes that meet every condition, and what each part of the question leaves alone. */
export class Answer {
  readonly found: Bits;
  private readonly parts: Map<Part, Bits>;

  /**
   * @param base the quotes
   * @param state what is asked
   * @param texts the quotes in which the sought words stand; undefined where none are sought
   */
  constructor(
    readonly base: Knowledge,
    readonly state: State,
    texts: Bits | undefined,
  ) {
    this.parts = new Map();
    const put = (part: Part, bits: Bits | undefined) => {
      if (bits) this.parts.set(part, bits);
    };
    put("judgement", judged(base, state));
    put("also", speakingToo(base, state));
    put("paper", withPaper(base, state));
    put("year", inYears(base, state));
    for (const about of SUBJECTS) put(about, aboutAny(base, state, about));
    put("level", withLevel(base, state));
    put("text", texts);
    const { reading } = state;
    if (reading.kind === "factors") put("reading", speakingTo(base, reading.factors));
    this.found = this.without();
  }

  /** The quotes that meet every part of the question but this one. */
  without(part?: Part): Bits {
    const bits = all(this.base.size);
    for (const [other, met] of this.parts) if (other !== part) keep(bits, met);
    return bits;
  }

  /** How many quotes each name of a facet would find, whatever else is chosen in this facet. */
  counts(facet: Facet): Uint32Array {
    const { base, state } = this;
    const counts = new Uint32Array(names(base, facet).length);
    if (facet === "factor" || facet === "value" || facet === "codebook") {
      const others = this.without("judgement");
      counts.forEach((_, at) => {
        const one = judgedBy(base, {
          ...scopeOf(base, state),
          ...narrowed(base, state, facet, at),
        });
        counts[at] = countBoth(others, one);
      });
    } else if (facet === "paper") {
      each(this.without("paper"), (place) => {
        const at = base.paperOf[place] ?? 0;
        counts[at] = (counts[at] ?? 0) + 1;
      });
    } else {
      const others = this.without(facet);
      const sets = facet === "level" ? base.byLevel : setsOf(base, state, facet);
      sets.forEach((set, at) => {
        counts[at] = countBoth(others, set);
      });
    }
    return counts;
  }

  /** How many quotes of each year there are, whatever years are chosen. */
  years(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const paper of this.base.papers) counts.set(paper.year, counts.get(paper.year) ?? 0);
    each(this.without("year"), (place) => {
      const { year } = this.base.paperAt(place);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    });
    return new Map([...counts].sort(([one], [other]) => one - other));
  }
}

/** The names that a facet offers. */
export function names(base: Knowledge, facet: Facet): readonly Named[] {
  return {
    factor: base.factors,
    value: base.values,
    codebook: base.codebooks,
    paper: base.papers,
    source: base.datasets,
    target: base.datasets,
    source_domain: base.domains,
    target_domain: base.domains,
    model: base.models,
    level: base.levels,
  }[facet];
}

/** Names in the question that do not exist here, so that no quote meets them. */
export function unknownNames(base: Knowledge, state: State): [Facet, string][] {
  return FACETS.flatMap((facet) => {
    const known = new Set(names(base, facet).map((named) => named.id));
    return state[facet]
      .filter((name) => !known.has(name))
      .map((name): [Facet, string] => [facet, name]);
  });
}

/** The judgements that a question means. */
interface Scope {
  factors: number[];
  values: number[];
}

function scopeOf(base: Knowledge, state: State): Scope {
  return {
    factors: factorsOf(base, state, undefined),
    values: valuesOf(base, state),
  };
}

function narrowed(
  base: Knowledge,
  state: State,
  facet: "factor" | "value" | "codebook",
  at: number,
): Partial<Scope> {
  if (facet === "value") return { values: [at] };
  if (facet === "codebook") return { factors: factorsOf(base, state, [at]) };
  const factor = base.factors[at];
  const books = placesOf(base.codebooks, state.codebook);
  const isIn = factor && (!state.codebook.length || books.includes(factor.codebook));
  return {
    factors: isIn ? [at] : [],
    values: state.value.length ? placesOf(base.values, state.value) : SPEAKING,
  };
}

function factorsOf(base: Knowledge, state: State, only: number[] | undefined): number[] {
  const books = only ?? (state.codebook.length ? placesOf(base.codebooks, state.codebook) : null);
  const chosen = state.factor.length
    ? placesOf(base.factors, state.factor)
    : base.factors.map((_, at) => at);
  return books ? chosen.filter((at) => books.includes(base.factors[at]?.codebook ?? -1)) : chosen;
}

function valuesOf(base: Knowledge, state: State): number[] {
  if (state.value.length) return placesOf(base.values, state.value);
  return state.factor.length ? SPEAKING : base.values.map((_, at) => at);
}

/** The factors and values that a question means, where it says anything of judgements. */
export function meantJudgements(base: Knowledge, state: State): Scope | undefined {
  const asks = state.factor.length || state.value.length || state.codebook.length;
  return asks ? scopeOf(base, state) : undefined;
}

function judged(base: Knowledge, state: State): Bits | undefined {
  const scope = meantJudgements(base, state);
  return scope && judgedBy(base, scope);
}

/** The quotes that speak to every factor that they must speak to besides. */
function speakingToo(base: Knowledge, { also }: State): Bits | undefined {
  if (!also.length) return undefined;
  const bits = all(base.size);
  for (const name of also)
    keep(bits, judgedBy(base, { factors: factorsMeant(base, name), values: SPEAKING }));
  return bits;
}

/** The factors that a name means: one, or that of each codebook where it stands alone. */
export function factorsMeant(base: Knowledge, name: string): number[] {
  return placesOf(base.factors, fullNames("factor", name, base));
}

function judgedBy(base: Knowledge, { factors, values }: Scope): Bits {
  const bits = none(base.size);
  if (values.length === VALUES) {
    const books = new Set(factors.map((at) => base.factors[at]?.codebook ?? -1));
    for (const book of books) join(bits, base.coded[book] ?? bits);
    return bits;
  }
  for (const factor of factors) for (const value of values) join(bits, base.judged(factor, value));
  return bits;
}

function withPaper(base: Knowledge, state: State): Bits | undefined {
  if (!state.paper.length) return undefined;
  const bits = none(base.size);
  for (const at of placesOf(base.papers, state.paper)) {
    const paper = base.papers[at];
    if (paper) addPaper(bits, paper);
  }
  return bits;
}

function inYears(base: Knowledge, { since, until }: State): Bits | undefined {
  if (since === undefined && until === undefined) return undefined;
  const bits = none(base.size);
  for (const paper of base.papers)
    if (paper.year >= (since ?? 0) && paper.year <= (until ?? 9999)) addPaper(bits, paper);
  return bits;
}

function addPaper(bits: Bits, { first, end }: { first: number; end: number }): void {
  for (let place = first; place < end; place++)
    bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
}

function setsOf(base: Knowledge, state: State, about: About): Bits[] {
  const subject = {
    source: base.source,
    target: base.target,
    model: base.model,
    source_domain: base.sourceDomain,
    target_domain: base.targetDomain,
  }[about];
  return subject[state.within];
}

function aboutAny(base: Knowledge, state: State, about: About): Bits | undefined {
  if (!state[about].length) return undefined;
  return anyOf(base, setsOf(base, state, about), placesOf(names(base, about), state[about]));
}

function withLevel(base: Knowledge, state: State): Bits | undefined {
  if (!state.level.length) return undefined;
  return anyOf(base, base.byLevel, placesOf(base.levels, state.level));
}

function anyOf(base: Knowledge, sets: Bits[], chosen: number[]): Bits {
  const bits = none(base.size);
  for (const at of chosen) join(bits, sets[at] ?? bits);
  return bits;
}

function placesOf(known: readonly Named[], chosen: string[]): number[] {
  const wanted = new Set(chosen);
  return known.flatMap((named, at) => (wanted.has(named.id) ? [at] : []));
}
