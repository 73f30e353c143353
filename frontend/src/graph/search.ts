// Names that a reader may mean, best first.
import type { Catalogue, Kind } from "./data";

export interface Found {
  id: string;
  label: string;
  title: string;
  kind: Kind;
}

export const MOST_FOUND = 12;

/** What is called so: each word must begin a word of its label, title or id. */
export function findNodes(catalogue: Catalogue, asked: string): Found[] {
  const words = plain(asked).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const found: [rank: number, node: Found][] = [];
  for (const [kind, named] of Object.entries(catalogue) as [Kind, Catalogue[Kind]][]) {
    for (const [name, label, title] of named) {
      const called = ` ${plain(`${label} ${title} ${name}`)}`;
      if (!words.every((word) => called.includes(` ${word}`))) continue;
      const isLabel = words.every((word) => ` ${plain(label)}`.includes(` ${word}`));
      const isWhole = plain(label) === words.join(" ");
      const rank = isWhole ? 0 : isLabel ? 1 : 2;
      found.push([rank, { id: `${kind}/${name}`, label, title, kind }]);
    }
  }
  return found
    .sort(([a, one], [b, other]) => a - b || one.label.localeCompare(other.label, "en"))
    .map(([, node]) => node);
}

/** Small letters without accents, with single spaces for everything that is neither letter nor digit. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
