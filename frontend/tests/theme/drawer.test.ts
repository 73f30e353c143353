import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { wireDrawer } from "../../src/theme/drawer";

const PAGE = `<button data-kb-drawer hidden aria-expanded="false"></button>
<input type="checkbox" id="__drawer">
<div class="md-sidebar--primary"><nav class="md-nav" data-md-level="0">
<label class="md-nav__title" for="__drawer">All</label>
<a href="./">Home</a>
<div><input class="md-nav__toggle" type="checkbox" id="__nav_2">
<label class="md-nav__link" for="__nav_2" id="__nav_2_label" tabindex="0">Explore <i class="md-nav__icon"></i></label>
<nav class="md-nav" data-md-level="1"><label class="md-nav__title" for="__nav_2"><i class="md-nav__icon"></i> Explore</label>
<a href="./quotes/">Quotes</a></nav></div></nav></div>`;

let isNarrow = true;
let resize = (): void => {};

beforeEach(() => {
  const window = new Window({ url: "https://example.org/" });
  isNarrow = true;
  Object.assign(globalThis, {
    document: window.document,
    HTMLInputElement: window.HTMLInputElement,
    Node: window.Node,
    requestAnimationFrame: (then: () => void) => then(),
    matchMedia: () => ({
      get matches() {
        return isNarrow;
      },
      addEventListener: (_: string, then: () => void) => {
        resize = then;
      },
    }),
  });
  document.body.innerHTML = PAGE;
  wireDrawer();
});

/** What opens the level, or what leads back from it. */
function button(name: "link" | "title"): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.md-nav__${name}[for="__nav_2"]`);
  assert.ok(found);
  return found;
}

function press(key: string): void {
  const { KeyboardEvent } = document.defaultView as unknown as Window;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event as unknown as Event);
}

for (const key of ["Enter", " "]) {
  test(`the key "${key}" leads into a level of the drawer and back to what opened it`, () => {
    const [into, back] = [button("link"), button("title")];
    assert.equal(into.getAttribute("role"), "button");
    assert.notEqual(into.localName, "label"); // which may have no role
    assert.equal(into.getAttribute("aria-expanded"), "false");
    into.focus();
    press(key);
    assert.equal(into.getAttribute("aria-expanded"), "true");
    assert.equal(document.activeElement, back);
    assert.equal(back.getAttribute("role"), "button");
    press(key);
    assert.equal(into.getAttribute("aria-expanded"), "false");
    assert.equal(document.activeElement, into);
  });
}

test("a click opens a level once", () => {
  button("link").click();
  assert.ok(document.querySelector<HTMLInputElement>("#__nav_2")?.checked);
});

test("in a wide window only what the theme lets the keyboard reach is a button", () => {
  isNarrow = false;
  resize();
  assert.equal(button("link").getAttribute("role"), "button");
  assert.equal(button("title").getAttribute("role"), null);
  assert.equal(button("title").getAttribute("tabindex"), null);
  button("link").focus();
  press("Enter");
  assert.equal(document.activeElement, button("link"));
});
