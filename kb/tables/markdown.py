"""Tables as Markdown: a pipe table per part, for GitHub and for Python-Markdown alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.tables.cells import (
    Cell,
    Citation,
    Illustration,
    Illustrations,
    Mark,
    PartValue,
    Quotation,
    RowGroup,
    TableValue,
    Term,
    Text,
)
from kb.tables.marks import SIGNS, legend
from kb.text import Passage, Run

_SPECIAL = re.compile(r"[\\`*_\[\]]")
_AS_ENTITY = re.compile(
    r"""
      [&<>|~$^{}@\#]                     # HTML, borders, formulas, attributes, mentions
    | ^[-+=]                             # lists and headings
    | :(?=\S) | (?i:(?<=www))\.          # addresses, :smile:
    | ([-+=])(?=\1)                      # --, ++ctrl++, ==marked==
    | \((?=(?i:c|r|tm)\))                # (c) and the like as signs
    | \+(?=/) | =(?=/=)                  # plus or minus, not equal
    | (?<=\d)/(?=\d) | (?<=c)/(?=o)      # 1/2, c/o
    | (?<=\d)[snrt](?=[tdh])             # 1st, 2nd
    """,
    re.VERBOSE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def escape_markdown(text: str) -> str:
    """The text so that no dialect reads markup, HTML, a link or a table's border in it.

    Signs that usual extensions put for two or three characters are kept from them as well.

    >>> escape_markdown("a|b *c* <d>")
    'a&#124;b \\\\*c\\\\* &#60;d&#62;'
    """
    text = _CONTROL.sub(" ", text)
    text = _AS_ENTITY.sub(lambda found: f"&#{ord(found[0])};", text)
    return re.sub(r"&#\d+;|" + _SPECIAL.pattern, _backslashed, text)


def _backslashed(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) > 1 else f"\\{found[0]}"


def render_markdown(table: TableValue) -> str:
    """The table as Markdown: for each part a caption and a pipe table, then one legend."""
    blocks = ["\n".join(_part_lines(table, part)) for part in table.parts]
    legend = _legend(table)
    return "\n\n".join([*blocks, legend] if legend else blocks) + "\n"


def _part_lines(table: TableValue, part: PartValue) -> Iterator[str]:
    name = f"{table.title} ({part.id})" if part.id else table.title
    yield f"**{escape_markdown(name)}.** {escape_markdown(table.caption_of(part))}"
    yield ""
    yield _line(escape_markdown(column.label) for column in table.columns)
    yield _line(":-:" if column.role == "factor" else "---" for column in table.columns)
    for group in part.groups:
        yield from _group_lines(table, group)


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _group_lines(table: TableValue, group: RowGroup) -> Iterator[str]:
    if isinstance(group.head, Text):
        yield _line(
            f"**{escape_markdown(group.head.text)}**" if position == 0 else ""
            for position in range(len(table.columns))
        )
    for position, row in enumerate(group.rows):
        cells = [_cell(table, cell) for cell in row]
        if position == 0 and isinstance(group.head, Citation):
            cells[0] = f"{_citation(group.head)}: {cells[0]}"
        yield _line(iter(cells))


def _cell(table: TableValue, cell: Cell) -> str:
    if isinstance(cell, Mark):
        return SIGNS[cell.value].glyph
    if isinstance(cell, Quotation):
        return f"({cell.number}) {_passages(cell.passages)}"
    if isinstance(cell, Term):
        return escape_markdown(cell.label)
    if isinstance(cell, Illustrations):
        return "<br>".join(_illustration(table, item) for item in cell.items)
    return escape_markdown(cell.text)


def _illustration(table: TableValue, item: Illustration) -> str:
    sign = f"{SIGNS[item.value].glyph} " if item.value and item.value in table.values else ""
    source = f" {_citation(item.citation)}" if item.citation else ""
    return f"{sign}{_passages(item.passages)}{source}"


def _citation(citation: Citation) -> str:
    return f"{escape_markdown(citation.label)} ({citation.year})"


def _passages(passages: tuple[Passage, ...]) -> str:
    return "<br>".join(f"“{''.join(map(_run, passage))}”" for passage in passages)


def _run(run: Run) -> str:
    words = escape_markdown(run.text)
    if run.kind != "verbatim":
        words = f"\\[{words}\\]"
    if not run.emphasis:
        return words
    closes_safely = run.kind == "verbatim" and run.text[:1].isalnum() and run.text[-1:].isalnum()
    return f"**{words}**" if closes_safely else f"<strong>{words}</strong>"


def _legend(table: TableValue) -> str:
    return "; ".join(
        f"{SIGNS[value].glyph or 'empty'}: {meaning}" for value, meaning in legend(table.values)
    )
