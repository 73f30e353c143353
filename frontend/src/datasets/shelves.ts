// The datasets of the page, read from the list that is there without scripts.

export interface Category {
  readonly label: string;
  readonly name: string;
  /** For each split of the dataset how many images; null where that is not known. */
  readonly counts: readonly (number | null)[];
  readonly sheet: Sheet | null;
}

export interface Sheet {
  /** Where the picture is. */
  readonly address: string;
  /** How many images are on it, six in a row. */
  readonly tiles: number;
  /** How many images there were to draw these from. */
  readonly drawnFrom: number;
}

export interface Shelf {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly address: string;
  readonly unit: string;
  /** The side of an image in pixels of its sheet; 0 without images. */
  readonly side: number;
  readonly splits: readonly string[];
  readonly categories: readonly Category[];
  /** What is said of it, as elements that may be shown anywhere. */
  readonly about: readonly Element[];
  /** Why a category has no images. */
  readonly reason: string;
}

/** Every dataset below an element, in its order. */
export function readShelves(list: Element): Shelf[] {
  return [...list.querySelectorAll<HTMLElement>("[data-dataset]")].map(readShelf);
}

function readShelf(section: HTMLElement): Shelf {
  const about = [...(section.querySelector(".kb-db-about")?.children ?? [])];
  const reason = section.querySelector(".kb-db-reason")?.textContent;
  return {
    id: section.dataset.dataset ?? "",
    name: section.dataset.name ?? "",
    group: section.closest<HTMLElement>("[data-group]")?.dataset.group ?? "",
    address: section.querySelector("h3 a")?.getAttribute("href") ?? "",
    unit: section.dataset.unit ?? "images",
    side: Number(section.dataset.side ?? 0),
    splits: [...section.querySelectorAll<HTMLElement>("[data-split]")].map(
      (head) => head.dataset.split ?? "",
    ),
    categories: [...section.querySelectorAll<HTMLElement>("[data-label]")].map(readCategory),
    about,
    reason: reason ?? "No sample images of this category.",
  };
}

function readCategory(row: HTMLElement): Category {
  const { label, name, sheet, tiles, drawn } = row.dataset;
  return {
    label: label ?? "",
    name: name ?? "",
    counts: [...row.querySelectorAll("td")].map((cell) => readNumber(cell.textContent ?? "")),
    sheet: sheet ? { address: sheet, tiles: Number(tiles), drawnFrom: Number(drawn) } : null,
  };
}

function readNumber(text: string): number | null {
  const digits = text.replaceAll(",", "");
  return /^\d+$/.test(digits) ? Number(digits) : null;
}
