import { announce, copyFrom } from "../site/copying";
import { byId } from "../site/elements";
import { fetchFile } from "../site/fetching";

/** So many letters of a file are shown; all of them are copied. */
const SHOWN = 200_000;

const texts = new WeakMap<HTMLElement, string>();

/** The text of the file that an element names, fetched once and shown in the element. */
async function fileText(source: HTMLElement): Promise<string> {
  const known = texts.get(source);
  if (known !== undefined) return known;
  const answer = await fetchFile(source.dataset.kbFile ?? "");
  const text = await answer.text();
  texts.set(source, text);
  source.textContent = text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text;
  return text;
}

function complain(source: HTMLElement, problem: unknown): void {
  const said = problem instanceof Error ? problem.message : String(problem);
  source.textContent = said;
  const details = source.closest("details");
  if (details) details.open = true;
  announce(said);
}

/**
 * Let buttons copy what they name by `data-kb-copy`: the text of an element, or the file whose
 * address the element gives by `data-kb-file`, which is fetched when its text is asked for.
 */
export function wireCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-kb-copy]")) {
    const source = byId(button.dataset.kbCopy ?? "");
    button.hidden = false;
    button.addEventListener("click", () => {
      if (source.dataset.kbFile === undefined) {
        void copyFrom(button, (source.textContent ?? "").trim());
        return;
      }
      fileText(source).then(
        (text) => copyFrom(button, text),
        (problem: unknown) => complain(source, problem),
      );
    });
  }
}

/** Show a file's text where it is unfolded, so that the page need not hold it. */
export function loadUnfolded(): void {
  for (const source of document.querySelectorAll<HTMLElement>("details [data-kb-file]")) {
    const details = source.closest("details");
    details?.addEventListener("toggle", () => {
      if (!details.open || texts.has(source)) return;
      fileText(source).catch((problem: unknown) => complain(source, problem));
    });
  }
}
