"""MkDocs' configuration for a knowledge base that has no ``mkdocs.yml`` of its own."""

from __future__ import annotations

import html
import json
import pathlib
import re

_TEMPLATE = pathlib.Path(__file__).parent / "static" / "mkdocs.yml"


def format_configuration(
    title: str, docs: pathlib.Path, annotations: pathlib.Path, site: pathlib.Path
) -> str:
    """The configuration as YAML.

    Args:
        title: the site's name, as plain text. The theme takes a site's name for HTML.
        docs: the folder of pages that people wrote; may be empty.
        annotations: the folder of the records.
        site: the folder for the site.
    """
    values = {
        "TITLE": html.escape(title),
        "DOCS": str(docs),
        "ANNOTATIONS": str(annotations),
        "SITE": str(site),
    }
    template = _TEMPLATE.read_text(encoding="utf-8")
    # In one pass, so that a title cannot stand in for a folder.
    return re.sub(r"!([A-Z]+)$", lambda it: json.dumps(values[it[1]]), template, flags=re.MULTILINE)
