// How the picture looks, in the colours of the page's scheme. Kinds differ in shape, and values in
// the stroke of their edges, so that nothing is told by colour alone.
import type { StylesheetJson } from "cytoscape";
import type { ShownNode } from "./view";

const SHAPES = {
  paper: "rectangle",
  factor: "ellipse",
  dataset: "diamond",
  model: "hexagon",
} as const;

const STROKES: Record<string, { colour: string; line: "solid" | "dashed" | "dotted" }> = {
  positive: { colour: "--kb-positive", line: "solid" },
  negative: { colour: "--kb-negative", line: "dashed" },
  mixed: { colour: "--kb-mixed", line: "dotted" },
  present: { colour: "--kb-present", line: "solid" },
};

const SIZES = { closed: 20, open: 26 };
const MORE = { wide: 72, high: 24 };

/** How wide and high a node is. */
export function sizeOf({ kind, isOpen }: ShownNode): [number, number] {
  if (kind === "more") return [MORE.wide, MORE.high];
  const size = isOpen ? SIZES.open : SIZES.closed;
  return [size, size];
}

/** The style sheet of the picture; `colour` gives the value of a variable of the page's style. */
export function picturedIn(colour: (variable: string) => string): StylesheetJson {
  const ink = colour("--md-default-fg-color");
  const ground = colour("--md-default-bg-color");
  const quiet = colour("--kb-quiet");
  const fills = {
    paper: quiet,
    factor: colour("--kb-factor"),
    dataset: colour("--kb-dataset"),
    model: colour("--md-code-hl-constant-color"),
  };
  const sheet: StylesheetJson = [
    {
      selector: "node",
      style: {
        width: SIZES.closed,
        height: SIZES.closed,
        "border-width": 2,
        "border-color": ground,
        "overlay-opacity": 0,
      },
    },
    {
      selector: "edge",
      style: {
        width: 1.2,
        "curve-style": "haystack",
        "line-color": colour("--md-default-fg-color--lighter"),
        "overlay-opacity": 0,
      },
    },
    {
      selector: "node.more",
      style: {
        shape: "round-rectangle",
        width: MORE.wide,
        height: MORE.high,
        "background-color": ground,
        "border-color": quiet,
        "border-style": "dashed",
        "border-width": 1.5,
      },
    },
    {
      selector: "node.open",
      style: { "border-color": ink, width: SIZES.open, height: SIZES.open },
    },
  ];
  for (const [kind, shape] of Object.entries(SHAPES)) {
    const fill = fills[kind as keyof typeof SHAPES];
    sheet.push({ selector: `node.${kind}`, style: { shape, "background-color": fill } });
  }
  for (const [edge, { colour: name, line }] of Object.entries(STROKES)) {
    const style = { "line-color": colour(name), "line-style": line, width: 2 };
    sheet.push({ selector: `edge.${edge}`, style });
  }
  sheet.push(
    { selector: "edge.faint", style: { width: 1, opacity: 0.2 } },
    {
      selector: "edge.near",
      style: { width: 3.5, opacity: 1, "z-index": 5 },
    },
  );
  return sheet;
}
