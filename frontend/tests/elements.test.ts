import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import { element } from "../src/site/elements";

before(() => {
  globalThis.document = new Window().document as unknown as Document;
});

test("text of an element is never markup", () => {
  const made = element("p", { class: "kb-note" }, "<img src=x onerror=alert(1)>");
  assert.equal(made.children.length, 0);
  assert.equal(made.textContent, "<img src=x onerror=alert(1)>");
});

test("an attribute is there when true and not there when false or undefined", () => {
  const made = element("button", { hidden: true, disabled: false, title: undefined, tabindex: 0 });
  assert.deepEqual(made.getAttributeNames().sort(), ["hidden", "tabindex"]);
});
