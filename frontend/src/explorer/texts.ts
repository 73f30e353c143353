import { fetchJson } from "../site/fetching";
import { add, type Bits, none } from "./bits";
import { fold } from "./fold";
import type { Knowledge } from "./knowledge";
import { plainText } from "./passages";
import { matches, relevance, type Sought } from "./words";

/** Fetches the words of a shard, given its number and what tells its version. */
export type FetchShard = (number: number, digest: string) => Promise<string[]>;

const ADDRESS = "assets/data/quotes/";
const AT_ONCE = 6;

/** A shard of this site. What stands behind `?` keeps the words of an older version away. */
export function fetchShard(number: number, digest: string): Promise<string[]> {
  return fetchJson<string[]>(`${ADDRESS}${number}.json?v=${digest}`);
}

/** The words of the quotes, fetched when they are needed. */
export class Texts {
  private readonly texts: (string | undefined)[];
  private readonly folded: (string | undefined)[];
  private readonly asked = new Map<number, Promise<void>>();
  private arrived = 0;
  /** What was sought last, since it is asked for more than once in a row. */
  private last: { asked: string; found: Bits } = { asked: "", found: none(0) };

  constructor(
    private readonly base: Knowledge,
    private readonly fetchOne: FetchShard = fetchShard,
  ) {
    this.texts = new Array(base.size).fill(undefined);
    this.folded = new Array(base.size).fill(undefined);
  }

  /** The words of a quote as its record writes them; undefined while they are not here. */
  at(place: number): string | undefined {
    return this.texts[place];
  }

  /** Whether all words are here. */
  get isComplete(): boolean {
    return this.arrived === this.base.file.shards.length;
  }

  /** How much of the words is here, from 0 to 1. */
  get share(): number {
    return this.base.file.shards.length ? this.arrived / this.base.file.shards.length : 1;
  }

  /** Have the words of these quotes here. Rejects when one of their files cannot be had. */
  async load(places: readonly number[]): Promise<void> {
    const shards = new Set(places.filter((at) => this.texts[at] === undefined).map(this.shardOf));
    await Promise.all([...shards].map((shard) => this.loadShard(shard)));
  }

  /** Have all words here, a few files at a time, and tell after each. */
  async loadAll(arrived: () => void = () => undefined): Promise<void> {
    const waiting = this.base.file.shards.map((_, shard) => shard);
    const work = async () => {
      for (let shard = waiting.shift(); shard !== undefined; shard = waiting.shift()) {
        await this.loadShard(shard);
        arrived();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** The quotes in whose words, as far as they are here, stands what is sought. */
  find(sought: Sought): Bits {
    const asked = `${this.arrived} ${JSON.stringify(sought)}`;
    if (this.last.asked !== asked) this.last = { asked, found: this.search(sought) };
    return this.last.found.slice();
  }

  private search(sought: Sought): Bits {
    const bits = none(this.base.size);
    for (let place = 0; place < this.folded.length; place++) {
      const folded = this.folded[place];
      if (folded !== undefined && matches(folded, sought)) add(bits, place);
    }
    return bits;
  }

  /** How well a quote answers. */
  relevance(place: number, sought: Sought): number {
    return relevance(this.folded[place] ?? "", sought);
  }

  private readonly shardOf = (place: number): number => {
    const { shards } = this.base.file;
    let [low, high] = [0, shards.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((shards[middle]?.[0] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  private loadShard(shard: number): Promise<void> {
    const before = this.asked.get(shard);
    if (before) return before;
    const [first, digest] = this.base.file.shards[shard] ?? [0, ""];
    const loading = this.fetchOne(shard, digest).then(
      (texts) => {
        texts.forEach((text, at) => {
          this.texts[first + at] = text;
          this.folded[first + at] = fold(plainText(text));
        });
        this.arrived += 1;
      },
      (problem: unknown) => {
        this.asked.delete(shard);
        throw problem;
      },
    );
    this.asked.set(shard, loading);
    return loading;
  }
}
