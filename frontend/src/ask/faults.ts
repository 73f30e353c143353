// What the engine says of a query that it cannot read, made readable.
import type { Fault, Prepared } from "./preparing";

const PLACE = /error at (\d+):(\d+)/;
const EXPECTED = /expected (?:one of )?(.*)/s;
const CLASS = /\[(?:\[|'\['|'\]'|[^[\]])*\]/g;
const LONGEST = 300;

/**
 * The fault that the engine reports, with its place in the query as the reader wrote it.
 *
 * @param said what the engine says
 * @param prepared what it was asked
 */
export function readFault(said: string, prepared: Prepared): Fault {
  const place = PLACE.exec(said);
  const line = Number(place?.[1] ?? 0);
  const shift = line === 1 ? prepared.before : 0;
  const column = place ? Math.max(1, Number(place[2]) - shift) : 0;
  return { reason: reasonIn(said), line, column };
}

/** What is said, without the classes of characters that a parser might have gone on with. */
function reasonIn(said: string): string {
  const expected = EXPECTED.exec(said);
  if (!PLACE.test(said) || !expected) {
    const text = said.split(/\s+/).join(" ").trim();
    return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  }
  const words = (expected[1] ?? "").replace(CLASS, "").split(",");
  const sentence = words
    .map((word) => word.replace(/^[\s"]+|[\s"]+$/g, ""))
    .find((word) => word.includes(" ") && word.length < LONGEST);
  return sentence
    ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
    : "Something is wrong at this place or just before it.";
}
