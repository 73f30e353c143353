import { element } from "../site/elements";

type End = "since" | "until";

/** The years from which and until which papers are shown, each with its number of quotes. */
export class YearView {
  readonly root: HTMLElement;
  private readonly selects: Record<End, HTMLSelectElement>;

  /** @param changed called with the end that was moved, and its year or nothing */
  constructor(changed: (end: End, year: number | undefined) => void) {
    const select = (end: End) => {
      const made = element("select", {});
      made.addEventListener("change", () =>
        changed(end, made.value ? Number(made.value) : undefined),
      );
      return made;
    };
    this.selects = { since: select("since"), until: select("until") };
    this.root = element(
      "section",
      { class: "kb-x-facet" },
      element("h2", { class: "kb-x-title" }, "Year"),
      element(
        "div",
        { class: "kb-x-years" },
        element("label", {}, element("span", {}, "from"), this.selects.since),
        element("label", {}, element("span", {}, "until"), this.selects.until),
      ),
    );
  }

  show(years: Map<number, number>, since: number | undefined, until: number | undefined): void {
    this.fill("since", "any year", years, since);
    this.fill("until", "any year", new Map([...years].reverse()), until);
  }

  private fill(
    end: End,
    any: string,
    years: Map<number, number>,
    chosen: number | undefined,
  ): void {
    const known = chosen === undefined || years.has(chosen) ? [] : [[chosen, 0] as const];
    const options = [...known, ...years].map(([year, count]) =>
      element("option", { value: year }, `${year} (${count.toLocaleString("en")})`),
    );
    this.selects[end].replaceChildren(element("option", { value: "" }, any), ...options);
    this.selects[end].value = chosen === undefined ? "" : String(chosen);
  }
}
