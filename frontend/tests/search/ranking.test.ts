import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumbers } from "../../src/search/postings";
import { readQuery } from "../../src/search/query";
import { rank } from "../../src/search/ranking";
import { find, indexOf } from "./searching";

test("numbers are read from their distances", () => {
  assert.deepEqual(readNumbers("AAmB"), [0, 1, 40]);
  assert.deepEqual(readNumbers(""), []);
});

test("a question is asked by the words that say something", () => {
  assert.deepEqual(
    readQuery("Does visual similarity matter?").map((it) => it.word),
    ["visual", "similarity"],
  );
  assert.deepEqual(
    readQuery("of the").map((it) => it.word),
    ["of", "the"],
  );
});

test("a letter after other words waits for what follows it", () => {
  const words = (query: string): string[] => readQuery(query).map((it) => it.word);
  assert.deepEqual(words("texture s"), ["texture"]);
  assert.deepEqual(words("texture s "), ["texture", "s"]);
  assert.deepEqual(words("s"), ["s"]);
});

test("entries with all words come first, those with some only where few have all", async () => {
  const few = await find([["texture"], ["texture size"], ["size"]], "texture size");
  assert.deepEqual([few.whole, few.part], [[1], [0, 2]]);
  const many = await find(
    Array.from({ length: 12 }, () => ["texture size"] as [string]).concat([["size"]]),
    "texture size",
  );
  assert.deepEqual([many.whole.length, many.part], [12, []]);
});

test("a title tells more than a factor, a factor more than a text", async () => {
  const found = await find([["likeness"], ["", "", "likeness"], ["", "likeness"]], "likeness");
  assert.deepEqual(found.whole, [2, 1, 0]);
});

test("the kinds weigh differently", async () => {
  const { index } = indexOf(
    [["likeness"], ["likeness"]],
    [
      ["Finding", 0.4, 0],
      ["Quote", 1.2, 1],
    ],
  );
  assert.deepEqual((await rank(index, readQuery("likeness"))).whole, [1, 0]);
});

test("a word finds its beginning, its singular and other endings", async () => {
  const entries: [string][] = [["similarity"], ["database"], ["similar"]];
  assert.deepEqual((await find(entries, "simil")).whole, [2, 0]);
  assert.deepEqual((await find(entries, "databases")).whole, [1]);
  assert.deepEqual((await find(entries, "similarities")).whole, [0]);
});

test("a compound finds the word that it was written as", async () => {
  assert.deepEqual((await find([["finetuning"], ["tuning fine"]], "fine-tuning")).whole, [0, 1]);
});

test("a short word finds only itself once it was ended", async () => {
  const entries: [string][] = [["no"], ["noise"]];
  assert.deepEqual((await find(entries, "no")).whole, [0, 1]);
  assert.deepEqual((await find(entries, "no ")).whole, [0]);
});

test("words that nothing holds are told, and do not hide the others", async () => {
  const found = await find([["texture"]], "texture qwxyz");
  assert.deepEqual([found.whole, found.missing], [[0], ["qwxyz"]]);
  assert.deepEqual((await find([["a"]], "")).whole, []);
});

test("each file is fetched once, and only those of the words", async () => {
  const { index, fetched } = indexOf([["texture size"], ["noise"]]);
  await rank(index, readQuery("texture "));
  await rank(index, readQuery("texture size"));
  assert.equal(fetched.length, new Set(fetched).size);
  assert.equal(fetched.filter((name) => name === "words-0.json").length, 0);
});

test("a file that could not be fetched is asked for again", async () => {
  let isDown = true;
  const { index: good } = indexOf([["texture"]]);
  const { Index } = await import("../../src/search/index");
  const index = new Index(async (address) => {
    if (isDown) throw new Error("down");
    assert.match(address, /list\.json$/);
    return good.list();
  });
  await assert.rejects(index.list());
  isDown = false;
  assert.equal((await index.list()).entries, 1);
});
