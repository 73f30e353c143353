// What the page and the worker in which the engine runs say to each other.
import type { Form } from "./preparing";
import type { Row } from "./terms";

/** What the page asks of the worker; each has an answer with its number. */
export type Order =
  | { kind: "load"; data: string }
  | { kind: "run"; sent: string; form: Form }
  | { kind: "rows"; from: number; to: number }
  | { kind: "sort"; by: string; descending: boolean }
  | { kind: "export"; as: "csv" | "json" };

/** What became of a query. */
export interface Outcome {
  columns: string[];
  total: number;
  /** The answer to ASK. */
  truth?: boolean;
  milliseconds: number;
}

export interface Loaded {
  triples: number;
  bytes: number;
  milliseconds: number;
}

/** What each kind of order is answered with. */
export interface Answers {
  load: Loaded;
  run: Outcome;
  rows: Row[];
  sort: null;
  export: string;
}

export type Numbered = Order & { number: number };

export type Reply =
  | { number: number; value: Answers[keyof Answers] }
  | { number: number; failed: string; why: "engine" | "fetching" }
  | { progress: { bytes: number; total: number } };
