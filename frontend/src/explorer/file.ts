/** The index as the build writes it; `kb/site/explorer/index.py` says what stands where. */
export interface IndexFile {
  title: string;
  version: string;
  citation: string;
  /** Each value's word and what it means. */
  values: [string, string][];
  /** Each level's id, what its badge says, and the same in a word or two. */
  levels: [string, string, string][];
  /** Each codebook's reference, title, and whether it is signed. */
  codebooks: [string, string, number][];
  /** Each factor's codebook, id, label, and whether it is in use. */
  factors: [number, string, string, number][];
  domains: string[];
  /** Each dataset's id, name and domain. */
  datasets: [string, string, number][];
  models: [string, string][];
  papers: {
    id: string[];
    label: string[];
    year: number[];
    quotes: number[];
    /** The place of its coding among `codings`. */
    coding: number[];
    /** Codebooks, each with whether every factor was looked for. */
    codings: [number, number][][];
    source: number[][];
    target: number[][];
    models: number[][];
  };
  quotes: {
    number: number[];
    level: number[];
    source: number[][];
    target: number[][];
    models: number[][];
    /** `6 * factor + value` of what the record states. */
    codes: number[][];
  };
  /** The first quote of each file of words, and what tells this version of it from others. */
  shards: [number, string][];
}

/** How many values there are, *not assessed* included. */
export const VALUES = 6;
/** The place of `absent` among the values; all before it speak to the factor. */
export const ABSENT = 4;
/** The place of `not assessed`. */
export const NOT_ASSESSED = 5;
