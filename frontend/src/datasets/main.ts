// The dataset browser: turns the list of all datasets into two panels side by side. It reads the
// list itself, so that it works from a disk too; of the pictures only those that are opened load.
import { byId } from "../site/elements";
import { Panel } from "./panel";
import { readShelves } from "./shelves";
import { formatState, type PanelState, parseState, SIDES, type Side } from "./state";

const root = byId("kb-db");
const list = byId("kb-db-list");
const shelves = readShelves(list);

const usual: Record<Side, string> = {
  left: root.dataset.left ?? "",
  right: root.dataset.right ?? "",
};
const read = (side: Side): PanelState => parseState(location.search, side, shelves, usual[side]);
const states: Record<Side, PanelState> = { left: read("left"), right: read("right") };

function show(): void {
  const panels = SIDES.map((side) => {
    const changed = (state: PanelState): void => {
      states[side] = state;
      history.replaceState(null, "", formatState(states, shelves) + location.hash);
    };
    return new Panel(side, shelves, states[side], changed).root;
  });
  root.replaceChildren(...panels);
}

if (shelves.length > 0) {
  show();
  root.hidden = false;
  list.hidden = true;
}
