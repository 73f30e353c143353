"""A quote together with its paper and what was judged of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kb.corpus import Corpus, Judgement
from kb.errors import UnknownName
from kb.frames.choice import find_factors
from kb.frames.listing import cut, in_line
from kb.frames.rows import Outcome, outcome_of
from kb.ids import quote_ref
from kb.model.paper import Level, Paper, Quote
from kb.text import format_plain

_WIDTH = 72


@dataclass(frozen=True, repr=False)
class QuoteView:
    """A quote with its paper and its judgements.

    Attributes:
        paper: the record of its paper.
        quote: the record of the quote.
        corpus: all records.
    """

    paper: Paper
    quote: Quote
    corpus: Corpus = field(compare=False)

    __hash__ = None  # type: ignore[assignment]  # records hold mappings, which have no hash

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
    def judgements(self) -> tuple[Judgement, ...]:
        """What the agreed coding says of it, for every factor of every codebook under which its
        paper was coded: absent and not assessed included."""
        return tuple(self.corpus.judgements_of(self.paper, self.quote))

    @property
    def factors(self) -> tuple[str, ...]:
        """The factors to which it speaks, as ``literature-factors@1/visual_similarity``."""
        return tuple(_name(j) for j in self.judgements if j.speaks)

    def value(self, factor: str) -> Outcome:
        """The value of a factor: ``not assessed`` where nobody looked for it.

        Args:
            factor: its id, alone or after its codebook (``literature-factors@1/sample_size``).

        Raises:
            UnknownName: when there is no such factor; when its paper was coded under no codebook
                with this factor, or under several, so that the factor has to be named with its
                codebook.
        """
        meant = find_factors(self.corpus.factors, (factor,))
        found = [j for j in self.judgements if (j.codebook.id, j.factor.id) in meant]
        if len(found) == 1:
            return outcome_of(found[0])
        if found:
            remedy = f"use one of: {', '.join(map(_name, found))}"
            raise UnknownName(f"single judgement of {self.ref} on", factor, remedy)
        under = ", ".join(sorted(self.paper.coding)) or "no codebook"
        raise UnknownName(
            f"judgement of {self.ref} on", factor, f"its paper was coded under {under}"
        )

    def __repr__(self) -> str:
        return f"<{self.ref}: {cut(in_line(self.text), _WIDTH - len(self.ref))}>"


def _name(judgement: Judgement) -> str:
    return f"{judgement.codebook.id}/{judgement.factor.id}"
