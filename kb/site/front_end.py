"""What runs in the reader's browser: the built files of ``frontend/`` and how a page loads them.

They are built when the package is installed or packed (``hatch_build.py``). Where that was done
without Node there are none, and pages say what they lack.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

APP = pathlib.Path(__file__).parent / "static" / "app"
STATIC = pathlib.Path(__file__).parent / "static"
ADDRESS = "assets/app/"
EVERYWHERE = ("page", "theme")
"""The entries that every page loads."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The files of one part of the front end.

    Attributes:
        script: its module.
        style: its style sheet; None without one.
        parts: the modules that it shares with others, to be fetched with it.
    """

    script: str
    style: str | None
    parts: tuple[str, ...]


@cache
def entries() -> dict[str, Entry]:
    """The parts of the front end by name; none where it was not built."""
    manifest = APP / "manifest.json"
    if not manifest.is_file():
        return {}
    found = json.loads(manifest.read_text(encoding="utf-8"))
    return {
        name: Entry(about["script"], about["style"], tuple(about["parts"]))
        for name, about in found.items()
    }


def has(name: str) -> bool:
    """Whether a part of the front end is there."""
    return name in entries()


def iter_files() -> Iterator[tuple[str, pathlib.Path]]:
    """Every file of the front end with its address from the site's root."""
    if entries():
        for file in sorted(APP.iterdir()):
            if file.is_file() and not file.name.endswith(".sha256"):
                yield ADDRESS + file.name, file


def format_head(scripts: Sequence[str], styles: Sequence[str], root: str) -> Markup:
    """What a page puts into its head.

    Args:
        scripts: the parts of the front end that it uses; those of every page come first.
        styles: style sheets of the package that it uses, such as ``pictures.css``.
        root: what leads to the site's root.
    """
    lines = [
        Markup('<link rel="stylesheet" href="{}assets/{}">').format(root, name) for name in styles
    ]
    wanted = [entries()[name] for name in (*EVERYWHERE, *scripts) if has(name)]
    for name in dict.fromkeys(entry.style for entry in wanted if entry.style):
        lines.append(Markup('<link rel="stylesheet" href="{}{}{}">').format(root, ADDRESS, name))
    for name in dict.fromkeys(part for entry in wanted for part in entry.parts):
        lines.append(Markup('<link rel="modulepreload" href="{}{}{}">').format(root, ADDRESS, name))
    for entry in wanted:
        lines.append(
            Markup('<script type="module" src="{}{}{}"></script>').format(
                root, ADDRESS, entry.script
            )
        )
    return Markup("\n").join(lines)
