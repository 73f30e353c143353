// The questions at the foot of the page, ready to be run: the page holds them for all readers.
import { element } from "../site/elements";

/** Offer the questions of the page in a list to choose from, and each where it stands. */
export function offerQuestions(
  questions: HTMLElement,
  chooser: HTMLSelectElement,
  take: (query: string) => void,
): string | undefined {
  const queries: string[] = [];
  for (const group of questions.querySelectorAll<HTMLElement>("[data-group]")) {
    const options = element("optgroup", { label: group.dataset.group ?? "" });
    for (const details of group.querySelectorAll("details")) {
      const query = details.querySelector("code")?.textContent?.trim() ?? "";
      const title = details.querySelector("summary")?.textContent?.trim() ?? "";
      const button = element(
        "button",
        { type: "button", class: "kb-ask__button" },
        "Edit and run it",
      );
      button.addEventListener("click", () => take(query));
      details.append(button);
      options.append(element("option", { value: queries.length }, title));
      queries.push(query);
    }
    chooser.append(options);
  }
  chooser.addEventListener("change", () => {
    const query = queries[Number(chooser.value)];
    if (chooser.value !== "" && query !== undefined) take(query);
  });
  return queries[0];
}
