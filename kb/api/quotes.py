"""Quotes that answer a question: a sequence that knows how it was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, overload

from kb.api.table import TableView, quote_table
from kb.api.wrong_names import missing_attribute, refusing_misspelt
from kb.errors import DifferentBases, UnknownName
from kb.frames.bits import bits_at, iter_places
from kb.frames.choice import chosen_codebook
from kb.frames.conditions import Conditions, Names, Within, Words, read_conditions
from kb.frames.find import LevelName, find_quotes, iter_wider
from kb.frames.index import QuoteIndex
from kb.frames.listing import counted
from kb.frames.quotes import QuoteView
from kb.frames.rows import Outcome
from kb.frames.scope import read_scope
from kb.ids import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pandas as pd

_SHOWN = 10
_MANY = re.compile(r"\[('[\w@./-]+'(?:, '[\w@./-]+'){4,})\]")


class Quotes(Sequence[QuoteView]):
    """Quotes in the order of their papers' ids; a sequence that never changes.

    They are taken by number (``found[0]``), by slice, and by reference
    (``found["ribeiro2017/q3"]``); ``in`` takes a quote or a reference. ``&``, ``|`` and ``-``
    combine two answers of one base.

    Args:
        index: the index of all quotes.
        bits: the places of these, as a set of `kb.frames.bits`.
        chosen: how they were chosen, as it is written in Python.
        question: the conditions, where the quotes are the answer to one question.
        places: the places in another order than that of the records.
    """

    __slots__ = ("_bits", "_chosen", "_index", "_places", "_question")

    def __init__(
        self,
        index: QuoteIndex,
        bits: int,
        chosen: str,
        question: Conditions | None = None,
        places: tuple[int, ...] | None = None,
    ) -> None:
        self._index = index
        self._bits = bits
        self._places = places
        self._question = question
        self._chosen = chosen

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            return missing_attribute(self, name)

    @property
    def conditions(self) -> str:
        """How they were chosen, as it is written in Python; empty for all quotes of the base."""
        return self._chosen

    def _in_order(self) -> tuple[int, ...]:
        if self._places is None:
            self._places = tuple(iter_places(self._bits))
        return self._places

    @overload
    def __getitem__(self, index: int | str) -> QuoteView: ...
    @overload
    def __getitem__(self, index: slice) -> Quotes: ...
    def __getitem__(self, index: int | str | slice) -> QuoteView | Quotes:
        if isinstance(index, str):
            if not self.__contains__(index):
                raise UnknownName("quote among these", index, did_you_mean(index, self.refs))
            return self._index.view(self._index.places[index])
        if isinstance(index, slice):
            places = self._in_order()[index]
            bits = bits_at(places, len(self._index.quotes))
            return Quotes(self._index, bits, self._sliced(index), places=places)
        return self._index.view(self._in_order()[index])

    def _sliced(self, cut: slice) -> str:
        ends = ["" if end is None else str(end) for end in (cut.start, cut.stop)]
        step = [] if cut.step is None else [str(cut.step)]
        return f"{_bracketed(self.conditions)}[{':'.join(ends + step)}]"

    def __len__(self) -> int:
        return self._bits.bit_count()

    def __iter__(self) -> Iterator[QuoteView]:
        return map(self._index.views.__getitem__, self._in_order())

    def __contains__(self, item: object) -> bool:
        ref = item.ref if isinstance(item, QuoteView) else item
        place = self._index.places.get(ref) if isinstance(ref, str) else None
        if place is None or not self._bits >> place & 1:
            return False
        return not isinstance(item, QuoteView) or self._index.view(place) == item

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quotes):
            return NotImplemented
        if self._index is other._index:
            return self._in_order() == other._in_order()
        return len(self) == len(other) and all(map(QuoteView.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # records hold mappings, which have no hash

    def __and__(self, other: Quotes) -> Quotes:
        """The quotes that are in both."""
        return self._joined(other, "&")

    def __or__(self, other: Quotes) -> Quotes:
        """The quotes that are in one or the other."""
        return self._joined(other, "|")

    def __sub__(self, other: Quotes) -> Quotes:
        """The quotes that are not in the other."""
        return self._joined(other, "-")

    def _joined(self, other: Quotes, sign: Literal["&", "|", "-"]) -> Quotes:
        if not isinstance(other, Quotes):
            return NotImplemented
        index = self._index
        if index is not other._index and index.corpus != other._index.corpus:
            raise DifferentBases(_title(index), _title(other._index))
        bits = {
            "&": self._bits & other._bits,
            "|": self._bits | other._bits,
            "-": self._bits & ~other._bits,
        }[sign]
        chosen = f"{_bracketed(self.conditions)} {sign} {_bracketed(other.conditions)}"
        return Quotes(index, bits, chosen)

    @refusing_misspelt
    def where(
        self,
        *,
        factor: Names = None,
        value: Outcome | Names = None,
        codebook: Names = None,
        paper: Names = None,
        since: int | None = None,
        until: int | None = None,
        source: Names = None,
        target: Names = None,
        model: Names = None,
        coder: Names = None,
        level: LevelName | Names = None,
        text: Words | Iterable[Words] | None = None,
        within: Within = "quote",
    ) -> Quotes:
        """Those of these quotes that meet further conditions, in the same order.

        The conditions are those of ``base.quotes``. The codes are asked anew: a second ``value``
        need not be the value of the factor that was asked for before.

        Raises:
            KbError: as ``base.quotes``.
        """
        more = ask(
            self._index,
            read_conditions(
                factor=factor,
                value=value,
                codebook=codebook,
                paper=paper,
                since=since,
                until=until,
                source=source,
                target=target,
                model=model,
                coder=coder,
                level=level,
                text=text,
                within=within,
            ),
        )
        if not self.conditions:
            return more
        both = self & more
        return both if self._places is None else both._ordered_as(self)

    def _ordered_as(self, other: Quotes) -> Quotes:
        places = tuple(place for place in other._in_order() if self._bits >> place & 1)
        return Quotes(self._index, self._bits, self.conditions, places=places)

    @property
    def refs(self) -> tuple[str, ...]:
        """Their references, ``ribeiro2017/q3``."""
        refs = self._index.refs
        if self._places is None and self._bits == self._index.everything:
            return refs
        return tuple(refs[place] for place in self._in_order())

    @property
    def papers(self) -> tuple[str, ...]:
        """The ids of their papers, each once."""
        quotes = self._index.quotes
        return tuple(dict.fromkeys(quotes[place][0].id for place in self._in_order()))

    def frame(self) -> pd.DataFrame:
        """A row for each of these quotes and each factor, as in `kb.frames.tidy.build_frame`."""
        from kb.frames.tidy import build_frame

        pairs = ((view.paper, view.quote) for view in self)
        return build_frame(self._index.corpus, quotes=pairs)

    def graph(self) -> nx.MultiDiGraph[str]:
        """These quotes and what they are linked to, as a part of ``base.graph()``; see
        `kb.graph.around`."""
        from kb.graph.around import build_graph_around

        return build_graph_around(self._index.corpus, self.refs)

    @refusing_misspelt
    def table(
        self,
        codebook: str | None = None,
        factors: Sequence[str] | None = None,
        *,
        name: str = "quotes",
        title: str = "Quotes",
        caption: str = "",
    ) -> TableView:
        """A table of these quotes: a row for each, a column for each factor of one codebook.

        Args:
            codebook: a codebook by reference or bare id; if None, the one that was asked for, or
                under which most of these quotes were coded.
            factors: which factors, in which order; all that are in use if None.
            name: the table's id, from which labels and anchors are made.
            title: its short title.
            caption: its caption. How the quotes were chosen and the data version are added.

        Raises:
            UnknownName: when there is no such codebook or factor.
            WrongCondition: when ``name`` is no id.
        """
        return quote_table(
            self._index.corpus,
            ((view.paper, view.quote) for view in self),
            codebook=self._codebook() if codebook is None else codebook,
            factors=(factors,) if isinstance(factors, str) else tuple(factors or ()),
            name=name,
            title=title,
            caption=caption,
            chosen=self.conditions,
        )

    def _codebook(self) -> str:
        asked = self._question and read_scope(self._index, self._question)
        coded = self._index.coded
        refs = sorted({ref for ref, _ in asked.factors} if asked else coded)
        if not refs:
            return chosen_codebook(self._index.corpus, None)
        return max(refs, key=lambda ref: (coded[ref] & self._bits).bit_count())

    def _repr_html_(self) -> str:
        from kb.api.notebook import format_quotes

        return format_quotes(self)

    def __repr__(self) -> str:
        by = f" ({_shortened(self.conditions)})" if self.conditions else ""
        if not self:
            return "\n".join([f"{self.summary}{by}", *(f"  {hint}" for hint in self.hints)])
        lines = [f"{self.summary}{by}"]
        lines += [f"  {self[number]!r}" for number in range(min(_SHOWN, len(self)))]
        if len(self) > _SHOWN:
            lines.append(f"  and {len(self) - _SHOWN} more")
        return "\n".join(lines)

    @property
    def summary(self) -> str:
        """How many quotes of how many papers, in words."""
        if not self:
            return "no quote"
        return f"{counted(len(self), 'quote')} of {counted(len(self.papers), 'paper')}"

    @property
    def hints(self) -> tuple[str, ...]:
        """Where there is no quote: which single condition stands in the way of how many."""
        if self or self._question is None:
            return ()
        return tuple(
            f"{_shortened(words)}: {counted(number, 'quote')}"
            for words, number in iter_wider(self._index, self._question)
        )


def ask(index: QuoteIndex, conditions: Conditions) -> Quotes:
    """The quotes that meet every condition; see `kb.frames.find.find_quotes`."""
    return Quotes(index, find_quotes(index, conditions), str(conditions), conditions)


def _shortened(conditions: str) -> str:
    """The conditions with long lists of names counted: ``paper=[19 names]``."""
    return _MANY.sub(lambda names: f"[{names[1].count(', ') + 1} names]", conditions)


def _bracketed(conditions: str) -> str:
    return f"({conditions})"


def _title(index: QuoteIndex) -> str:
    return f"{index.corpus.meta.title!r} {index.corpus.meta.version}"
