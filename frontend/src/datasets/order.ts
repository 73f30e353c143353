import type { Category } from "./shelves";

/** By name from A or from Z, by size from the largest or from the smallest. */
export const ORDERS = ["name", "name-down", "size", "size-up"] as const;
export type Order = (typeof ORDERS)[number];

const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Categories in an order; those whose size is not known come last, and equal ones by name. */
export function ordered(
  categories: readonly Category[],
  order: Order,
  split: number,
): readonly Category[] {
  const size = (one: Category): number | null => one.counts[split] ?? null;
  const byName = (a: Category, b: Category): number => names.compare(a.label, b.label);
  return categories.toSorted((a, b) => {
    if (order === "name") return byName(a, b);
    if (order === "name-down") return byName(b, a);
    const [one, other] = [size(a), size(b)];
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null) || byName(a, b);
    }
    return (order === "size" ? other - one : one - other) || byName(a, b);
  });
}

/** The order after a click on the head of a column. */
export function next(order: Order, column: "name" | "size"): Order {
  if (column === "name") return order === "name" ? "name-down" : "name";
  return order === "size" ? "size-up" : "size";
}
