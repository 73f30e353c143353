import { fetchJson } from "../site/fetching";

const FOLDER = "assets/data/search/";

/** What kb/site/search/index.py writes into `list.json`. */
export interface List {
  entries: number;
  /** Label, weight and number of the first entry of each kind. */
  kinds: [string, number, number][];
  /** The first word of each file of words. */
  shards: string[];
  /** The number of the first entry of each file of texts. */
  texts: number[];
}

/** The entries that hold a word in their text, in their title and in their factors, as written. */
export type Shard = Record<string, string>;

type Row = [address: string, title: string, where: string, text: string, codes: [string, string][]];

/** Something that was found, as it is shown. */
export interface Entry {
  kind: string;
  address: string;
  title: string;
  where: string;
  text: string;
  codes: [label: string, value: string][];
}

/** Fetches the files of the index, each once. */
export class Index {
  readonly #files = new Map<string, Promise<unknown>>();
  readonly #fetch: (address: string) => Promise<unknown>;

  constructor(fetch: (address: string) => Promise<unknown> = fetchJson) {
    this.#fetch = fetch;
  }

  /** The list of all files. */
  list(): Promise<List> {
    return this.#file("list.json");
  }

  /** The files in which words with this beginning stand, the first few of them. */
  async shardsOf(beginning: string, most: number): Promise<Shard[]> {
    const { shards } = await this.list();
    const first = Math.max(lastAtMost(shards, beginning), 0);
    const numbers: number[] = [];
    for (let at = first; at < shards.length && numbers.length < most; at++) {
      const word = shards[at];
      if (at > first && !word?.startsWith(beginning)) break;
      numbers.push(at);
    }
    return Promise.all(numbers.map((at) => this.#file<Shard>(`words-${at}.json`)));
  }

  /** What is shown of an entry. */
  async entry(number: number): Promise<Entry> {
    const { texts, kinds } = await this.list();
    const at = lastAtMost(texts, number);
    const rows = await this.#file<Row[]>(`texts-${at}.json`);
    const row = rows[number - (texts[at] ?? 0)];
    if (!row) throw new RangeError(`the index has no entry ${number}`);
    const [address, title, where, text, codes] = row;
    const kind =
      kinds[
        lastAtMost(
          kinds.map((it) => it[2]),
          number,
        )
      ]?.[0] ?? "";
    return { kind, address, title, where, text, codes };
  }

  #file<T>(name: string): Promise<T> {
    let file = this.#files.get(name) as Promise<T> | undefined;
    if (!file) {
      file = this.#fetch(FOLDER + name) as Promise<T>;
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return file;
  }
}

/** The place of the last of rising values that is at most as great; -1 if none is. */
function lastAtMost<T extends string | number>(values: readonly T[], value: T): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = values[middle];
    if (here !== undefined && here <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
