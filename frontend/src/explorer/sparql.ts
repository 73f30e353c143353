import { VALUES } from "./file";
import { factorsMeant, meantJudgements } from "./find";
import type { Knowledge } from "./knowledge";
import { SPEAKING, type State } from "./state";
import { soughtBy } from "./words";

/**
 * The question in SPARQL: the references of exactly these quotes, in order.
 *
 * Prefixes need no declaring in `base.sparql`, `kb sparql` and the page for asking.
 */
export function formatSparql(base: Knowledge, state: State): string {
  const lines = [
    "?quote a oa:SpecificResource ; dcterms:identifier ?ref ; oa:hasSource ?work .",
    "FILTER NOT EXISTS { ?quote owl:deprecated true }",
    "FILTER NOT EXISTS { ?work owl:deprecated true }",
    ...judgementLines(base, state),
    ...alsoLines(base, state),
    ...namedLines(base, state),
    ...oneOf("?work dcterms:identifier ?paper .", "paper", state.paper),
    ...yearLines(state),
    ...subjectLines(state),
    ...levelLines(state),
    ...textLines(state),
  ];
  return [
    `# Data version ${base.file.version}.`,
    "SELECT DISTINCT ?ref WHERE {",
    ...lines.map((line) => `  ${line}`),
    "}",
    "ORDER BY ?ref",
    "",
  ].join("\n");
}

function judgementLines(base: Knowledge, state: State): string[] {
  const scope = meantJudgements(base, state);
  if (!scope) return [];
  const factors = scope.factors.flatMap((at) => base.factors[at] ?? []);
  const books = new Set(factors.map(({ codebook }) => base.codebooks[codebook]?.id ?? ""));
  const under = "?work kb:hasCoding/kb:codedUnder/dcterms:identifier ?book .";
  if (scope.values.length === VALUES) return [values("book", [...books]), under];
  const words = scope.values.map((at) => base.values[at]?.id ?? "");
  const given = words.filter((word) => word !== "not assessed");
  const lines = factorLines(base, scope.factors);
  const coding = "?coding oa:hasBody ?factor ; oa:hasTarget ?quote";
  const judged = [values("value", given), `${coding} ; kb:value ?value .`];
  const unknown = [under, `FILTER NOT EXISTS { ${coding} }`];
  if (given.length === words.length) return [...lines, ...judged];
  if (!given.length) return [...lines, ...unknown];
  // A branch knows nothing of what stands around it, so each says again which factors are meant.
  const work = "?quote oa:hasSource ?work .";
  const [here, there] = [indented([...lines, ...judged]), indented([...lines, work, ...unknown])];
  return ["{", ...here, "} UNION {", ...there, "}"];
}

/** Which factors are meant. A number after the names tells them from those of other factors. */
function factorLines(base: Knowledge, factors: number[], mark = ""): string[] {
  const pairs = factors
    .flatMap((at) => base.factors[at] ?? [])
    .map(
      ({ codebook, bare }) => `(${literal(base.codebooks[codebook]?.id ?? "")} ${literal(bare)})`,
    );
  return [
    `VALUES (?book${mark} ?name${mark}) { ${pairs.join(" ")} }`,
    `?factor${mark} skos:notation ?name${mark} ; skos:inScheme/dcterms:identifier ?book${mark} .`,
  ];
}

/** The factors to each of which the quote must speak besides. */
function alsoLines(base: Knowledge, state: State): string[] {
  return state.also.flatMap((name, at) =>
    speakingLines(base, factorsMeant(base, name), String(at + 2)),
  );
}

/** The factors that the words were read as, to any of which the quote must speak. */
function namedLines(base: Knowledge, { reading }: State): string[] {
  if (reading.kind !== "factors") return [];
  const factors = reading.factors.flatMap((name) => factorsMeant(base, name));
  return speakingLines(base, factors, "1");
}

function speakingLines(base: Knowledge, factors: number[], mark: string): string[] {
  const speaking = SPEAKING.map((at) => base.values[at]?.id ?? "");
  return [
    ...factorLines(base, factors, mark),
    values(`value${mark}`, speaking),
    `?coding${mark} oa:hasBody ?factor${mark} ; oa:hasTarget ?quote ; kb:value ?value${mark} .`,
  ];
}

function yearLines({ since, until }: State): string[] {
  if (since === undefined && until === undefined) return [];
  const year = "xsd:integer(STR(?issued))";
  return [
    "?work dcterms:issued ?issued .",
    ...(since === undefined ? [] : [`FILTER (${year} >= ${since})`]),
    ...(until === undefined ? [] : [`FILTER (${year} <= ${until})`]),
  ];
}

function subjectLines(state: State): string[] {
  const roles = [
    ["source", "kb:source", "kb:studiesSource"],
    ["target", "kb:target", "kb:studiesTarget"],
    ["model", "kb:model", "kb:studiesModel"],
    ["source_domain", "kb:source", "kb:studiesSource"],
    ["target_domain", "kb:target", "kb:studiesTarget"],
  ] as const;
  return roles.flatMap(([facet, named, studied]) => {
    if (!state[facet].length) return [];
    const name = facet.replace("_d", "D");
    const thing = `${name}Named`;
    const role = state.within === "quote" ? named : `(${named}|oa:hasSource/${studied})`;
    const isNamed = `EXISTS { ?quote ${named} ?${thing} }`;
    const namesNone = `NOT EXISTS { ?quote ${named} ?${name}Other }`;
    return [
      values(name, state[facet]),
      `?quote ${role} ?${thing} .`,
      ...(state.within === "nearest" ? [`FILTER (${isNamed} || ${namesNone})`] : []),
      ...(name === facet ? [`?${thing} dcterms:identifier ?${name} .`] : domainLines(thing, name)),
    ];
  });
}

/** The domain of a dataset, or where it is withdrawn, that of its successor. */
function domainLines(dataset: string, domain: string): string[] {
  return [
    `?${dataset} dcterms:isReplacedBy* ?${domain}Of .`,
    `FILTER NOT EXISTS { ?${domain}Of owl:deprecated true }`,
    `?${domain}Of kb:domain ?${domain} .`,
  ];
}

function levelLines({ level }: State): string[] {
  if (!level.length) return [];
  return [
    "OPTIONAL { ?quote kb:verification/kb:level ?found }",
    'BIND (COALESCE(?found, "not-compared") AS ?level)',
    `FILTER (?level IN (${level.map(literal).join(", ")}))`,
  ];
}

function textLines(state: State): string[] {
  const sought = soughtBy(state);
  if (!sought) return [];
  const holds = (text: string) => `CONTAINS(?words, ${literal(text)})`;
  const folded = sought
    .flat()
    .reduce(
      (expression, text) => withLetters(expression, text),
      'REPLACE(LCASE(STR(?exact)), "\\\\s+", " ")',
    );
  return [
    "?quote oa:hasSelector/oa:exact ?exact .",
    `BIND (${folded} AS ?words)`,
    ...sought.map((group) => `FILTER (${group.map(holds).join(" || ")})`),
  ];
}

/** Letters that are folded to others, where the sought text has these: small letters alone keep them. */
function withLetters(expression: string, text: string): string {
  const letters = [
    ["ß", "ss"],
    ["ς", "σ"],
    ["µ", "μ"],
  ] as const;
  return letters
    .filter(([letter, other]) => text.includes(other) && !expression.includes(`"${letter}"`))
    .reduce((made, [letter, other]) => `REPLACE(${made}, "${letter}", "${other}")`, expression);
}

function oneOf(pattern: string, variable: string, names: string[]): string[] {
  return names.length ? [values(variable, names), pattern] : [];
}

function values(variable: string, names: string[]): string {
  return `VALUES ?${variable} { ${names.map(literal).join(" ")} }`;
}

function indented(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** A text as a literal of SPARQL, with every character that is not printed spelt out. */
function literal(text: string): string {
  let made = "";
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === '"' || letter === "\\") made += `\\${letter}`;
    else if (letter === " " || !/[\p{C}\p{Z}]/u.test(letter)) made += letter;
    else if (code < 0x10000) made += `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
    else made += `\\U${code.toString(16).toUpperCase().padStart(8, "0")}`;
  }
  return `"${made}"`;
}
