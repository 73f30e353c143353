// On every page: buttons that copy. A button names by data-kb-copy the id of what it copies, and
// stays hidden without JavaScript.
import { copyFrom } from "../site/copying";
import { byId } from "../site/elements";

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-kb-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const source = byId(button.dataset.kbCopy ?? "");
    void copyFrom(button, (source.textContent ?? "").trim());
  });
}
