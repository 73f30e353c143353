import { BLANK } from "../site/blanks";

/** A stretch of a passage that is set in one way; `kb.text` has the conventions. */
export interface Run {
  text: string;
  kind: "verbatim" | "omission" | "insertion";
  emphasis: boolean;
}

const FILLED = new RegExp(`[^${BLANK}]`);
const TOKEN = /\\([*[\]\\])|\*(\*)|\[(?:(\.\.\.)|([^[\]\n]+))\]/g;

/** The passages of a quote, each as runs. */
export function parsePassages(text: string): Run[][] {
  return text.split("\n").filter(isFilled).map(parseRuns);
}

/** The quote without emphasis marks, with omissions and insertions in brackets. */
export function plainText(text: string): string {
  const filled = text.split("\n").filter(isFilled).join("\n");
  return filled.replace(TOKEN, (token, literal?: string, mark?: string) =>
    literal ? literal : mark ? "" : token,
  );
}

/** What a reader sees of a run. */
export function shownText(run: Run): string {
  return run.kind === "verbatim" ? run.text : `[${run.text}]`;
}

function isFilled(line: string): boolean {
  return FILLED.test(line);
}

function parseRuns(text: string): Run[] {
  const runs: Run[] = [];
  let verbatim = "";
  let emphasis = false;
  let at = 0;
  const close = () => {
    if (verbatim) runs.push({ text: verbatim, kind: "verbatim", emphasis });
    verbatim = "";
  };
  for (const token of text.matchAll(TOKEN)) {
    verbatim += text.slice(at, token.index);
    at = token.index + token[0].length;
    const [, literal, mark, omission, insertion] = token;
    if (literal) {
      verbatim += literal;
      continue;
    }
    close();
    if (mark) emphasis = !emphasis;
    else if (omission) runs.push({ text: "...", kind: "omission", emphasis });
    else runs.push({ text: insertion ?? "", kind: "insertion", emphasis });
  }
  verbatim += text.slice(at);
  close();
  return runs;
}
