// What the page shows, as its address has it: ?left=a&left-sort=size&right=b&right-class=ADI
import { ORDERS, type Order } from "./order";
import type { Shelf } from "./shelves";

export const SIDES = ["left", "right"] as const;
export type Side = (typeof SIDES)[number];

export interface PanelState {
  readonly dataset: string;
  readonly split: string;
  readonly sort: Order;
  /** The label of the category that is open; empty for none. */
  readonly open: string;
}

/** What one side of an address asks for; what there is not is left at its usual. */
export function parseState(
  query: string,
  side: Side,
  shelves: readonly Shelf[],
  usual: string,
): PanelState {
  const asked = new URLSearchParams(query);
  const shelf =
    shelves.find((one) => one.id === asked.get(side)) ?? shelves.find((one) => one.id === usual);
  const split = asked.get(`${side}-split`) ?? "";
  const open = asked.get(`${side}-class`) ?? "";
  return {
    dataset: shelf?.id ?? "",
    split: shelf?.splits.includes(split) ? split : (shelf?.splits[0] ?? ""),
    sort: ORDERS.find((one) => one === asked.get(`${side}-sort`)) ?? "name",
    open: shelf?.categories.some((one) => one.label === open) ? open : "",
  };
}

/** The query of an address that shows this; what is usual is not said. */
export function formatState(
  states: Readonly<Record<Side, PanelState>>,
  shelves: readonly Shelf[],
): string {
  const said = new URLSearchParams();
  for (const side of SIDES) {
    const { dataset, split, sort, open } = states[side];
    const first = shelves.find((one) => one.id === dataset)?.splits[0] ?? "";
    said.set(side, dataset);
    if (split !== first) said.set(`${side}-split`, split);
    if (sort !== "name") said.set(`${side}-sort`, sort);
    if (open) said.set(`${side}-class`, open);
  }
  return `?${said}`;
}
