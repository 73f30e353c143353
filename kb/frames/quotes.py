"""Quotes together with what was judged of them, and the choice of those that answer a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from kb.corpus import Corpus, Judgement
from kb.errors import UnknownName
from kb.frames.rows import OUTCOMES, outcome_of, rows_of
from kb.frames.tidy import frame_of
from kb.ids import did_you_mean, quote_ref
from kb.model.paper import Level, Paper, Quote
from kb.text import format_plain

if TYPE_CHECKING:
    import pandas as pd

SPEAKING = frozenset({"positive", "negative", "mixed", "present"})
_SHOWN = 10
_WIDTH = 72

Names = str | Collection[str] | None
"""One name, several of which any will do, or None for no condition."""


@dataclass(frozen=True, slots=True, repr=False)
class QuoteView:
    """A quote with its paper and its judgements.

    Attributes:
        paper: the record of its paper.
        quote: the record of the quote.
        judgements: what the agreed coding says of it, for every factor of every codebook under
            which its paper was coded.
    """

    paper: Paper
    quote: Quote
    judgements: tuple[Judgement, ...]

    @property
    def ref(self) -> str:
        """Its name in the whole knowledge base, ``ribeiro2017/q3``."""
        return quote_ref(self.paper.id, self.quote.id)

    @property
    def text(self) -> str:
        """Its words without emphasis marks; omissions and insertions in brackets."""
        return format_plain(self.quote.text)

    @property
    def level(self) -> Level | None:
        """Where its words were found, such as ``full-text``; ``unverified`` where that was tried
        without success, None where nobody has tried."""
        return self.quote.verification.level if self.quote.verification else None

    @property
    def factors(self) -> tuple[str, ...]:
        """The factors to which it speaks, as ``literature-factors@1/visual_similarity``."""
        return tuple(f"{j.codebook.id}/{j.factor.id}" for j in self.judgements if j.speaks)

    def __repr__(self) -> str:
        words = " ".join(self.text.split())
        room = _WIDTH - len(self.ref)
        short = words if len(words) <= room else words[: room - 3] + "..."
        return f"<{self.ref}: {short}>"


class Quotes(Sequence[QuoteView]):
    """Quotes in the order of their papers' ids; a sequence that never changes."""

    __slots__ = ("_views",)

    def __init__(self, views: Iterable[QuoteView]) -> None:
        self._views = tuple(views)

    @overload
    def __getitem__(self, index: int) -> QuoteView: ...
    @overload
    def __getitem__(self, index: slice) -> Quotes: ...
    def __getitem__(self, index: int | slice) -> QuoteView | Quotes:
        if isinstance(index, slice):
            return Quotes(self._views[index])
        return self._views[index]

    def __len__(self) -> int:
        return len(self._views)

    def __eq__(self, other: object) -> bool:
        return self._views == other._views if isinstance(other, Quotes) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # records hold mappings, which have no hash

    def __repr__(self) -> str:
        lines = [f"{_counted(len(self), 'quote')} of {_counted(len(self.papers), 'paper')}"]
        lines += [f"  {view!r}" for view in self._views[:_SHOWN]]
        if len(self) > _SHOWN:
            lines.append(f"  and {len(self) - _SHOWN} more")
        return "\n".join(lines)

    @property
    def papers(self) -> tuple[str, ...]:
        """The ids of their papers, each once."""
        return tuple(dict.fromkeys(view.paper.id for view in self._views))

    def frame(self) -> pd.DataFrame:
        """A row for each of these quotes and each factor, as in `kb.frames.tidy.build_frame`."""
        return frame_of(rows_of(j for view in self._views for j in view.judgements))


def find_quotes(
    corpus: Corpus,
    *,
    factor: Names = None,
    value: Names = None,
    codebook: Names = None,
    paper: Names = None,
    since: int | None = None,
    until: int | None = None,
    source: Names = None,
    target: Names = None,
    model: Names = None,
    coder: Names = None,
    text: str | None = None,
) -> Quotes:
    """The quotes that meet every condition; of several names in one condition, any will do.

    ``factor``, ``value``, ``codebook`` and ``coder`` must hold of one and the same judgement.

    Args:
        corpus: the records.
        factor: a factor's id (``visual_similarity``), alone or after its codebook
            (``literature-factors@1/visual_similarity``).
        value: ``positive``, ``negative``, ``mixed``, ``present``, ``absent`` or ``not assessed``.
            If None, the quote speaks to the factor: neither absent nor not assessed.
        codebook: a codebook by reference or by bare id (its newest major version).
        paper: a paper's id.
        since: only papers of this year or later.
        until: only papers of this year or earlier.
        source: a source dataset that the quote's words name.
        target: a target dataset that the quote's words name.
        model: an architecture that the quote's words name.
        coder: someone who agreed on the judgement.
        text: words that occur in the quote; case and line breaks do not matter.

    Raises:
        UnknownName: when a name does not exist, with the nearest that does.
    """
    papers = _known(corpus, "paper", paper, corpus.papers)
    sources = _known(corpus, "dataset", source, corpus.datasets)
    targets = _known(corpus, "dataset", target, corpus.datasets)
    models = _known(corpus, "model", model, corpus.models)
    judged = _JudgementTest(corpus, factor, value, codebook, coder)
    words = None if text is None else _folded(text)

    def is_wanted(view: QuoteView) -> bool:
        quote, year = view.quote, view.paper.year
        return (
            (papers is None or view.paper.id in papers)
            and (since is None or year >= since)
            and (until is None or year <= until)
            and (sources is None or not sources.isdisjoint(quote.source))
            and (targets is None or not targets.isdisjoint(quote.target))
            and (models is None or not models.isdisjoint(quote.models))
            and (words is None or words in _folded(view.text))
            and judged.accepts(view)
        )

    return Quotes(filter(is_wanted, iter_views(corpus)))


def iter_views(corpus: Corpus) -> Iterator[QuoteView]:
    """Every quote that is in use, with its judgements."""
    for paper, quote in corpus.iter_quotes():
        yield QuoteView(paper, quote, tuple(corpus.judgements_of(paper, quote)))


class _JudgementTest:
    """Whether some judgement of a quote meets the conditions on factor, value and coder."""

    def __init__(
        self, corpus: Corpus, factor: Names, value: Names, codebook: Names, coder: Names
    ) -> None:
        self.is_open = factor is None and value is None and codebook is None and coder is None
        names = _as_set(codebook)
        self.codebooks = names and {corpus.find_codebook(name).id for name in names}
        ids = {name for _, name in corpus.factors}
        self.factors = _known(
            corpus, "factor", factor, ids | {"/".join(key) for key in corpus.factors}
        )
        self.coders = _known(corpus, "coder", coder, corpus.people)
        values = _known(corpus, "value", value, OUTCOMES)
        by_default = SPEAKING if factor is not None else frozenset(OUTCOMES)
        self.values = by_default if values is None else values

    def accepts(self, view: QuoteView) -> bool:
        return self.is_open or any(map(self._fits, view.judgements))

    def _fits(self, judgement: Judgement) -> bool:
        book, factor = judgement.codebook.id, judgement.factor.id
        return (
            outcome_of(judgement) in self.values
            and (self.codebooks is None or book in self.codebooks)
            and (
                self.factors is None or factor in self.factors or f"{book}/{factor}" in self.factors
            )
            and (self.coders is None or not self.coders.isdisjoint(judgement.coders))
        )


def _known(
    corpus: Corpus, kind: str, names: Names, known: Collection[str]
) -> frozenset[str] | None:
    wanted = _as_set(names)
    for name in sorted(wanted or ()):
        if name not in known:
            called = corpus.called(kind, name)
            remedy = f"write {called!r}, which goes by this name too" if called else None
            raise UnknownName(kind, name, remedy or did_you_mean(name, known))
    return wanted


def _as_set(names: Names) -> frozenset[str] | None:
    if names is None:
        return None
    return frozenset({names} if isinstance(names, str) else names)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
