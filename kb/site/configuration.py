"""MkDocs' configuration for a knowledge base that has no ``mkdocs.yml`` of its own."""

from __future__ import annotations

import json
import pathlib

_TEMPLATE = pathlib.Path(__file__).parent / "static" / "mkdocs.yml"


def format_configuration(
    title: str, docs: pathlib.Path, annotations: pathlib.Path, site: pathlib.Path
) -> str:
    """The configuration as YAML.

    Args:
        title: the site's name.
        docs: the folder of pages that people wrote; may be empty.
        annotations: the folder of the records.
        site: the folder for the site.
    """
    text = _TEMPLATE.read_text(encoding="utf-8")
    places = {"DOCS": str(docs), "ANNOTATIONS": str(annotations), "SITE": str(site)}
    for name, value in {"TITLE": title, **places}.items():
        text = text.replace(f"!{name}", json.dumps(value), 1)
    return text
