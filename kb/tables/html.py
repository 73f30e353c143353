"""Tables as HTML that reads well aloud: caption, scoped heads, and a word behind every mark.

The classes ``kb-*`` are for a style sheet to dress; ``kb-visually-hidden`` has to hide its text
from the eye alone. There is no script and no inline style.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Literal

from kb.tables.cells import (
    Citation,
    Column,
    Illustration,
    Illustrations,
    Mark,
    PartValue,
    Quotation,
    Row,
    RowGroup,
    TableValue,
    Term,
    Text,
)
from kb.tables.marks import SIGNS, legend
from kb.text import Passage, Run

LinkKind = Literal["paper", "quote", "factor"]
Link = Callable[[LinkKind, str], str | None]
"""From a paper's id, a quote's reference or ``codebook@1/factor`` to its address; None: no link."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def escape_html(text: str) -> str:
    """The text for an element or a quoted attribute; what HTML forbids becomes U+FFFD.

    >>> escape_html('<a href="x">&')
    '&lt;a href=&quot;x&quot;&gt;&amp;'
    """
    return html.escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def _no_link(kind: LinkKind, name: str) -> str | None:
    return None


def render_html(table: TableValue, link: Link = _no_link) -> str:
    """The table as a fragment of HTML: for each part a ``table``, then one legend of the marks.

    Args:
        table: the table.
        link: the address of a paper, quote or factor; without it nothing is linked.
    """
    return "\n".join([*_lines(table, link), ""])


def _lines(table: TableValue, link: Link) -> Iterator[str]:
    for part in table.parts:
        yield from _part_lines(table, part, link)
    yield from _legend_lines(table)


def _part_lines(table: TableValue, part: PartValue, link: Link) -> Iterator[str]:
    anchor = escape_html(f"table-{table.anchor_of(part)}")
    yield (
        f'<div class="kb-table-scroll" role="region" aria-labelledby="{anchor}-caption"'
        ' tabindex="0">'
    )
    yield f'<table class="kb-table kb-table-{table.kind}" id="{anchor}">'
    caption = escape_html(table.caption_of(part))
    yield f'<caption id="{anchor}-caption">{caption}</caption>'
    yield "<thead>"
    heads = "".join(_column_head(table, column, link) for column in table.columns)
    yield f"<tr>{heads}</tr>"
    yield "</thead>"
    for group in part.groups:
        yield from _group_lines(table, group, link)
    yield "</table>"
    yield "</div>"


def _column_head(table: TableValue, column: Column, link: Link) -> str:
    label = escape_html(column.label)
    if column.role == "factor":
        label = _linked(label, link("factor", f"{table.codebook}/{column.id}"))
    number = '<th scope="col" class="kb-head-number">No.</th>' if column.role == "quote" else ""
    return f'{number}<th scope="col" class="kb-head-{column.role}"><span>{label}</span></th>'


def _group_lines(table: TableValue, group: RowGroup, link: Link) -> Iterator[str]:
    yield "<tbody>"
    if group.head is not None:
        width = len(table.columns) + (table.kind == "matrix")
        head = (
            _citation(group.head, link)
            if isinstance(group.head, Citation)
            else escape_html(group.head.text)
        )
        yield f'<tr><th scope="rowgroup" class="kb-group" colspan="{width}">{head}</th></tr>'
    for row in group.rows:
        yield f"<tr>{_row(table, row, link)}</tr>"
    yield "</tbody>"


def _row(table: TableValue, row: Row, link: Link) -> str:
    return "".join(
        _mark_cell(cell, column) if isinstance(cell, Mark) else _cell(table, cell, link)
        for cell, column in zip(row, table.columns, strict=True)
    )


def _mark_cell(mark: Mark, column: Column) -> str:
    """A cell that names its column too, for a style sheet that stacks cells on a narrow screen."""
    name = SIGNS[mark.value].word.replace(" ", "-")
    label = escape_html(column.label)
    return f'<td class="kb-mark kb-{name}" data-label="{label}">{_mark(mark)}</td>'


def _cell(table: TableValue, cell: Text | Term | Quotation | Illustrations, link: Link) -> str:
    if isinstance(cell, Quotation):
        number = _linked(str(cell.number), link("quote", cell.ref))
        return (
            f'<th scope="row" class="kb-number">{number}</th>'
            f'<td class="kb-quote">{_passages(cell.passages)}</td>'
        )
    if isinstance(cell, Term):
        label = _linked(escape_html(cell.label), link("factor", f"{table.codebook}/{cell.factor}"))
        return f'<th scope="row" class="kb-code">{label}</th>'
    if isinstance(cell, Text):
        return f'<td class="kb-definition">{escape_html(cell.text)}</td>'
    return f'<td class="kb-examples">{_illustrations(table, cell, link)}</td>'


def _illustrations(table: TableValue, cell: Illustrations, link: Link) -> str:
    if not cell.items:
        return ""
    items = "".join(f"<li>{_illustration(table, item, link)}</li>" for item in cell.items)
    return f"<ul>{items}</ul>"


def _illustration(table: TableValue, item: Illustration, link: Link) -> str:
    words = _passages(item.passages)
    if item.value is not None and item.value in table.values:
        words = f'<span class="kb-mark kb-{item.value}">{_mark(Mark(item.value))}</span> {words}'
    if item.citation is not None:
        words += f' <span class="kb-source">{_source(item, item.citation, link)}</span>'
    return words


def _source(item: Illustration, citation: Citation, link: Link) -> str:
    if item.ref is None:
        return _citation(citation, link)
    name = f"{escape_html(citation.label)} ({citation.year})"
    return _linked(name, link("quote", item.ref))


def _citation(citation: Citation, link: Link) -> str:
    name = _linked(escape_html(citation.label), link("paper", citation.paper))
    return f'{name} <span class="kb-year">({citation.year})</span>'


def _mark(mark: Mark) -> str:
    sign = SIGNS[mark.value]
    glyph = f'<span aria-hidden="true">{sign.glyph}</span>' if sign.glyph else ""
    return f'{glyph}<span class="kb-visually-hidden">{sign.word}</span>'


def _passages(passages: tuple[Passage, ...]) -> str:
    return " ".join(
        f'<span class="kb-passage">“{"".join(map(_run, passage))}”</span>' for passage in passages
    )


def _run(run: Run) -> str:
    words = escape_html(run.text)
    if run.kind == "omission":
        words = f'<span class="kb-omission">[{words}]</span>'
    elif run.kind == "insertion":
        words = f'<span class="kb-insertion">[{words}]</span>'
    return f'<strong class="kb-emphasis">{words}</strong>' if run.emphasis else words


def _linked(content: str, address: str | None) -> str:
    return content if address is None else f'<a href="{escape_html(address)}">{content}</a>'


def _legend_lines(table: TableValue) -> Iterator[str]:
    entries = legend(table.values)
    if not entries:
        return
    yield '<ul class="kb-legend" aria-label="Meaning of the marks">'
    for value, meaning in entries:
        sign = SIGNS[value]
        name = sign.word.replace(" ", "-")
        yield (
            f'<li><span class="kb-mark kb-{name}" aria-hidden="true">{sign.glyph or "empty"}</span>'
            f" {escape_html(meaning)}</li>"
        )
    yield "</ul>"
