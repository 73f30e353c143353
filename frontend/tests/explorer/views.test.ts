import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { AlsoView } from "../../src/explorer/also_view";
import { AskedView } from "../../src/explorer/asked_view";
import { ChipsView } from "../../src/explorer/chips_view";
import { Answer } from "../../src/explorer/find";
import { withReading } from "../../src/explorer/reading";
import { SideView } from "../../src/explorer/side_view";
import { emptyState, parseState, type State } from "../../src/explorer/state";
import { Texts } from "../../src/explorer/texts";
import { smallBase, smallTexts } from "./small";

const base = smallBase();

beforeEach(() => {
  const window = new Window();
  globalThis.document = window.document as unknown as Document;
  globalThis.HTMLElement = window.HTMLElement as unknown as typeof HTMLElement;
});

/** The chips of a question, which are drawn anew for each state, and a count beside them. */
function chips(query: string) {
  const count = document.createElement("p");
  count.tabIndex = -1;
  const view: ChipsView = new ChipsView(
    base,
    new Texts(base),
    (state) => view.show(state, 1),
    () => count.focus(),
  );
  document.body.append(count, view.root);
  view.show(parseState(query, base), 1);
  return { count, named: (name: string) => buttonOf(view.root, name) };
}

function buttonOf(root: HTMLElement, name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll("button")].find((button) =>
    `${button.getAttribute("aria-label")} ${button.textContent}`.includes(name),
  );
  assert.ok(found, name);
  return found;
}

function focused(): string | null | undefined {
  return document.activeElement?.getAttribute("aria-label");
}

test("after a condition was dropped, the keyboard is on the next one, and at last on the count", () => {
  const { count, named } = chips("?value=absent&value=present&since=2019");
  named("Drop Value: absent").focus();
  named("Drop Value: absent").click();
  assert.equal(focused(), "Drop Value: present");
  named("Drop From").click();
  assert.equal(document.activeElement, count);
});

test("after all conditions were cleared, the keyboard is on the count", () => {
  const { count, named } = chips("?value=absent&since=2019");
  named("Clear all").click();
  assert.equal(document.activeElement, count);
});

function answer(state: State): Answer {
  return new Answer(base, state, undefined);
}

test("what was left aside and read otherwise is said, with a way to the factor", async () => {
  let gone: State | undefined;
  const view = new AskedView((state) => {
    gone = state;
  });
  const texts = await smallTexts(base);
  view.show(answer(withReading({ ...emptyState(), words: "does blue matter" }, base, texts)));
  assert.equal(
    view.said,
    "No quote has the word “blue”. These quotes speak to the factor Blue. “does” and “matter” " +
      'were left aside; what stands in "quotation marks" is looked for as it is.',
  );
  buttonOf(view.root, "this factor").click();
  assert.deepEqual([gone?.factor, gone?.words], [["colours@1/blue"], ""]);
  view.show(answer(emptyState()));
  assert.ok(view.root.hidden);
  view.show(answer(withReading({ ...emptyState(), words: "roof café" }, base, texts)));
  assert.match(view.said, /^No quote has all of the words “roof” and “café”\. These have some/);
});

test("beside a factor that is chosen, another can be asked for that some quotes speak to", () => {
  let also: string[] = [];
  const { count } = chips("");
  const view = new AlsoView(
    base,
    (next) => {
      also = next;
      view.show(answer(parseState("?factor=red&value=absent&also=blue", base)));
    },
    () => count.focus(),
  );
  document.body.append(view.root);
  view.show(answer(emptyState()));
  assert.ok(view.root.hidden);
  view.show(answer(parseState("?factor=red&value=absent", base)));
  const select = view.root.querySelector("select");
  assert.ok(select);
  assert.deepEqual(
    [...select.options].map((option) => option.textContent),
    ["a factor", "Blue (1)"],
  );
  select.value = "colours@1/blue";
  buttonOf(view.root, "Add").click();
  assert.deepEqual(also, ["colours@1/blue"]);
  assert.ok(view.root.hidden);
  assert.equal(document.activeElement, count);
});

test("from the open filters of a narrow screen a button leads to what was found", () => {
  const count = document.createElement("p");
  count.tabIndex = -1;
  const view = new SideView(
    base,
    emptyState(),
    () => undefined,
    () => count.focus(),
  );
  document.body.append(view.root, count);
  view.show(answer(parseState("?paper=doe2020", base)));
  buttonOf(view.root, "Filters").click();
  buttonOf(view.root, "Show 2 quotes").click();
  assert.equal(buttonOf(view.root, "Filters").getAttribute("aria-expanded"), "false");
  assert.equal(document.activeElement, count);
});
