import { announce } from "../site/copying";
import { element } from "../site/elements";
import { Deck } from "./deck";
import type { Category, Shelf } from "./shelves";
import { tileList } from "./tiles";

/** How many images are shown at a time. */
export const SHOWN = 12;

/** The images of a category that is open, with a button for others; or why there are none. */
export function sampleOf(shelf: Shelf, category: Category): HTMLElement {
  const box = element("div", { class: "kb-db-sample" });
  const { sheet, label } = category;
  if (!sheet) {
    box.append(element("p", {}, shelf.reason));
    return box;
  }
  const deck = new Deck(sheet.tiles);
  const failed = (): void => {
    box.replaceChildren(element("p", {}, "The images could not be loaded. Load the page again."));
  };
  const draw = (): HTMLElement => tileList(sheet, shelf.side, label, deck.draw(SHOWN), failed);
  let tiles = draw();
  box.append(tiles);
  if (sheet.tiles > SHOWN) {
    const button = element("button", { type: "button", class: "kb-db-again" }, "Another sample");
    button.addEventListener("click", () => {
      const others = draw();
      tiles.replaceWith(others);
      tiles = others;
      announce(`Another ${SHOWN} images of ${label}`);
    });
    box.append(button);
  }
  box.append(element("p", { class: "kb-db-drawn" }, drawnWords(sheet.tiles, sheet.drawnFrom)));
  return box;
}

/** How the images came to be those that are here. */
export function drawnWords(tiles: number, drawnFrom: number): string {
  const [here, all] = [tiles.toLocaleString("en"), drawnFrom.toLocaleString("en")];
  const isPart = tiles < drawnFrom;
  if (tiles > SHOWN) {
    return isPart
      ? `${SHOWN} at a time of the ${here} that are here, drawn by chance from ${all}.`
      : `${SHOWN} of all ${here} images at a time.`;
  }
  if (isPart) return `${here} images, drawn by chance from ${all}.`;
  return tiles === 1 ? "The only image." : `All ${here} images.`;
}
