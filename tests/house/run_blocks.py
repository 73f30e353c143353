"""Runs the Python blocks of one Markdown file in one namespace: a script, fed with JSON.

Standard input holds ``{"file": ..., "blocks": [[line, text], ...]}``. A block with ``>>>`` is a
doctest; any other is executed as it stands. The first block that fails ends it with exit code 1.
"""

from __future__ import annotations

import doctest
import json
import sys
import traceback


def run(file: str, blocks: list[tuple[int, str]]) -> bool:
    """Run the blocks in order; whether all went well."""
    names: dict[str, object] = {"__name__": "__docs__"}
    for line, text in blocks:
        if ">>> " in text:
            test = doctest.DocTestParser().get_doctest(text, names, file, file, line - 1)
            runner = doctest.DocTestRunner(
                optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            )
            runner.run(test, clear_globs=False)
            if runner.failures:
                return False
            names.update(test.globs)
        else:
            try:
                exec(compile("\n" * (line - 1) + text, file, "exec"), names)
            except Exception:
                traceback.print_exc()
                return False
    return True


if __name__ == "__main__":
    given = json.load(sys.stdin)
    sys.exit(not run(given["file"], given["blocks"]))
