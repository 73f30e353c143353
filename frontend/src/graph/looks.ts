// How the picture looks, in the colours of the page's scheme. Kinds differ in shape, and values in
// the stroke of their edges, so that nothing is told by colour alone.
import type { StylesheetJson } from "cytoscape";

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

/** The style sheet of the picture; `colour` gives the value of a variable of the page's style. */
export function picturedIn(colour: (variable: string) => string): StylesheetJson {
  const ink = colour("--md-default-fg-color");
  const ground = colour("--md-default-bg-color");
  const quiet = colour("--kb-quiet");
  const fills = {
    paper: quiet,
    factor: colour("--kb-present"),
    dataset: colour("--kb-mixed"),
    model: colour("--md-code-hl-constant-color"),
  };
  const sheet: StylesheetJson = [
    {
      selector: "node",
      style: {
        width: 20,
        height: 20,
        label: "data(label)",
        color: ink,
        "font-size": 11,
        "font-family": "system-ui, sans-serif",
        "min-zoomed-font-size": 8,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-wrap": "wrap",
        "text-max-width": "104px",
        "text-outline-color": ground,
        "text-outline-width": 2,
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
        width: 62,
        height: 22,
        "background-color": ground,
        "border-color": quiet,
        "border-style": "dashed",
        "border-width": 1.5,
        "text-valign": "center",
        "text-margin-y": 0,
        "font-size": 10,
      },
    },
    { selector: "node.open", style: { "border-color": ink, width: 26, height: 26 } },
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
    {
      selector: "edge.near",
      style: { width: 3.5, "z-index": 5 },
    },
    {
      selector: "edge.named",
      style: {
        label: "data(label)",
        color: ink,
        "font-size": 9,
        "min-zoomed-font-size": 8,
        "text-rotation": "autorotate",
        "text-background-color": ground,
        "text-background-opacity": 0.9,
        "text-background-padding": "2px",
      },
    },
    {
      selector: "node.picked",
      style: {
        "border-color": colour("--md-accent-fg-color"),
        "border-width": 4,
        width: 30,
        height: 30,
        "font-weight": "bold",
        "min-zoomed-font-size": 0,
        "z-index": 10,
      },
    },
    { selector: "node.more.picked", style: { width: 66, height: 26 } },
  );
  return sheet;
}
