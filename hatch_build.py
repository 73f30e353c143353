"""Builds the front end (``frontend/``) into the package when it is installed or made a wheel.

    python hatch_build.py            build it if its sources changed since the last time

It needs Node and npm, as building does; whoever installs a wheel needs neither. Without them the
package is made all the same, and the site says what it lacks. ``KB_FRONT_END=required`` lets that
fail instead, for releases; ``KB_FRONT_END=skip`` leaves it out.
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, without the build backend
    BuildHookInterface = object  # type: ignore[assignment, misc]  # not needed for that

SOURCES = "frontend"
APP = pathlib.Path("kb/site/static/app")
STAMP = "sources.sha256"


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # its own configuration
    """What Hatchling calls before it packs files; the sdist takes the sources as they are."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the front end, or say what the site will lack."""
        if self.target_name != "wheel":
            return
        lacking = build_front_end(pathlib.Path(self.root))
        if lacking:
            self.app.display_warning(lacking)


def build_front_end(root: pathlib.Path) -> str:
    """Build the front end of a checkout, unless that was done already from the same sources.

    Args:
        root: the folder of ``pyproject.toml``.

    Returns:
        Why there is none, with the remedy; empty when there is one.

    Raises:
        SystemExit: when it cannot be built although Node is there, or is required and lacking.
    """
    wanted = os.environ.get("KB_FRONT_END", "")
    sources, stamp = root / SOURCES, root / APP / STAMP
    if not sources.is_dir():
        return ""  # made from a source distribution that was packed with it, or none
    digest = digest_of(sources)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return ""
    if wanted == "skip":
        return "the front end was left out, as KB_FRONT_END says"
    npm = shutil.which("npm")
    if npm is None:
        lacking = (
            "Node and npm were not found, so the site will be without what runs in the browser: "
            "search, filters, the graph, SPARQL, the dataset browser and copy buttons; install "
            "Node 20 or newer and run `make build` again"
        )
        if wanted == "required":
            raise SystemExit(lacking)
        return lacking
    print("Building the front end ...", file=sys.stderr, flush=True)
    install = ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"]
    for command in (install, ["run", "build"]):
        done = subprocess.run(  # noqa: S603  # our own two commands
            [npm, *command], cwd=sources, capture_output=True, text=True, check=False
        )
        if done.returncode:
            said = (done.stdout + done.stderr).strip()
            raise SystemExit(f"`npm {' '.join(command)}` failed in {SOURCES}/:\n{said}")
    stamp.write_text(digest, encoding="utf-8")
    return ""


def digest_of(folder: pathlib.Path) -> str:
    """A checksum of everything that the front end in a folder is made of."""
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not name.startswith(("node_modules/", "tests/")):
            total.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


if __name__ == "__main__":
    if lacking := build_front_end(pathlib.Path(__file__).parent):
        print(lacking, file=sys.stderr)
