// Takes out of package-lock.json what names a host: `npm run lock` after a change of package.json.
// It holds for the folder that npm runs in.
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
for (const about of Object.values(lock.packages)) {
  delete about.funding;
  delete about.resolved;
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
