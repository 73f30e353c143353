// Asking a store of Oxigraph, whichever of its builds it comes from.
import { Answer, readJson } from "./answer";
import type { Form } from "./preparing";
import type { Row, Term } from "./terms";

/** What is used of Oxigraph's terms and quads. */
interface OxTerm {
  termType: string;
  value: string;
  language?: string;
  datatype?: { value: string };
}

interface OxQuad {
  subject: OxTerm;
  predicate: OxTerm;
  object: OxTerm;
}

/** What is used of Oxigraph's store. */
export interface Store {
  readonly size: number;
  query(query: string, options?: { results_format?: string }): unknown;
}

const STRING = "http://www.w3.org/2001/XMLSchema#string";
const JSON_RESULTS = "application/sparql-results+json";

/**
 * The answer to a query.
 *
 * @throws Error of the engine, when it cannot read the query or gives up
 */
export function ask(store: Store, sent: string, form: Form): Answer {
  if (form === "SELECT" || form === "ASK") {
    return readJson(store.query(sent, { results_format: JSON_RESULTS }) as string);
  }
  const rows = (store.query(sent) as OxQuad[]).map(
    (quad): Row => ({
      subject: termOf(quad.subject),
      predicate: termOf(quad.predicate),
      object: termOf(quad.object),
    }),
  );
  return new Answer(["subject", "predicate", "object"], rows);
}

function termOf(term: OxTerm): Term {
  if (term.termType === "NamedNode") return { type: "uri", value: term.value };
  if (term.termType === "BlankNode") return { type: "bnode", value: term.value };
  const literal: Term = { type: "literal", value: term.value };
  if (term.language) literal["xml:lang"] = term.language;
  else if (term.datatype && term.datatype.value !== STRING) literal.datatype = term.datatype.value;
  return literal;
}
