import type { IndexFile } from "../../src/explorer/file";
import { Knowledge } from "../../src/explorer/knowledge";
import { Texts } from "../../src/explorer/texts";

/** The words of three quotes, in two shards. */
export const WORDS = [
  "Red **roofs** last [...] longer [than] others.",
  "Straße and café: <img src=x onerror=alert(1)>",
  `A ${"long ".repeat(400)}roof.`,
];

/** Two papers with three quotes, one codebook with two factors. */
export const SMALL: IndexFile = {
  title: "Roofs",
  version: "1.4.2",
  citation: "Ann Other (2022). Roofs (data version 1.4.2).",
  values: ["positive", "negative", "mixed", "present", "absent", "not assessed"].map(
    (word): [string, string] => [word, `it is ${word}`],
  ),
  levels: [
    ["full-text", "Full text", "full text"],
    ["abstract", "Abstract", "abstract"],
    ["secondary", "Second-hand", "second-hand"],
    ["unverified", "Tried", "not verified"],
    ["not-compared", "Not compared", "not compared"],
  ],
  codebooks: [["colours@1", "Colours", 1]],
  factors: [
    [0, "red", "Red", 1],
    [0, "blue", "Blue", 1],
  ],
  domains: ["roofs"],
  datasets: [
    ["slates", "Slates", 0],
    ["tiles", "Tiles", 0],
  ],
  models: [["house-2", "House 2"]],
  papers: {
    id: ["doe2020", "roe2021"],
    label: ["Doe", "Roe et al."],
    year: [2020, 2021],
    quotes: [2, 1],
    coding: [0, 1],
    codings: [[[0, 1]], [[0, 0]]],
    source: [[0], []],
    target: [[], []],
    models: [[], []],
  },
  quotes: {
    number: [1, 2, 1],
    level: [0, 4, 4],
    source: [[1], [], []],
    target: [[], [], [0]],
    models: [[0], [], []],
    codes: [[0], [3 + 6], [4]],
  },
  shards: [
    [0, "a"],
    [2, "b"],
  ],
};

export function smallBase(): Knowledge {
  return new Knowledge(SMALL);
}

/** The words, as if they came from a server. */
export async function smallTexts(base: Knowledge): Promise<Texts> {
  const texts = new Texts(base, async (shard) => (shard ? WORDS.slice(2) : WORDS.slice(0, 2)));
  await texts.loadAll();
  return texts;
}
