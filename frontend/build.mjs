// Bundles each folder of src/ that has a main.ts into kb/site/static/app, with a manifest that
// tells pages which files to load, and the licences of what is in them.
//
//   node build.mjs          minified, as it is shipped
//   node build.mjs --debug  readable, with source maps
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "kb", "site", "static", "app");
const fresh = `${target}.new`;
const debug = process.argv.includes("--debug");

const entries = readdirSync(join(here, "src"))
  .filter((name) => existsSync(join(here, "src", name, "main.ts")))
  .map((name) => ({ in: join(here, "src", name, "main.ts"), out: name }));

rmSync(fresh, { recursive: true, force: true });
const result = await build({
  absWorkingDir: here,
  entryPoints: entries,
  outdir: fresh,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: !debug,
  sourcemap: debug ? "inline" : false,
  metafile: true,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".wasm": "file" },
  legalComments: "none",
  logLevel: "warning",
});

const fileOf = (output) => basename(output);
const manifest = {};
for (const [output, about] of Object.entries(result.metafile.outputs)) {
  if (!entries.some((it) => relative(here, it.in) === about.entryPoint)) continue;
  const name = basename(dirname(about.entryPoint));
  manifest[name] = {
    script: fileOf(output),
    style: about.cssBundle ? fileOf(about.cssBundle) : null,
    parts: about.imports
      .filter((it) => it.kind === "import-statement")
      .map((it) => fileOf(it.path)),
  };
}

const bundled = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const parts = input.split("/");
  const at = parts.lastIndexOf("node_modules");
  if (at >= 0) {
    const scoped = parts[at + 1].startsWith("@");
    bundled.add(parts.slice(0, at + (scoped ? 3 : 2)).join("/"));
  }
}
const licences = [...bundled].sort().map((folder) => {
  const { name, version, license, homepage } = JSON.parse(
    readFileSync(join(here, folder, "package.json"), "utf8"),
  );
  const own = readdirSync(join(here, folder)).find((file) => /^licen[cs]e/i.test(file));
  const kept = join(here, "licences", `${name.replace("/", "-")}.txt`);
  const file = own ? join(here, folder, own) : kept;
  if (!existsSync(file)) {
    throw new Error(
      `${name} ships no licence: write it into ${relative(here, kept).split(sep).join("/")}`,
    );
  }
  const title = `${name} ${version} (${license})${homepage ? `, ${homepage}` : ""}`;
  return `${title}\n${"-".repeat(title.length)}\n\n${readFileSync(file, "utf8").trim()}\n`;
});
writeFileSync(join(fresh, "LICENCES.txt"), licences.join("\n\n"));

const text = JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 1);
writeFileSync(join(fresh, "manifest.json"), `${text}\n`);
rmSync(target, { recursive: true, force: true });
renameSync(fresh, target);
const sum = createHash("sha256").update(text).digest("hex").slice(0, 12);
console.log(`built ${entries.length} entries into kb/site/static/app (${sum})`);
