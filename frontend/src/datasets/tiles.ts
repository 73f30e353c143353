import { element } from "../site/elements";
import type { Sheet } from "./shelves";

const SVG = "http://www.w3.org/2000/svg";
const COLUMNS = 6;
/** Of images with so few pixels a side each pixel is shown as a square. */
const FEW_PIXELS = 16;

/** Some images of a sheet, each by itself. `failed` is called when the sheet cannot be had. */
export function tileList(
  sheet: Sheet,
  side: number,
  label: string,
  shown: readonly number[],
  failed: () => void,
): HTMLElement {
  const list = element("ul", { class: "kb-db-tiles", "aria-label": `Sample images of ${label}` });
  for (const number of shown) {
    list.append(
      element("li", {}, tile(sheet, side, `Image ${number + 1} of ${label}`, number, failed)),
    );
  }
  return list;
}

function tile(
  sheet: Sheet,
  side: number,
  words: string,
  number: number,
  failed: () => void,
): SVGSVGElement {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", words);
  made.setAttribute("viewBox", tileBox(number, side));
  if (side <= FEW_PIXELS) made.setAttribute("class", "kb-db-enlarged");
  const picture = document.createElementNS(SVG, "image");
  picture.setAttribute("href", sheet.address);
  picture.setAttribute("width", String(Math.min(sheet.tiles, COLUMNS) * side));
  picture.setAttribute("height", String(Math.ceil(sheet.tiles / COLUMNS) * side));
  picture.addEventListener("error", failed, { once: true });
  made.append(picture);
  return made;
}

/** The part of a sheet that an image takes, as a view box. */
export function tileBox(number: number, side: number): string {
  return `${(number % COLUMNS) * side} ${Math.floor(number / COLUMNS) * side} ${side} ${side}`;
}
