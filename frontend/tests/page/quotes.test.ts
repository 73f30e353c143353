import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import { addQuoteButtons, quoteText } from "../../src/page/quotes";

const PAGE = `<section class="kb-entry"><div><h3 id="q3">Quote 3</h3></div>
<blockquote class="kb-words"><p>A <strong>red</strong> roof [...] lasts.</p><p>Always.</p></blockquote>
<p class="kb-cite"><a href="#cite">Cite as</a> <span>(Doe, 2020, p. 4)</span></p></section>
<section class="kb-entry"><h3 id="q4">Quote 4</h3><blockquote class="kb-words">Gone.</blockquote></section>
<p id="reference">Jane Doe (2020). Roofs.</p>`;

beforeEach(() => {
  const window = new Window({ url: "https://example.org/papers/doe2020/?h=roof#q1" });
  globalThis.document = window.document as unknown as Document;
  globalThis.location = window.location as unknown as Location;
  document.body.innerHTML = PAGE;
});

test("a quote is copied with its citation, its reference and its place", () => {
  const [entry] = document.querySelectorAll(".kb-entry");
  assert.ok(entry);
  assert.equal(
    quoteText(entry),
    "“A red roof [...] lasts.”\n\n“Always.” (Doe, 2020, p. 4)\n\nJane Doe (2020). Roofs.\n\n" +
      "https://example.org/papers/doe2020/#q3",
  );
});

test("a quote that is withdrawn gets no button", () => {
  addQuoteButtons();
  const buttons = document.querySelectorAll("button");
  assert.equal(buttons.length, 1);
  assert.equal(buttons[0]?.getAttribute("aria-describedby"), "q3");
});
