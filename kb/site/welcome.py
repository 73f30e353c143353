"""What the home page leads a reader to: questions with their answers, and papers to begin with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kb.model.paper import Paper
from kb.site import addresses
from kb.site.answer import Answer, build_answer
from kb.site.press import Press
from kb.site.words import count

_MOST_QUESTIONS = 12
_MOST_PAPERS = 5
_SENTENCE = re.compile(r"(?<=[\w)\]\"”’]{3}[.!?]) +(?=[^\W\da-z_])")


@dataclass(frozen=True, slots=True)
class Question:
    """A factor of which a reader asks whether it matters.

    Attributes:
        codebook: the factor's codebook.
        factor: its id.
        label: its name.
        answer: what the quotes say.
    """

    codebook: str
    factor: str
    label: str
    answer: Answer

    @property
    def address(self) -> str:
        """The page that answers it."""
        return addresses.factor(self.codebook, self.factor)

    @property
    def quotes(self) -> str:
        """The quotes that speak to it, in the explorer."""
        return addresses.quotes_where(
            factor=f"{self.codebook}/{self.factor}", value=tuple(self.answer.speaking)
        )

    @property
    def extent(self) -> str:
        """How much speaks to it."""
        quotes = count(self.answer.spoken, "quote")
        return f"{quotes} in {count(self.answer.papers, 'paper')}"


@dataclass(frozen=True, slots=True)
class FirstReading:
    """A paper to begin with.

    Attributes:
        paper: the paper.
        quotes: how many of its quotes are here.
        factors: to how many factors of one codebook they speak.
    """

    paper: Paper
    quotes: int
    factors: int

    @property
    def reason(self) -> str:
        """Why it is worth reading first."""
        speak = "speaks" if self.quotes == 1 else "speak"
        return f"{count(self.quotes, 'quote')} {speak} to {count(self.factors, 'factor')}"


def split_description(text: str) -> tuple[str, str]:
    """The first sentence of a description, and the rest.

    >>> split_description("What quotes say. It began in 2025.")
    ('What quotes say.', 'It began in 2025.')
    """
    first, *rest = _SENTENCE.split(" ".join(text.split()), maxsplit=1)
    return first, "".join(rest)


def leading_codebook(press: Press) -> str:
    """The codebook under which most is said; empty where nothing is."""
    spoken: Counter[str] = Counter()
    for ref, name in press.corpus.factors:
        spoken[ref] += press.crossings.spoken((ref, name))
    best = max(sorted(spoken), key=lambda ref: spoken[ref], default="")
    return best if spoken[best] else ""


def build_questions(press: Press, codebook: str) -> list[Question]:
    """The factors of a codebook as questions, those first to which most quotes speak."""
    if not codebook:
        return []
    asked = [
        Question(
            codebook,
            factor.id,
            factor.label,
            build_answer(press, (codebook, factor.id), with_sides=False),
        )
        for factor in press.corpus.codebooks[codebook].factors
        if not factor.abstract and factor.deprecated is None
    ]
    asked.sort(key=lambda question: -question.answer.spoken)
    return asked[:_MOST_QUESTIONS]


def build_first_readings(press: Press, codebook: str) -> list[FirstReading]:
    """The papers whose quotes speak to the most factors of a codebook; of these those with the most
    quotes, then the newest."""
    factors: Counter[str] = Counter()
    quotes: dict[str, set[str]] = {}
    for (ref, _), values in press.crossings.speaking.items():
        if ref == codebook:
            coded = [one for group in values.values() for one in group]
            factors.update({paper.id for paper, _, _ in coded})
            for paper, quote, _ in coded:
                quotes.setdefault(paper.id, set()).add(quote.id)
    papers = [
        FirstReading(press.corpus.papers[name], len(quotes[name]), number)
        for name, number in factors.items()
    ]
    papers.sort(key=lambda it: (-it.factors, -it.quotes, -it.paper.year, it.paper.id))
    return papers[:_MOST_PAPERS]


def newest_papers(press: Press) -> list[Paper]:
    """The papers of the last years of which something is quoted."""
    quoted = [p for p in press.corpus.papers.values() if press.crossings.quotes_of(p)]
    return sorted(quoted, key=lambda paper: (-paper.year, paper.id))[:_MOST_PAPERS]
