import { element } from "../site/elements";
import { parsePassages, type Run, shownText } from "./passages";
import { foundIn, type Range, type Sought } from "./words";

/** How many letters of a quote a row shows at first; `kb/site/explorer/rows.py` shows as many. */
const LONGEST = 1_500;

/** A quote's words, with what was sought in them marked. A long quote can be unfolded. */
export function viewWords(text: string, sought: Sought | undefined): HTMLElement {
  const root = element("blockquote", {});
  const ranges = sought ? foundIn(shownWords(text), sought) : [];
  const isLong = text.length > LONGEST && !ranges.some(([, end]) => end > LONGEST);
  if (!isLong) {
    root.append(...viewPassages(text, ranges));
    return root;
  }
  const begin = text.slice(0, LONGEST);
  root.append(...viewPassages(`${begin.slice(0, begin.lastIndexOf(" ") + 1 || LONGEST)}…`, ranges));
  const button = element("button", { type: "button", class: "kb-x-rest" }, "Show the whole quote");
  button.addEventListener("click", () => {
    root.replaceChildren(...viewPassages(text, ranges));
    root.tabIndex = -1;
    root.focus();
  });
  root.append(button);
  return root;
}

/** The words as they are shown, passages on lines of their own: what ranges count in. */
function shownWords(text: string): string {
  return parsePassages(text)
    .map((passage) => passage.map(shownText).join(""))
    .join("\n");
}

function viewPassages(text: string, ranges: Range[]): HTMLElement[] {
  let at = 0;
  return parsePassages(text).map((passage) => {
    const paragraph = element("p", {});
    for (const run of passage) {
      paragraph.append(viewRun(run, at, ranges));
      at += shownText(run).length;
    }
    at += 1;
    return paragraph;
  });
}

function viewRun(run: Run, at: number, ranges: Range[]): Node {
  const parts = marked(shownText(run), at, ranges);
  if (run.kind === "omission")
    return element("span", { class: "kb-omission", title: "text left out" }, ...parts);
  const words =
    run.kind === "insertion"
      ? element("span", { class: "kb-insertion", title: "inserted by the coder" }, ...parts)
      : undefined;
  if (run.emphasis) return element("strong", {}, ...(words ? [words] : parts));
  if (words) return words;
  const plain = document.createDocumentFragment();
  plain.append(...parts);
  return plain;
}

/** A text that begins at a place of the whole, with the parts of it that lie in a range marked. */
function marked(text: string, at: number, ranges: Range[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    const [from, to] = [Math.max(start - at, done), Math.min(end - at, text.length)];
    if (from >= to) continue;
    if (from > done) parts.push(text.slice(done, from));
    parts.push(element("mark", {}, text.slice(from, to)));
    done = to;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}
