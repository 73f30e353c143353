import { Index } from "../../src/search/index";
import { readQuery } from "../../src/search/query";
import { type Ranked, rank } from "../../src/search/ranking";

/** An entry for a small index: the words of its text, of its title and of its factors. */
export type Words = [text: string, title?: string, labels?: string];

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";

/** An index in memory, of entries of one kind or of several with where each begins. */
export function indexOf(
  entries: readonly Words[],
  kinds: [string, number, number][] = [["Quote", 1, 0]],
): { index: Index; fetched: string[] } {
  const lists = new Map<string, [number[], number[], number[]]>();
  entries.forEach((fields, number) => {
    fields.forEach((words, field) => {
      for (const word of new Set(words?.split(" ").filter(Boolean))) {
        const all = lists.get(word) ?? [[], [], []];
        lists.set(word, all);
        all[field]?.push(number);
      }
    });
  });
  const words = [...lists.keys()].sort();
  const files: Record<string, unknown> = {
    "list.json": { entries: entries.length, kinds, shards: words, texts: entries.map((_, n) => n) },
  };
  words.forEach((word, at) => {
    files[`words-${at}.json`] = { [word]: lists.get(word)?.map(format).join("|") };
  });
  entries.forEach(([text, title], at) => {
    files[`texts-${at}.json`] = [[`papers/p/#q${at}`, title ?? "", "", text, []]];
  });
  const fetched: string[] = [];
  const index = new Index(async (address) => {
    const name = address.split("/").at(-1) ?? "";
    fetched.push(name);
    if (!(name in files)) throw new Error(`no ${name}`);
    return files[name];
  });
  return { index, fetched };
}

function format(numbers: readonly number[]): string {
  return numbers.map((number, at) => LETTERS[number - (numbers[at - 1] ?? -1) - 1]).join("");
}

/** What a question finds among entries. */
export function find(entries: readonly Words[], query: string): Promise<Ranked> {
  return rank(indexOf(entries).index, readQuery(query));
}
