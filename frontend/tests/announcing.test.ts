import assert from "node:assert/strict";
import { before, mock, test } from "node:test";
import { Window } from "happy-dom";
import { announce, makeAnnouncer } from "../src/site/copying";

before(() => {
  globalThis.document = new Window().document as unknown as Document;
});

test("screen readers are told the same thing twice, in a region that was there before", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const region = makeAnnouncer();
  assert.ok(region.isConnected);
  for (const text of ["Copied", "Copied"]) {
    announce(text);
    assert.equal(region.textContent, "");
    mock.timers.tick(100);
    assert.equal(region.textContent, text);
  }
  assert.equal(document.querySelectorAll("[role=status]").length, 1);
  mock.timers.reset();
});
