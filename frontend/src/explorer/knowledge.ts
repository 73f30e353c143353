import { add, addRange, all, type Bits, drop, join, keep, none } from "./bits";
import { ABSENT, type IndexFile, NOT_ASSESSED, VALUES } from "./file";

/** A name that a facet offers. */
export interface Named {
  id: string;
  label: string;
  /** What tells it from others of the same label. */
  note?: string;
}

export interface Paper extends Named {
  /** The authors in short, as tables cite it. */
  short: string;
  year: number;
  first: number;
  end: number;
  /** The codebooks under which it was coded, each with whether every factor was looked for. */
  coding: [number, boolean][];
}

export interface Factor extends Named {
  codebook: number;
  /** Its id without its codebook. */
  bare: string;
  inUse: boolean;
}

export interface Dataset extends Named {
  domain: number;
}

/**
 * Where a thing is named: in the quote's words; there, or where they name none of its kind, among
 * what its paper works on; or in either.
 */
export const WITHIN = ["quote", "nearest", "paper"] as const;
export type Within = (typeof WITHIN)[number];

/** For each thing the quotes that are about it, by where it must be named. */
type Subject = Record<Within, Bits[]>;

/** All quotes by their places, and the places of whatever may be asked for. */
export class Knowledge {
  readonly size: number;
  readonly everything: Bits;
  readonly papers: Paper[];
  readonly factors: Factor[];
  readonly codebooks: (Named & { signed: boolean })[];
  readonly datasets: Dataset[];
  readonly models: Named[];
  readonly domains: Named[];
  readonly levels: Named[];
  readonly values: (Named & { means: string })[];
  /** The paper of each quote. */
  readonly paperOf: Uint32Array;
  /** The quotes whose paper was coded under each codebook. */
  readonly coded: Bits[];
  readonly byLevel: Bits[];
  readonly source: Subject;
  readonly target: Subject;
  readonly model: Subject;
  readonly sourceDomain: Subject;
  readonly targetDomain: Subject;
  private readonly judgements: Bits[];

  constructor(readonly file: IndexFile) {
    const { papers, quotes } = file;
    this.size = quotes.number.length;
    this.everything = all(this.size);
    this.codebooks = file.codebooks.map(([id, label, signed]) => ({
      id,
      label,
      signed: signed === 1,
    }));
    this.papers = readPapers(file);
    this.factors = file.factors.map(([codebook, bare, label, inUse]) => {
      const book = this.codebooks[codebook];
      const id = `${book?.id ?? ""}/${bare}`;
      return {
        id,
        bare,
        label,
        codebook,
        inUse: inUse === 1,
        ...(file.codebooks.length > 1 && { note: (book?.id ?? "").replace("@", " ") }),
      };
    });
    this.datasets = file.datasets.map(([id, label, domain]) => ({ id, label, domain }));
    this.models = file.models.map(([id, label]) => ({ id, label }));
    this.domains = file.domains.map((id) => ({ id, label: id }));
    this.levels = file.levels.map(([id, label]) => ({ id, label }));
    this.values = file.values.map(([id, means]) => ({ id, label: id, means }));
    this.paperOf = new Uint32Array(this.size);
    this.papers.forEach((paper, place) => {
      this.paperOf.fill(place, paper.first, paper.end);
    });
    this.byLevel = this.sets(this.levels.length, (bits) => {
      quotes.level.forEach((level, place) => {
        put(bits, level, place);
      });
    });
    this.coded = this.sets(this.codebooks.length, (bits) => {
      for (const paper of this.papers)
        for (const [book] of paper.coding) putAll(bits, book, paper.first, paper.end);
    });
    this.source = this.subject(this.datasets.length, quotes.source, papers.source);
    this.target = this.subject(this.datasets.length, quotes.target, papers.target);
    this.model = this.subject(this.models.length, quotes.models, papers.models);
    this.sourceDomain = this.inDomains(this.source);
    this.targetDomain = this.inDomains(this.target);
    this.judgements = this.judge();
  }

  /** The quotes whose judgement of this factor is this value. */
  judged(factor: number, value: number): Bits {
    return this.judgements[factor * VALUES + value] ?? none(this.size);
  }

  /** The paper of the quote at a place. */
  paperAt(place: number): Paper {
    const paper = this.papers[this.paperOf[place] ?? 0];
    if (!paper) throw new RangeError(`there is no quote ${place}`);
    return paper;
  }

  /** The reference of the quote at a place, such as `ribeiro2017/q3`. */
  refAt(place: number): string {
    return `${this.paperAt(place).id}/q${this.file.quotes.number[place]}`;
  }

  private sets(number: number, fill: (bits: Bits[]) => void): Bits[] {
    const bits = Array.from({ length: number }, () => none(this.size));
    fill(bits);
    return bits;
  }

  private subject(number: number, inQuotes: number[][], inPapers: number[][]): Subject {
    const named = this.sets(number, (bits) => {
      inQuotes.forEach((things, place) => {
        for (const thing of things) put(bits, thing, place);
      });
    });
    const studied = this.sets(number, (bits) => {
      this.papers.forEach((paper, at) => {
        for (const thing of inPapers[at] ?? []) putAll(bits, thing, paper.first, paper.end);
      });
    });
    const silent = all(this.size);
    for (const set of named) drop(silent, set);
    const both = (one: Bits, other: Bits | undefined) => join(one.slice(), other ?? one);
    return {
      quote: named,
      nearest: studied.map((set, thing) => both(keep(set.slice(), silent), named[thing])),
      paper: studied.map((set, thing) => both(set, named[thing])),
    };
  }

  private inDomains(subject: Subject): Subject {
    const gathered = (from: Bits[]) =>
      this.sets(this.domains.length, (bits) => {
        this.datasets.forEach((dataset, at) => {
          const [into, set] = [bits[dataset.domain], from[at]];
          if (into && set) join(into, set);
        });
      });
    return {
      quote: gathered(subject.quote),
      nearest: gathered(subject.nearest),
      paper: gathered(subject.paper),
    };
  }

  /** What is stated, then what follows: absent where all was looked for, else not assessed. */
  private judge(): Bits[] {
    return this.sets(this.factors.length * VALUES, (bits) => {
      this.file.quotes.codes.forEach((codes, place) => {
        for (const code of codes) put(bits, code, place);
      });
      const complete = this.sets(this.codebooks.length, (sets) => {
        for (const paper of this.papers)
          for (const [book, isComplete] of paper.coding)
            if (isComplete) putAll(sets, book, paper.first, paper.end);
      });
      this.factors.forEach((factor, at) => {
        const silent = keep(all(this.size), this.coded[factor.codebook] ?? none(this.size));
        for (let value = 0; value <= ABSENT; value++)
          drop(silent, bits[at * VALUES + value] ?? silent);
        const looked = complete[factor.codebook] ?? none(this.size);
        const absent = bits[at * VALUES + ABSENT];
        const unknown = bits[at * VALUES + NOT_ASSESSED];
        if (absent) join(absent, keep(silent.slice(), looked));
        if (unknown) join(unknown, drop(silent, looked));
      });
    });
  }
}

function readPapers(file: IndexFile): Paper[] {
  const { papers } = file;
  const labels = papers.id.map((_, at) => `${papers.label[at]} ${papers.year[at]}`);
  const often = new Map<string, number>();
  for (const label of labels) often.set(label, (often.get(label) ?? 0) + 1);
  let first = 0;
  return papers.id.map((id, at) => {
    const end = first + (papers.quotes[at] ?? 0);
    const label = labels[at] ?? id;
    const paper: Paper = {
      id,
      label: often.get(label) === 1 ? label : `${label} (${id})`,
      short: papers.label[at] ?? "",
      year: papers.year[at] ?? 0,
      first,
      end,
      coding: (papers.codings[papers.coding[at] ?? 0] ?? []).map(([book, complete]) => [
        book,
        complete === 1,
      ]),
    };
    first = end;
    return paper;
  });
}

function put(sets: Bits[], at: number, place: number): void {
  const set = sets[at];
  if (set) add(set, place);
}

function putAll(sets: Bits[], at: number, start: number, end: number): void {
  const set = sets[at];
  if (set) addRange(set, start, end);
}
