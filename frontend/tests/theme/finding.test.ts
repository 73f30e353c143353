import assert from "node:assert/strict";
import { test } from "node:test";
import { Window } from "happy-dom";
import { wireSearch } from "../../src/theme/finding";

test("a search that could not be fetched says so, and is fetched again by the next call", async () => {
  const window = new Window();
  globalThis.document = window.document as unknown as Document;
  document.body.innerHTML = "<button data-kb-search hidden></button><article></article>";
  let asked = 0;
  let opened = 0;
  wireSearch(async () => {
    asked += 1;
    if (asked === 1) throw new TypeError("Failed to fetch dynamically imported module");
    return { open: () => (opened += 1) };
  });
  const button = document.querySelector("button");
  button?.click();
  await new Promise((done) => setTimeout(done));
  assert.match(document.querySelector("article [role=alert]")?.textContent ?? "", /fetched/);
  button?.click();
  await new Promise((done) => setTimeout(done));
  assert.deepEqual([asked, opened], [2, 1]);
  assert.equal(document.querySelector("[role=alert]"), null);
});
