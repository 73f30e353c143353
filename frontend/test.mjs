// Bundles tests/**/*.test.ts and runs them with Node's own runner.
//
//   node test.mjs            all of them
//   node test.mjs explorer   those whose name holds the word
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = join(here, "node_modules", ".cache", "tests", String(process.pid));
const wanted = process.argv.slice(2);
const tests = readdirSync(join(here, "tests"), { recursive: true })
  .filter((name) => name.endsWith(".test.ts"))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

await build({
  absWorkingDir: here,
  entryPoints: tests.map((name) => join(here, "tests", name)),
  outdir,
  outbase: join(here, "tests"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  packages: "external",
  loader: { ".css": "empty", ".wasm": "file" },
  logLevel: "warning",
});
const files = readdirSync(outdir, { recursive: true }).filter((name) => name.endsWith(".mjs"));
const run = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", ...files.map((name) => join(outdir, name))],
  { stdio: "inherit" },
);
rmSync(outdir, { recursive: true, force: true });
process.exit(run.status ?? 1);
