import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCsv } from "../../src/explorer/csv";
import { Answer } from "../../src/explorer/find";
import { Knowledge } from "../../src/explorer/knowledge";
import { formatLatex } from "../../src/explorer/latex";
import { formatMarkdown } from "../../src/explorer/markdown";
import { grouped, ordered } from "../../src/explorer/order";
import { parseState, sortOf } from "../../src/explorer/state";
import { buildTable, leftOut } from "../../src/explorer/table";
import { SMALL } from "./small";

const SIGNS = {
  ...{ macros: "", heads: {}, text: {}, maths: {}, accents: {} },
  marks: { "": "", absent: "-", present: "x", positive: "+" },
};
/** The first paper was coded under a second codebook, too. */
const TWO = new Knowledge({
  ...SMALL,
  codebooks: [...SMALL.codebooks, ["moods@1", "Moods", 1]],
  factors: [...SMALL.factors, [1, "red", "Red-hot", 1]],
  papers: {
    ...SMALL.papers,
    codings: [
      [
        [0, 1],
        [1, 1],
      ],
      [[0, 0]],
    ],
  },
  quotes: { ...SMALL.quotes, codes: [[0, 15], [9], [4]] },
});

function view(query: string, base: Knowledge) {
  const state = parseState(query, base);
  const answer = new Answer(base, state, undefined);
  const shown = grouped(
    base,
    ordered(base, answer.found, sortOf(state), () => 0),
    state,
  );
  const table = (codebooks: "one" | "every") =>
    buildTable(answer, shown, (place) => `words ${place}`, codebooks);
  return { answer, table };
}

const one = new Knowledge(SMALL);
const ORDERS: [string, string[]][] = [
  ["", ["doe2020,q1", "doe2020,q2", "roe2021,q1"]],
  ["?sort=newest", ["roe2021,q1", "doe2020,q1", "doe2020,q2"]],
  ["?sort=newest&group=paper", ["roe2021,q1", "doe2020,q1", "doe2020,q2"]],
  ["?group=factor", ["Red,doe2020,q1", "Blue,doe2020,q2", "Speaks to no factor,roe2021,q1"]],
];

for (const [query, refs] of ORDERS)
  test(`the rows of ${query || "the whole table"} are copied in the order in which they are shown`, () => {
    const lines = formatCsv(view(query, one).table("every")).trim().split("\n");
    assert.equal(lines[0], "part,paper,quote,text,red,blue,source,target,models,level");
    assert.deepEqual(
      lines.slice(1).map((text) => text.replace(/,words.*/, "").replace(/^,/, "")),
      refs,
    );
    const { table } = view(query, one);
    for (const text of [formatMarkdown(table("one")), formatLatex(table("one"), SIGNS)]) {
      const numbers = refs.map((_, at) => `words ${lines[at + 1]?.match(/words (\d)/)?.[1]}`);
      const where = numbers.map((word) => text.indexOf(word));
      assert.deepEqual(
        [...where].sort((a, b) => a - b),
        where,
      );
      if (query.includes("factor")) assert.match(text, /Blue.*words 1/s);
    }
  });

test("what quotes are about and how they were checked is in the CSV", () => {
  const [, first, , last] = formatCsv(view("", one).table("every")).split("\n");
  assert.match(first ?? "", /,tiles,,house-2,full-text$/);
  assert.match(last ?? "", /,,slates,,not-compared$/);
});

test("quotes under two codebooks have the factors of both, and paper says what it lacks", () => {
  const { table, answer } = view("", TWO);
  const [head, first] = formatCsv(table("every")).split("\n");
  assert.match(head ?? "", /,text,colours@1\/red,colours@1\/blue,moods@1\/red,source,/);
  assert.match(first ?? "", /,positive,absent,present,tiles,/);
  assert.deepEqual(
    table("one").factors.map(({ id }) => id),
    ["colours@1/red", "colours@1/blue"],
  );
  assert.match(leftOut(answer), /judged under moods@1\./);
  assert.doesNotMatch(leftOut(view("?paper=roe2021", TWO).answer), /judged/);
});

test("a quote keeps its number where papers alternate", () => {
  const { answer } = view("", one);
  const shown = [{ head: undefined, places: [0, 2, 1] }];
  const { sections } = buildTable(answer, shown, () => "words", "one");
  assert.deepEqual(
    sections[0]?.groups.map(({ paper, rows }) => [paper.id, rows[0]?.number]),
    [
      ["doe2020", 1],
      ["roe2021", 1],
      ["doe2020", 2],
    ],
  );
});
