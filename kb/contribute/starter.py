"""A knowledge base to start from: one example of each record, which passes ``kb check``."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from kb.contribute.rdf_files import build_rdf_files
from kb.contribute.schema import build_schemas

_DOTTED = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
_SITE = {
    "!TITLE": "A knowledge base of literature evidence",
    "!DOCS": "docs",
    "!SITE": "site",
    "!ANNOTATIONS": "annotations",
}
_HEAD = """\
# The site, for `kb build`, `kb serve` and plain `mkdocs build`. The pages of the records come from
# the plugin `kb`, what you write yourself is in `docs/`.
"""


def build_starter() -> dict[str, bytes]:
    """The files of a new knowledge base by their path in its folder."""
    template = dict(_files_below(files("kb.contribute") / "template", ""))
    made = build_schemas() | build_rdf_files()
    schemas = {f"schemas/{name}": data for name, data in made.items()}
    site = {"mkdocs.yml": _format_configuration().encode()}
    return dict(sorted({**template, **schemas, **site}.items()))


def _format_configuration() -> str:
    """What ``kb build`` has built in, with the folders of a new knowledge base."""
    built_in = files("kb") / "site" / "static" / "mkdocs.yml"
    _, text = built_in.read_text(encoding="utf-8").split("\n", 1)
    for name, value in _SITE.items():
        text = text.replace(name, value, 1)
    return f"{_HEAD}{text}  - about.md\n"


def _files_below(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = _DOTTED.get(entry.name, entry.name)
        if entry.is_dir():
            found += _files_below(entry, f"{prefix}{name}/")
        else:
            found.append((prefix + name, entry.read_bytes()))
    return found
