import { copyFrom } from "../site/copying";
import { element } from "../site/elements";

/**
 * A quote of the page as an author takes it: its words, how a text cites it, the reference, and
 * where it stands.
 *
 * @param entry the quote on its paper's page
 */
export function quoteText(entry: Element): string {
  const passages = [...entry.querySelectorAll(".kb-words p")];
  const words = passages.length > 0 ? passages : [...entry.querySelectorAll(".kb-words")];
  const quoted = words.map((one) => `“${(one.textContent ?? "").trim()}”`).join("\n\n");
  const cited = entry.querySelector(".kb-cite span")?.textContent?.trim() ?? "";
  const reference = document.getElementById("reference")?.textContent?.trim() ?? "";
  const place = new URL(
    `${location.pathname}#${entry.querySelector("h3")?.id ?? ""}`,
    location.href,
  ).href;
  return [`${quoted} ${cited}`.trim(), reference, place].filter((part) => part !== "").join("\n\n");
}

/** Give each quote of the page a button that copies it with its citation. */
export function addQuoteButtons(): void {
  for (const cite of document.querySelectorAll(".kb-entry .kb-cite")) {
    const entry = cite.closest(".kb-entry");
    const heading = entry?.querySelector("h3");
    if (!entry || !heading) continue;
    const button = element(
      "button",
      { type: "button", class: "kb-copy", "aria-describedby": heading.id },
      "Copy quote and citation",
    );
    button.addEventListener("click", () => void copyFrom(button, quoteText(entry)));
    cite.append(" ", button);
  }
}
