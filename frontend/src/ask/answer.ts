// The whole answer to a query, which stays with the worker: the page asks for the rows it shows.
import { formatCsv } from "./delimited";
import { numberOf, type Row, type Term } from "./terms";

export class Answer {
  constructor(
    readonly columns: string[],
    private readonly rows: Row[],
    readonly truth?: boolean,
  ) {}

  get total(): number {
    return this.rows.length;
  }

  slice(from: number, to: number): Row[] {
    return this.rows.slice(from, to);
  }

  /** Sort by a column: numbers as numbers and before texts, what is empty last. */
  sort(by: string, descending: boolean): void {
    const collator = new Intl.Collator("en", { numeric: true });
    const sign = descending ? -1 : 1;
    this.rows.sort((one, other) => {
      const [a, b] = [one[by], other[by]];
      if (!a || !b) return Number(!a) - Number(!b);
      return sign * compare(a, b, collator);
    });
  }

  toCsv(): string {
    if (this.truth !== undefined) return formatCsv([["answer"], [String(this.truth)]]);
    const { columns } = this;
    return formatCsv([columns, ...this.rows.map((row) => columns.map((at) => row[at]?.value))]);
  }

  /** The answer as SPARQL 1.1 Query Results JSON. */
  toJson(): string {
    if (this.truth !== undefined) return JSON.stringify({ head: {}, boolean: this.truth });
    return JSON.stringify({ head: { vars: this.columns }, results: { bindings: this.rows } });
  }
}

function compare(a: Term, b: Term, collator: Intl.Collator): number {
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one !== undefined && other !== undefined) return one - other;
  if (one !== undefined || other !== undefined) return one !== undefined ? -1 : 1;
  return collator.compare(a.value, b.value);
}

/** What an answer in SPARQL's JSON looks like. */
interface Json {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Row[] };
}

/** Read SPARQL 1.1 Query Results JSON, of a SELECT or an ASK. */
export function readJson(text: string): Answer {
  const { head, boolean, results } = JSON.parse(text) as Json;
  return new Answer(head.vars ?? [], results?.bindings ?? [], boolean);
}
