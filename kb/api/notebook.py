"""Quotes as a notebook shows them: a compact HTML table in the notebook's own colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kb.frames.listing import cut, escaped, join_html
from kb.frames.quotes import QuoteView
from kb.model.record import Value
from kb.tables.authors import short_label
from kb.tables.marks import SIGNS

if TYPE_CHECKING:
    from kb.api.quotes import Quotes

_ROWS = 20
_LENGTH = 320
_HEADS = ("quote", "words", "speaks to", "words found in")


def format_quotes(quotes: Quotes) -> str:
    """The first quotes as an HTML table, under a line that says how many there are and how they
    were chosen. Everything is escaped; there is no script, and no colour."""
    by = f" <code>{escaped(quotes.conditions)}</code>" if quotes.conditions else ""
    return join_html(
        f"<strong>{escaped(quotes.summary)}</strong>{by}",
        _HEADS,
        [_cells(view) for view in islice(quotes, _ROWS)],
        len(quotes),
        quotes.hints,
    )


def _cells(view: QuoteView) -> tuple[str, ...]:
    label = f"{short_label(view.paper.authors)} {view.paper.year}"
    return (
        f'<code>{escaped(view.ref)}</code><br><span title="{escaped(view.paper.title)}">'
        f"{escaped(label)}</span>",
        escaped(cut(view.text, _LENGTH)),
        "<br>".join(_iter_marks(view)),
        escaped(view.level or "not compared"),
    )


def _iter_marks(view: QuoteView) -> Iterator[str]:
    """What it speaks to; a factor that two codebooks have, with the same value, stands once."""
    homes: dict[tuple[Value | None, str], list[str]] = {}
    for judgement in view.judgements:
        if judgement.speaks:
            key = (judgement.value, judgement.factor.id)
            homes.setdefault(key, []).append(judgement.codebook.id)
    for (value, factor), codebooks in homes.items():
        sign = SIGNS[value]
        title = escaped(f"{sign.word}, {', '.join(codebooks)}")
        yield f'<span title="{title}">{sign.glyph}&nbsp;{escaped(factor)}</span>'
