import { at, isOnDisk } from "./root";

/** A file of the site could not be had. The message says what to do about it. */
export class NotFetched extends Error {
  constructor(
    readonly address: string,
    reason: string,
  ) {
    super(
      isOnDisk()
        ? "A browser fetches no data for a page that was opened from a disk. Look at the site " +
            "from a web server: `kb serve`, or `python -m http.server` in its folder."
        : `${address} could not be fetched: ${reason}. Load the page again.`,
    );
    this.name = "NotFetched";
  }
}

/**
 * Fetch a file of this site.
 *
 * @param address where it stands below the site's root
 * @throws NotFetched when it is not there, or the page was opened from a disk
 */
export async function fetchFile(address: string): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(at(address));
  } catch (problem) {
    throw new NotFetched(address, problem instanceof Error ? problem.message : String(problem));
  }
  if (!answer.ok) throw new NotFetched(address, `the server answered ${answer.status}`);
  return answer;
}

/** Fetch a JSON file of this site, which was written by the build and is trusted in its shape. */
export async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetchFile(address);
  return (await answer.json()) as T;
}
