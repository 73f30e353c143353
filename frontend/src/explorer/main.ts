// The explorer: turns the first page of the table of quotes into one that filters, searches, sorts
// and can be taken away. Until its index is here, and where it cannot be had, the table stays.
import { byId } from "../site/elements";
import { fetchJson } from "../site/fetching";
import { Explorer } from "./explorer";
import type { IndexFile } from "./file";
import { Knowledge } from "./knowledge";
import { Texts } from "./texts";

const INDEX = "assets/data/explorer.json";
/** Up to so many files of words (of 100 kB each) are fetched before anybody searches. */
const FEW_SHARDS = 100;
/** So long the table stays for the words of the first rows, in milliseconds. */
const PATIENCE = 1_500;

async function start(): Promise<void> {
  const base = new Knowledge(await fetchJson<IndexFile>(INDEX));
  const texts = new Texts(base);
  const root = byId("kb-x");
  const explorer = new Explorer(root, base, texts);
  await Promise.race([explorer.filled, new Promise((done) => setTimeout(done, PATIENCE))]);
  byId("kb-x-static").remove();
  root.hidden = false;
  root.dataset.ready = "";
  explorer.prepareWords(FEW_SHARDS);
}

start().catch((problem: unknown) => {
  const trouble = byId("kb-x-trouble");
  const message = problem instanceof Error ? problem.message : String(problem);
  trouble.textContent = `The table cannot be filtered: ${message}`;
  trouble.hidden = false;
});
