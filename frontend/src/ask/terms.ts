// Values of an answer, and where on the site the records among them stand.

/** A value of an answer, as in SPARQL's JSON results. */
export interface Term {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

export type Row = Record<string, Term | undefined>;

const NUMERIC =
  /^http:\/\/www\.w3\.org\/2001\/XMLSchema#(?:integer|decimal|double|float|gYear|int|long)$/;

/** The number that a value stands for; undefined when it is none. */
export function numberOf(term: Term | undefined): number | undefined {
  if (term?.type !== "literal" || !NUMERIC.test(term.datatype ?? "")) return undefined;
  const number = Number(term.value);
  return Number.isNaN(number) ? undefined : number;
}

/**
 * Where the record with this IRI stands, from the site's root; undefined for what is no record.
 *
 * @param iri of a record, or of a term of the project's vocabulary
 * @param base the IRI of the knowledge base
 * @param vocabulary the IRI of the project's vocabulary
 */
export function recordAddress(iri: string, base: string, vocabulary: string): string | undefined {
  if (iri.startsWith(vocabulary)) return `vocabulary/#${iri.slice(vocabulary.length)}`;
  if (!iri.startsWith(base)) return undefined;
  const [kind = "", first = "", second = "", ...rest] = iri.slice(base.length).split("/");
  const few = rest.length === 0;
  if (["paper", "dataset", "model", "codebook", "table"].includes(kind)) {
    return first && !second && few ? `${kind}s/${first}/` : undefined;
  }
  if (!second && kind === "coder" && first) return `coders/#${first}`;
  if (kind === "quote" && second && few) return `papers/${first}/#${second}`;
  if (kind === "coding" && second && rest.length === 2) return `papers/${first}/#${second}`;
  if ((kind === "factor" || kind === "claim") && second && few) {
    return `codebooks/${first}/${second}/`;
  }
  return undefined;
}

/** An IRI as short as the prefixes make it. */
export function shortened(iri: string, prefixes: Record<string, string>): string {
  for (const [prefix, start] of Object.entries(prefixes)) {
    const local = iri.startsWith(start) ? iri.slice(start.length) : "";
    if (/^[\w-]+$/.test(local)) return `${prefix}:${local}`;
  }
  return iri;
}
