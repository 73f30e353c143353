// The page Ask: an editor, an engine that is loaded when it is first asked, and its answers.
import { announce, copyFrom, save } from "../site/copying";
import { byId, element } from "../site/elements";
import { NotFetched } from "../site/fetching";
import { at, isOnDisk } from "../site/root";
import { Engine, EngineFailed } from "./engine";
import { readFault } from "./faults";
import { fragmentOf, queryIn } from "./permalink";
import { type Fault, isFault, type Prepared, prepare, unknownTerms } from "./preparing";
import type { Outcome } from "./protocol";
import { offerQuestions } from "./questions";
import { FIRST, type Names, ResultTable } from "./table";

/** What the build tells the page. */
interface Site extends Names {
  engine: string;
  data: string;
  terms: string[];
}

const root = byId("ask");
const site = JSON.parse(root.dataset.site ?? "{}") as Site;
const editor = byId<HTMLTextAreaElement>("ask-query");
const run = byId<HTMLButtonElement>("ask-run");
const stop = byId<HTMLButtonElement>("ask-stop");
const state = byId("ask-state");
const fault = byId("ask-fault");
const linked = byId("ask-linked");
const result = byId("ask-answer");
const engine = new Engine(at(site.engine), at(site.data), tellProgress);

function tell(text: string): void {
  state.textContent = text;
}

function tellProgress(bytes: number, total: number): void {
  const share = total ? ` of ${megabytes(total)}` : "";
  tell(`Loading the data: ${megabytes(bytes)}${share}…`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function seconds(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;
}

function setBusy(isBusy: boolean): void {
  run.disabled = isBusy;
  stop.disabled = !isBusy;
  result.inert = isBusy;
  result.setAttribute("aria-busy", String(isBusy));
}

function showFault({ reason, line, column }: Fault): void {
  const place = line > 0 ? `Line ${line}, column ${column}: ` : "";
  fault.replaceChildren(`${place}${reason}`);
  fault.hidden = false;
  result.hidden = true;
  editor.setAttribute("aria-invalid", "true");
  tell("");
  if (line > 0) select(line, column);
}

/** Take the old answer away, which a worker that was ended holds no longer. */
function clearAnswer(): void {
  result.replaceChildren();
  result.hidden = true;
}

/** Say no longer that a link brought the query. */
function dropLinked(): void {
  if (linked.contains(document.activeElement)) editor.focus({ preventScroll: true });
  linked.hidden = true;
}

/** Put the cursor where the fault is. */
function select(line: number, column: number): void {
  const before = editor.value.split("\n").slice(0, line - 1);
  const from = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  editor.focus();
  editor.setSelectionRange(from, Math.min(from + 1, editor.value.length));
}

function clearFault(): void {
  fault.hidden = true;
  fault.replaceChildren();
  editor.removeAttribute("aria-invalid");
}

async function runQuery(): Promise<void> {
  if (run.disabled) return;
  clearFault();
  dropLinked();
  const query = editor.value;
  const prepared = prepare(query, site.prefixes);
  if (isFault(prepared)) {
    showFault(prepared);
    return;
  }
  history.replaceState(history.state, "", fragmentOf(query));
  setBusy(true);
  try {
    if (!engine.isLoaded) tell("Loading the engine and the data…");
    await engine.load();
    tell("Running…");
    const outcome = await engine.ask({ kind: "run", sent: prepared.sent, form: prepared.form });
    await showOutcome(outcome, query);
  } catch (problem) {
    showProblem(problem, prepared);
  } finally {
    setBusy(false);
  }
}

async function showOutcome(outcome: Outcome, query: string): Promise<void> {
  const { total, truth, milliseconds } = outcome;
  const rows = `${total.toLocaleString("en")} ${total === 1 ? "row" : "rows"}`;
  const said = truth === undefined ? rows : truth ? "Yes" : "No";
  const tools = element(
    "div",
    { class: "kb-ask__tools" },
    element("strong", {}, said),
    element("span", { class: "kb-aside" }, `in ${seconds(milliseconds)}`),
    saver("CSV", "csv", "text/csv"),
    saver("JSON", "json", "application/sparql-results+json"),
  );
  result.replaceChildren(tools, ...warnings(query));
  result.hidden = false;
  if (total > 0) {
    const table = new ResultTable(
      outcome,
      {
        rows: (from, to) => engine.ask({ kind: "rows", from, to }),
        sort: (by, descending) => engine.ask({ kind: "sort", by, descending }),
      },
      site,
      showProblem,
    );
    await table.show(FIRST);
    result.append(table.root);
  }
  tell("");
  announce(`${said}, ${seconds(milliseconds)}`);
}

function warnings(query: string): Node[] {
  return unknownTerms(query, site.terms).map((name) =>
    element(
      "p",
      { class: "kb-note" },
      `kb:${name} is no term of the `,
      element("a", { href: at("vocabulary/") }, "vocabulary"),
      ", so a pattern with it matches nothing.",
    ),
  );
}

function saver(label: string, as: "csv" | "json", type: string): HTMLButtonElement {
  const button = element("button", { type: "button", class: "kb-ask__button" }, label);
  button.setAttribute("aria-label", `Save the whole answer as ${label}`);
  button.addEventListener("click", () => {
    engine
      .ask({ kind: "export", as })
      .then((text) => save(`answer.${as}`, `${type};charset=utf-8`, text))
      .catch(showProblem);
  });
  return button;
}

function showProblem(problem: unknown, prepared?: Prepared): void {
  if (!(problem instanceof EngineFailed)) {
    showFault({ reason: String(problem), line: 0, column: 0 });
  } else if (problem.why === "stopped") {
    clearAnswer();
    tell("Stopped. The next run loads the data again.");
  } else if (problem.why === "engine" && prepared) {
    showFault(readFault(problem.message, prepared));
  } else if (problem.why === "engine") {
    showFault({ reason: problem.message, line: 0, column: 0 });
  } else {
    const reason = new NotFetched(site.data, problem.message).message;
    showFault({ reason, line: 0, column: 0 });
  }
}

function take(query: string): void {
  editor.value = query;
  editor.rows = Math.min(24, Math.max(8, query.split("\n").length + 1));
  clearFault();
  linked.hidden = true;
  editor.scrollIntoView({ block: "nearest" });
  editor.focus({ preventScroll: true });
}

function begin(): void {
  root.hidden = false;
  byId("ask-waiting").remove();
  if (isOnDisk()) {
    run.disabled = true;
    byId("ask-copy").hidden = true;
    showFault({ reason: new NotFetched(site.data, "").message, line: 0, column: 0 });
  }
  const first = offerQuestions(byId("ask-questions"), byId("ask-example"), take);
  const brought = queryIn(location.hash);
  editor.value = brought ?? first ?? "";
  linked.hidden = brought === undefined;
  editor.rows = Math.min(24, Math.max(8, editor.value.split("\n").length + 1));
  window.addEventListener("hashchange", () => {
    const other = queryIn(location.hash);
    if (other === undefined || other === editor.value) return;
    take(other);
    linked.hidden = false;
  });
  byId("ask-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void runQuery();
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void runQuery();
    }
  });
  editor.addEventListener("input", clearFault);
  stop.addEventListener("click", () => engine.stop());
  byId("ask-copy").addEventListener("click", ({ currentTarget }) => {
    const address = `${location.href.split("#")[0]}${fragmentOf(editor.value)}`;
    if (currentTarget instanceof HTMLElement) void copyFrom(currentTarget, address);
  });
}

begin();
