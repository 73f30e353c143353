// Judges pages: node lighthouse.mjs CHROMIUM FLAGS ADDRESS... prints one line of JSON.
// FLAGS are those of Chromium, parted by spaces.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, flags, ...addresses] = process.argv.slice(2);
const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless=new", ...flags.split(" ")],
  ignoreDefaultFlags: false,
});
const scores = {};
for (const address of addresses) {
  const run = await lighthouse(address, {
    port: chrome.port,
    logLevel: "silent",
    output: "json",
    onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  });
  const { categories, audits } = run.lhr;
  scores[address] = Object.fromEntries(
    Object.values(categories).map(({ id, score, auditRefs }) => [
      id,
      {
        score: Math.round((score ?? 0) * 100),
        failed: auditRefs
          .filter(({ weight, id }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
          .map(({ id }) => `${id} ${audits[id].displayValue ?? ""}`.trim()),
      },
    ]),
  );
}
await chrome.kill();
console.log(JSON.stringify(scores));
