// The files of the graph as kb/site/walk/shards.py writes them, and the shelf that fetches them.
import { fetchJson } from "../site/fetching";

const FOLDER = "assets/data/graph/";

export type Kind = "paper" | "factor" | "dataset" | "model";

/** What the build tells the page. */
export interface Site {
  /** In how many files the neighbours stand. */
  shards: number;
  /** Kinds of edge with their names. */
  edges: Record<string, string>;
  /** Relations with their kind of edge and their heading. */
  relations: Record<string, [edge: string, heading: string]>;
}

/** Something at the other end of a relation, and how many quotes say so. */
export interface Other {
  id: string;
  label: string;
  quotes: number;
}

export interface Group {
  relation: string;
  total: number;
  /** All of them, or the first of many. */
  others: Other[];
}

/** A node with what stands next to it. */
export interface Near {
  label: string;
  title: string;
  groups: Group[];
}

type Names = [id: string, label: string][];
type Numbered = [name: number, quotes: number][];

interface Shard {
  names: Names;
  near: Record<
    string,
    { label: string; title: string; groups: [relation: string, total: number, others: Numbered][] }
  >;
}

interface Rest {
  names: Names;
  rest: Record<string, Numbered>;
}

/** What the search looks through: by kind the names, labels and titles. */
export type Catalogue = Record<Kind, [name: string, label: string, title: string][]>;

/** The number of the file in which a node stands: FNV-1a of its name, modulo their number. */
export function shardOf(id: string, shards: number): number {
  let total = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) {
    total = Math.imul(total ^ byte, 0x01000193) >>> 0;
  }
  return total % shards;
}

export function kindOf(id: string): Kind {
  return id.slice(0, id.indexOf("/")) as Kind;
}

/** Where the page of a node stands, from the site's root. */
export function pageOf(id: string): string {
  const name = id.slice(id.indexOf("/") + 1);
  const folder = { paper: "papers", factor: "codebooks", dataset: "datasets", model: "models" };
  return `${folder[kindOf(id)]}/${name}/`;
}

export class Shelf {
  private readonly shards = new Map<number, Promise<Shard>>();
  private readonly known = new Map<string, Near>();
  private names: Promise<Catalogue> | undefined;

  constructor(private readonly site: Pick<Site, "shards">) {}

  /** The neighbours of a node; undefined when there is no such node. */
  async near(id: string): Promise<Near | undefined> {
    const known = this.known.get(id);
    if (known) return known;
    const { names, near } = await this.shard(shardOf(id, this.site.shards));
    const found = Object.hasOwn(near, id) ? near[id] : undefined;
    if (!found) return undefined;
    const groups = found.groups.map(([relation, total, others]) => ({
      relation,
      total,
      others: named(others, names),
    }));
    const made = { label: found.label, title: found.title, groups };
    this.known.set(id, made);
    return made;
  }

  /** Fetch those of a node's neighbours that stand behind the first of many. */
  async complete(id: string): Promise<void> {
    const near = await this.near(id);
    if (!near?.groups.some(isPart)) return;
    const { names, rest } = await fetchJson<Rest>(`${FOLDER}rest/${id}.json`);
    for (const group of near.groups.filter(isPart)) {
      group.others.push(...named(rest[group.relation] ?? [], names));
      group.total = group.others.length;
    }
  }

  /** All names, for the search. */
  catalogue(): Promise<Catalogue> {
    this.names ??= fetchJson<Catalogue>(`${FOLDER}names.json`);
    this.names.catch(() => {
      this.names = undefined;
    });
    return this.names;
  }

  private shard(number: number): Promise<Shard> {
    let shard = this.shards.get(number);
    if (!shard) {
      shard = fetchJson<Shard>(`${FOLDER}near-${number}.json`);
      this.shards.set(number, shard);
      shard.catch(() => this.shards.delete(number));
    }
    return shard;
  }
}

function isPart(group: Group): boolean {
  return group.others.length < group.total;
}

function named(numbered: Numbered, names: Names): Other[] {
  return numbered.flatMap(([number, quotes]) => {
    const [id, label] = names[number] ?? [];
    return id !== undefined && label !== undefined ? [{ id, label, quotes }] : [];
  });
}
