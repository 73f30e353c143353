import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsOf } from "../../src/page/code";

const CASES: [string, string, string | undefined][] = [
  ["a session of Python", ">>> import kb\n>>> kb.load()\n<Base>\n", "import kb\nkb.load()"],
  ["a block of it", ">>> for a in b:\n...     print(a)\n...\n1\n", "for a in b:\n    print(a)\n"],
  ["a session of a shell", "$ kb table\nappendix-a  Factors\n$ kb check\n", "kb table\nkb check"],
  ["a command on two lines", "$ kb query \\\n  --json\nout\n", "kb query \\\n  --json"],
  ["a program", "import kb\nprint('$ not a prompt')\n", undefined],
  ["a price", "It costs\n$5\n", undefined],
];

for (const [name, text, commands] of CASES) {
  test(`what is copied of ${name}`, () => assert.equal(commandsOf(text), commands));
}
