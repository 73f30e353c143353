// For tests/site/explorer/test_parity.py, which holds the explorer's answers to those of Python:
// reads {data, queries} from the standard input, and writes for each query what the page would
// find and copy.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { places } from "../../src/explorer/bits";
import { formatCsv } from "../../src/explorer/csv";
import type { IndexFile } from "../../src/explorer/file";
import { Answer } from "../../src/explorer/find";
import { fold } from "../../src/explorer/fold";
import { Knowledge } from "../../src/explorer/knowledge";
import { formatLatex } from "../../src/explorer/latex";
import { escapeLatex, type LatexSigns } from "../../src/explorer/latex_text";
import { escapeMarkdown, formatMarkdown } from "../../src/explorer/markdown";
import { grouped, ordered } from "../../src/explorer/order";
import { plainText } from "../../src/explorer/passages";
import { formatPython, represent } from "../../src/explorer/python";
import { withReading } from "../../src/explorer/reading";
import { formatSparql } from "../../src/explorer/sparql";
import { formatState, parseState, sortOf } from "../../src/explorer/state";
import { buildTable } from "../../src/explorer/table";
import { Texts } from "../../src/explorer/texts";
import { soughtBy } from "../../src/explorer/words";
import { escapeCell } from "../../src/site/spreadsheet";

interface Asked {
  data: string;
  queries: string[];
  texts: string[];
}

function read<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
}

const { data, queries, texts: given } = JSON.parse(readFileSync(0, "utf8")) as Asked;
const base = new Knowledge(read<IndexFile>(data, "explorer.json"));
const signs = read<LatexSigns>(data, "latex.json");
const texts = new Texts(base, async (shard) => read<string[]>(data, `quotes/${shard}.json`));
await texts.loadAll();

const answers = queries.map((query) => {
  const state = withReading(parseState(query, base), base, texts);
  const sought = soughtBy(state);
  const answer = new Answer(base, state, sought && texts.find(sought));
  const relevance = (place: number) => (sought ? texts.relevance(place, sought) : 0);
  const shown = grouped(base, ordered(base, answer.found, sortOf(state), relevance), state);
  const table = (codebooks: "one" | "every") =>
    buildTable(answer, shown, (place) => texts.at(place) ?? "", codebooks);
  return {
    address: formatState(state),
    shown: shown.flatMap((rows) => rows.places.map((place) => base.refAt(place))),
    refs: places(answer.found).map((place) => base.refAt(place)),
    counts: {
      factor: [...answer.counts("factor")],
      value: [...answer.counts("value")],
      codebook: [...answer.counts("codebook")],
      paper: [...answer.counts("paper")],
      source: [...answer.counts("source")],
      level: [...answer.counts("level")],
    },
    python: formatPython(base, state),
    sparql: formatSparql(base, state),
    csv: formatCsv(table("every")),
    markdown: formatMarkdown(table("one")),
    latex: formatLatex(table("one"), signs),
  };
});
const escaped = given.map((text) => ({
  fold: fold(text),
  plain: plainText(text),
  csv: escapeCell(text),
  markdown: escapeMarkdown(text),
  latex: escapeLatex(text, signs),
  python: represent(text),
}));
process.stdout.write(JSON.stringify({ answers, escaped }));
