"""What a table's CSV cannot say itself: its data version, its licence, what its columns hold.

A line of comment in the CSV would break readers, so this stands beside it, in the form and under
the name that the W3C recommends: Model for Tabular Data and Metadata on the Web (2015), Section
5.3, and Metadata Vocabulary for Tabular Data (2015).
"""

from __future__ import annotations

import json

from kb.model.meta import KnowledgeBase
from kb.tables.cells import TableValue
from kb.tables.csv import column_names

SUFFIX = "csv-metadata.json"
"""The end of the file's name: ``appendix-a.csv-metadata.json`` describes ``appendix-a.csv``."""

_MEANINGS = {
    "part": "the part of the table",
    "paper": "the cite key of the paper",
    "quote": "the quote's id within its paper",
    "text": "the quote's words",
    "group": "the heading under which the factor stands",
    "code": "the factor's id",
    "label": "the factor's name",
    "definition": "the factor's definition",
    "example": "a passage that shows the factor at work",
    "value": "the value that the passage was given",
}
_FIRST_FACTOR = 4
_FACTOR = "positive, negative, mixed, present or absent; empty: not assessed"


def render_csv_metadata(table: TableValue, meta: KnowledgeBase) -> str:
    """The description of a table's CSV, as JSON.

    Args:
        table: the table.
        meta: the knowledge base from which it was built.
    """
    labels = {column.id: column.label for column in table.columns}
    columns = []
    for position, name in enumerate(column_names(table)):
        if table.kind == "matrix" and position >= _FIRST_FACTOR:
            said, title = _FACTOR, labels[name]
        else:
            said, title = _MEANINGS[name], name.capitalize()
        columns.append({"name": name, "titles": name, "dc:title": title, "dc:description": said})
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{table.id}.csv",
        "dc:title": table.title,
        "dc:description": table.caption,
        "dc:license": meta.licence,
        "dc:isPartOf": meta.title,
        "schema:version": table.data_version,
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "lineTerminators": "\n"},
        "tableSchema": {"columns": columns},
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
