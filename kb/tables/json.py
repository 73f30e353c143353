"""Tables as JSON: the typed cells, for programs that want more than CSV can hold."""

from __future__ import annotations

import json

from kb.tables.cells import (
    Cell,
    Citation,
    Illustration,
    Illustrations,
    Mark,
    Quotation,
    RowGroup,
    TableValue,
    Term,
    plain_text,
)
from kb.text import Passage

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None


def render_json(table: TableValue) -> str:
    """The table as an indented JSON object with its caption, columns and parts.

    A row maps each column's id to its cell. A mark is the value's word, or null where the factor
    was not assessed. A quotation has its ``quote`` reference, ``number``, plain ``text`` and its
    ``passages`` as runs of words, omissions and insertions.
    """
    value: Json = {
        "id": table.id,
        "title": table.title,
        "caption": table.caption,
        "data_version": table.data_version,
        "kind": table.kind,
        "codebook": table.codebook,
        "columns": [
            {"id": column.id, "label": column.label, "role": column.role}
            for column in table.columns
        ],
        "parts": [
            {
                "id": part.id,
                "title": part.title,
                "number": part.number,
                "of": part.of,
                "groups": [_group(table, group) for group in part.groups],
            }
            for part in table.parts
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _group(table: TableValue, group: RowGroup) -> Json:
    head: dict[str, Json] = {}
    if isinstance(group.head, Citation):
        head["paper"] = _citation(group.head)
    elif group.head is not None:
        head["heading"] = group.head.text
    names = [column.id for column in table.columns]
    return {
        **head,
        "rows": [dict(zip(names, map(_cell, row), strict=True)) for row in group.rows],
    }


def _cell(cell: Cell) -> Json:
    if isinstance(cell, Mark):
        return cell.value
    if isinstance(cell, Quotation):
        return {"quote": cell.ref, "number": cell.number, **_words(cell.passages)}
    if isinstance(cell, Term):
        return {"factor": cell.factor, "label": cell.label}
    if isinstance(cell, Illustrations):
        return [_illustration(item) for item in cell.items]
    return cell.text


def _illustration(item: Illustration) -> Json:
    return {
        "value": item.value,
        "quote": item.ref,
        "paper": _citation(item.citation) if item.citation else None,
        **_words(item.passages),
    }


def _citation(citation: Citation) -> Json:
    return {"id": citation.paper, "label": citation.label, "year": citation.year}


def _words(passages: tuple[Passage, ...]) -> dict[str, Json]:
    return {
        "text": plain_text(passages),
        "passages": [
            [{"text": r.text, "kind": r.kind, "emphasis": r.emphasis} for r in passage]
            for passage in passages
        ],
    }
