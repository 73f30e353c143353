// The worker of the page Ask: Oxigraph with the site's data. A heavy query blocks it and not the
// page, which stops such a query by ending the worker.
import init, { Store } from "oxigraph/web.js";
import wasm from "oxigraph/web_bg.wasm";
import type { Answer } from "../ask/answer";
import type { Answers, Loaded, Numbered, Order, Outcome, Reply } from "../ask/protocol";
import { ask } from "../ask/store";
import { tellOf } from "./answering";
import { readAll } from "./reading";

let store: Store | undefined;
let answer: Answer | undefined;

async function load(order: Order & { kind: "load" }): Promise<Loaded> {
  const begun = performance.now();
  // The bundler puts the address of the file here, whatever its types say.
  const engine = fetch(new URL(String(wasm), import.meta.url));
  const [data] = await Promise.all([
    readAll(order.data, (bytes, total) => say({ progress: { bytes, total } })),
    init({ module_or_path: engine }),
  ]);
  store = new Store();
  store.load(data, { format: "text/turtle", no_transaction: true, lenient: true });
  return { triples: store.size, bytes: data.length, milliseconds: performance.now() - begun };
}

function run(order: Order & { kind: "run" }): Outcome {
  if (!store) throw new Error("The data was not loaded.");
  const begun = performance.now();
  answer = ask(store, order.sent, order.form);
  const milliseconds = performance.now() - begun;
  const { columns, total, truth } = answer;
  return { columns, total, milliseconds, ...(truth === undefined ? {} : { truth }) };
}

async function obey(order: Order): Promise<Answers[keyof Answers]> {
  switch (order.kind) {
    case "load":
      return load(order);
    case "run":
      return run(order);
    default:
      return tellOf(answer, order);
  }
}

function say(reply: Reply): void {
  postMessage(reply);
}

addEventListener("message", async ({ data: { number, ...order } }: MessageEvent<Numbered>) => {
  try {
    say({ number, value: await obey(order as Order) });
  } catch (problem) {
    const failed = problem instanceof Error ? problem.message : String(problem);
    say({ number, failed, why: order.kind === "load" ? "fetching" : "engine" });
  }
});
