"""A knowledge base to start from: one example of each record, which passes ``kb check``."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from kb.contribute.schema import build_schemas

_DOTTED = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}


def build_starter() -> dict[str, bytes]:
    """The files of a new knowledge base by their path in its folder."""
    template = dict(_files_below(files("kb.contribute") / "template", ""))
    schemas = {f"schemas/{name}": data for name, data in build_schemas().items()}
    return dict(sorted({**template, **schemas}.items()))


def _files_below(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = _DOTTED.get(entry.name, entry.name)
        if entry.is_dir():
            found += _files_below(entry, f"{prefix}{name}/")
        else:
            found.append((prefix + name, entry.read_bytes()))
    return found
