import { announce, copyFrom, save } from "../site/copying";
import { element } from "../site/elements";
import { fetchJson } from "../site/fetching";
import { at } from "../site/root";
import { places } from "./bits";
import { formatCsv } from "./csv";
import type { Answer } from "./find";
import { counted } from "./labels";
import { formatLatex } from "./latex";
import type { LatexSigns } from "./latex_text";
import { formatMarkdown } from "./markdown";
import type { Rows } from "./order";
import { formatPython, wordConditions } from "./python";
import { formatSparql } from "./sparql";
import { buildTable, leftOut } from "./table";
import type { Texts } from "./texts";

interface Format {
  name: string;
  file: string;
  type: string;
  make: (view: View, texts: Texts) => Promise<string>;
  /** Whether it is a table on paper, which has no room for all of it. */
  isNarrow?: boolean;
}

/** What is in sight: the quotes that were found, as they are sorted and grouped. */
interface View {
  answer: Answer;
  groups: readonly Rows[];
}

const PREVIEW = 4_000;

const FORMATS: Format[] = [
  {
    name: "Python",
    file: "quotes.py",
    type: "text/x-python",
    make: async ({ answer: { base, state } }) => formatPython(base, state),
  },
  {
    name: "SPARQL",
    file: "quotes.rq",
    type: "application/sparql-query",
    make: async ({ answer: { base, state } }) => formatSparql(base, state),
  },
  {
    name: "CSV",
    file: "quotes.csv",
    type: "text/csv",
    make: async (view, texts) => formatCsv(await tableOf(view, texts, "every")),
  },
  {
    name: "LaTeX",
    file: "quotes.tex",
    type: "application/x-tex",
    isNarrow: true,
    make: async (view, texts) =>
      formatLatex(
        await tableOf(view, texts, "one"),
        await fetchJson<LatexSigns>("assets/data/latex.json"),
      ),
  },
  {
    name: "Markdown",
    file: "quotes.md",
    type: "text/markdown",
    isNarrow: true,
    make: async (view, texts) => formatMarkdown(await tableOf(view, texts, "one")),
  },
  {
    name: "Citation",
    file: "citation.txt",
    type: "text/plain",
    make: async ({ answer }) => formatCitation(answer, location.href),
  },
];

/** Buttons that copy exactly the quotes in sight in a language, or how to cite the view. */
export class TakeView {
  readonly root: HTMLElement;
  private readonly preview = element("div", { class: "kb-x-preview", hidden: true });
  private view: View | undefined;

  constructor(private readonly texts: Texts) {
    const buttons = FORMATS.map((format) => {
      const button = element("button", { type: "button" }, format.name);
      button.addEventListener("click", () => void this.take(format, button));
      return button;
    });
    this.root = element(
      "div",
      { class: "kb-x-take" },
      element("span", { id: "kb-x-take" }, "Copy as"),
      element("div", { role: "group", "aria-labelledby": "kb-x-take" }, ...buttons),
      this.preview,
    );
  }

  show(answer: Answer, groups: readonly Rows[]): void {
    this.view = { answer, groups };
    this.preview.hidden = true;
  }

  private async take(format: Format, button: HTMLButtonElement): Promise<void> {
    const { view } = this;
    if (!view) return;
    try {
      const text = await format.make(view, this.texts);
      await copyFrom(button, text);
      if (view === this.view) this.showPreview(format, text, view);
    } catch (problem) {
      const message = problem instanceof Error ? problem.message : String(problem);
      this.preview.replaceChildren(element("p", { class: "kb-note" }, message));
      this.preview.hidden = false;
      announce(message);
    }
  }

  private showPreview(format: Format, text: string, { answer }: View): void {
    const download = element("button", { type: "button" }, `Save as ${format.file}`);
    download.addEventListener("click", () => save(format.file, format.type, text));
    const close = element("button", { type: "button" }, "Close");
    close.addEventListener("click", () => {
      this.preview.hidden = true;
    });
    const shown = text.length > PREVIEW ? `${text.slice(0, PREVIEW)}\n…` : text;
    const label = `What was copied, as ${format.name}`;
    this.preview.replaceChildren(
      element("pre", { tabindex: 0, role: "region", "aria-label": label }, shown),
      ...(format.isNarrow ? [element("p", { class: "kb-note" }, leftOut(answer))] : []),
      ...(format.name === "LaTeX" ? [bibliography()] : []),
      element("p", {}, download, " ", close),
    );
    this.preview.hidden = false;
  }
}

/** Where the papers are that the LaTeX cites. */
function bibliography(): HTMLElement {
  const link = element("a", { href: at("downloads/literature.bib"), download: true });
  link.append("literature.bib");
  return element("p", { class: "kb-note" }, "The papers that it cites are in ", link, ".");
}

async function tableOf({ answer, groups }: View, texts: Texts, codebooks: "one" | "every") {
  await texts.load(places(answer.found));
  return buildTable(answer, groups, (place) => texts.at(place) ?? "", codebooks);
}

/** How to cite a view: the knowledge base with the version of its data, what was asked, where. */
export function formatCitation({ base, state, found }: Answer, address: string): string {
  const number = counted(places(found).length, "quote");
  const chosen = wordConditions(base, state);
  return `${base.file.citation} ${number}${chosen ? ` chosen by ${chosen}` : ""}: ${address}\n`;
}
