// What the reader has opened, as the address of the page holds it:
// ?at=paper/doe2020&open=factor/colours@1/red&more=factor/colours@1/red~positive-in~2&hide=source

export interface State {
  /** Where the walk begins; always open. */
  readonly at: string;
  /** What was opened since, in that order. */
  readonly open: readonly string[];
  /** How often more was asked of a group of a node, by `groupKey`. */
  readonly more: ReadonlyMap<string, number>;
  /** Kinds of edge that are left out. */
  readonly hidden: ReadonlySet<string>;
}

export function groupKey(id: string, relation: string): string {
  return `${id}~${relation}`;
}

export function startAt(at: string, hidden: ReadonlySet<string> = new Set()): State {
  return { at, open: [], more: new Map(), hidden };
}

export function isOpen(state: State, id: string): boolean {
  return state.at === id || state.open.includes(id);
}

/** Open what is closed and close what is open; where the walk begins stays open. */
export function toggled(state: State, id: string): State {
  if (state.at === id) return state;
  if (!state.open.includes(id)) return { ...state, open: [...state.open, id] };
  const more = new Map([...state.more].filter(([key]) => !key.startsWith(`${id}~`)));
  return { ...state, open: state.open.filter((one) => one !== id), more };
}

export function withMore(state: State, key: string): State {
  return { ...state, more: new Map(state.more).set(key, (state.more.get(key) ?? 0) + 1) };
}

export function withEdge(state: State, edge: string, isShown: boolean): State {
  const hidden = new Set(state.hidden);
  if (isShown) hidden.delete(edge);
  else hidden.add(edge);
  return { ...state, hidden };
}

/** The state that an address holds; what it does not name is as at the beginning. */
export function parseState(search: string, first: string): State {
  const given = new URLSearchParams(search);
  const more = new Map<string, number>();
  for (const one of given.getAll("more")) {
    const cut = one.lastIndexOf("~");
    const times = Number(one.slice(cut + 1));
    if (cut > 0 && Number.isInteger(times) && times > 0) more.set(one.slice(0, cut), times);
  }
  const at = given.get("at") || first;
  const open = [...new Set(given.getAll("open"))].filter((id) => id && id !== at);
  return { at, open, more, hidden: new Set(given.getAll("hide").filter(Boolean)) };
}

/** The address's query that holds a state. */
export function formatState(state: State): string {
  const pairs: [string, string][] = [["at", state.at]];
  for (const id of state.open) pairs.push(["open", id]);
  for (const [key, times] of state.more) pairs.push(["more", `${key}~${times}`]);
  for (const edge of [...state.hidden].sort()) pairs.push(["hide", edge]);
  return `?${pairs.map(([name, value]) => `${name}=${readable(value)}`).join("&")}`;
}

function readable(value: string): string {
  return encodeURIComponent(value).replace(/%2F/g, "/").replace(/%40/g, "@").replace(/%3A/g, ":");
}
