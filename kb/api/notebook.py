"""Quotes as a notebook shows them: a compact HTML table in the notebook's own colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kb.frames.quotes import QuoteView
from kb.model.record import Value
from kb.tables.authors import short_label
from kb.tables.html import escape_html
from kb.tables.marks import SIGNS

if TYPE_CHECKING:
    from kb.api.quotes import Quotes

_ROWS = 20
_LENGTH = 320
_CELL = "text-align:left;vertical-align:top;white-space:normal"
_HEADS = ("quote", "words", "speaks to", "words found in")


def format_quotes(quotes: Quotes) -> str:
    """The first quotes as an HTML table, under a line that says how many there are and how they
    were chosen. Everything is escaped; there is no script, and no colour."""
    lines = [f"<p>{_heading(quotes)}</p>"]
    if quotes:
        heads = "".join(f'<th scope="col" style="text-align:left">{head}</th>' for head in _HEADS)
        lines += ["<table>", f"<thead><tr>{heads}</tr></thead>", "<tbody>"]
        lines += map(_row, islice(quotes, _ROWS))
        lines += ["</tbody>", "</table>"]
    if len(quotes) > _ROWS:
        lines.append(f"<p>and {len(quotes) - _ROWS:,} more</p>")
    if items := "".join(f"<li>{escape_html(hint)}</li>" for hint in quotes.hints):
        lines.append(f"<ul>{items}</ul>")
    return "\n".join(lines)


def _heading(quotes: Quotes) -> str:
    by = f" <code>{escape_html(quotes.conditions)}</code>" if quotes.conditions else ""
    return f"<strong>{escape_html(quotes.summary)}</strong>{by}"


def _row(view: QuoteView) -> str:
    label = f"{short_label(view.paper.authors)} {view.paper.year}"
    cells = (
        f'<code>{escape_html(view.ref)}</code><br><span title="{escape_html(view.paper.title)}">'
        f"{escape_html(label)}</span>",
        escape_html(_cut(" ".join(view.text.split()))),
        "<br>".join(_iter_marks(view)),
        escape_html(view.level or "not compared"),
    )
    return f"<tr>{''.join(map(_cell, cells))}</tr>"


def _cell(content: str) -> str:
    return f'<td style="{_CELL}">{content}</td>'


def _iter_marks(view: QuoteView) -> Iterator[str]:
    """What it speaks to; a factor that two codebooks have, with the same value, stands once."""
    homes: dict[tuple[Value | None, str], list[str]] = {}
    for judgement in view.judgements:
        if judgement.speaks:
            key = (judgement.value, judgement.factor.id)
            homes.setdefault(key, []).append(judgement.codebook.id)
    for (value, factor), codebooks in homes.items():
        sign = SIGNS[value]
        title = escape_html(f"{sign.word}, {', '.join(codebooks)}")
        yield f'<span title="{title}">{sign.glyph}&nbsp;{escape_html(factor)}</span>'


def _cut(words: str) -> str:
    if len(words) <= _LENGTH:
        return words
    return f"{words[:_LENGTH].rpartition(' ')[0] or words[:_LENGTH]} …"
