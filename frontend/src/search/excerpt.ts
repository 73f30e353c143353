import { element } from "../site/elements";
import { splitWords } from "./folding";

const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;
const BEFORE = 60;
const LENGTH = 260;

/** A stretch of a text, stressed or not. */
export interface Stretch {
  text: string;
  isStressed: boolean;
}

/** The part of a text that holds most of the words, with those stressed. */
export function excerptOf(text: string, terms: ReadonlySet<string>): Stretch[] {
  const hits = [...text.matchAll(WORD)].filter((word) => isAnyOf(word[0], terms));
  const start = beginning(text, densest(hits.map((hit) => hit.index)));
  const end = ending(text, start);
  const stretches: Stretch[] = [];
  let at = start;
  for (const hit of hits) {
    if (hit.index < start || hit.index + hit[0].length > end) continue;
    stretches.push({ text: text.slice(at, hit.index), isStressed: false });
    stretches.push({ text: hit[0], isStressed: true });
    at = hit.index + hit[0].length;
  }
  stretches.push({ text: text.slice(at, end), isStressed: false });
  if (start > 0) stretches.unshift({ text: "…", isStressed: false });
  if (end < text.length) stretches.push({ text: "…", isStressed: false });
  return stretches.filter((it) => it.text !== "");
}

/** Stretches as nodes. */
export function printStretches(stretches: readonly Stretch[]): (Node | string)[] {
  return stretches.map((it) => (it.isStressed ? element("mark", {}, it.text) : it.text));
}

function isAnyOf(word: string, terms: ReadonlySet<string>): boolean {
  return splitWords(word).some((it) => terms.has(it));
}

/** The place from which most others are within the length of an excerpt. */
function densest(places: readonly number[]): number {
  let best = places[0] ?? 0;
  let most = 0;
  for (const [first, place] of places.entries()) {
    const reach = place + LENGTH - BEFORE;
    let number = 0;
    while (first + number < places.length && (places[first + number] ?? 0) < reach) number++;
    if (number > most) [best, most] = [place, number];
  }
  return best;
}

function beginning(text: string, place: number): number {
  if (place <= BEFORE) return 0;
  const space = text.indexOf(" ", place - BEFORE);
  return space >= 0 && space < place ? space + 1 : place;
}

function ending(text: string, start: number): number {
  if (text.length - start <= LENGTH) return text.length;
  const space = text.lastIndexOf(" ", start + LENGTH);
  return space > start ? space : start + LENGTH;
}
