// A query in the fragment of an address, which no server ever sees: `#query=SELECT...`.

const KEY = "query";

/** The fragment that holds a query. */
export function fragmentOf(query: string): string {
  return query ? `#${new URLSearchParams({ [KEY]: query })}` : "";
}

/** The query that a fragment holds; undefined without one. */
export function queryIn(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, "")).get(KEY) ?? undefined;
}
