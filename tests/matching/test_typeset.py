"""Quotes are found in what real typesetters make of a sentence, and altered ones are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from kb import Match, match_quote
from kb.sources.read import read_source
from kb.sources.source import Source
from tests.matching.mutations.suite import ALTERED, make_sentences
from tests.matching.typeset import latex, typst_markup
from tests.matching.typeset.passages import Paragraph, paragraphs
from tests.matching.typeset.quotes import Quote, altered_quotes, faithful_quotes
from tests.sources.paper_files import pdflatex, typeset

LEAST_FOUND = 0.98
_STOPS = ".,;:()?"
STYLES = [
    *(pytest.param(style, id=style.name, marks=pytest.mark.tex) for style in latex.STYLES),
    *(pytest.param(style, id=style.name) for style in typst_markup.STYLES),
]
Style = latex.Style | typst_markup.Style
Answer = tuple[Quote, Match]


@dataclass(frozen=True)
class Paper:
    """A paper that was set, and what its file says."""

    paragraphs: Sequence[Paragraph]
    source: Source


@cache
def _paper(style: Style, count: int) -> Paper:
    rng = Random(style.name)
    made = paragraphs(make_sentences(count, seed=len(style.name)), rng, style.can_set)
    with TemporaryDirectory() as name:
        folder = Path(name)
        if isinstance(style, latex.Style):
            path = pdflatex(folder, latex.latex_document(style, made, rng))
        else:
            path = folder / "paper.pdf"
            typeset(path, typst_markup.typst_document(style, made, rng))
        return Paper(made, read_source(path))


def _answers(quotes: Sequence[Quote], source: Source) -> list[Answer]:
    return [(quote, match_quote(quote.text, source.text)) for quote in quotes]


def _faithful(style: Style, count: int) -> list[Answer]:
    paper = _paper(style, count)
    return _answers(list(faithful_quotes(paper.paragraphs, Random(1))), paper.source)


def _altered(style: Style, count: int, each: int) -> list[Answer]:
    paper = _paper(style, count)
    quotes = altered_quotes(paper.paragraphs, paper.source.text, Random(2), each)
    return _answers(list(quotes), paper.source)


def _told(answers: Sequence[Answer]) -> str:
    return "\n".join(
        f"{quote.kind} was {match.status}: {'; '.join(match.reasons)}"
        f"\n    quote:    {quote.text}\n    sentence: {quote.sentence}\n    found:    {match.found}"
        for quote, match in answers
    )


def _assert_found(answers: Sequence[Answer]) -> None:
    missed = [(quote, match) for quote, match in answers if not match.passes]
    reasons = Counter((match.status, match.reasons[:1]) for _, match in missed)
    print(f"found {len(answers) - len(missed)} of {len(answers)}; missed: {dict(reasons)}")
    assert len(missed) <= (1 - LEAST_FOUND) * len(answers), _told(missed)


def _assert_refused(answers: Sequence[Answer], text: str) -> None:
    passed = [(quote, match) for quote, match in answers if match.passes]
    accepted = [answer for answer in passed if not _is_untellable(*answer, text)]
    print(f"refused {len(answers) - len(passed)} of {len(answers)}; accepted {len(accepted)}")
    assert accepted == [], _told(accepted)
    assert len(passed) <= max(1, 0.0005 * len(answers)), _told(passed)


def _is_untellable(quote: Quote, match: Match, text: str) -> bool:
    """Whether all that is altered is a hyphen at which a line ends, in a word that the rest of the
    paper does not show whole in either spelling: no reader can tell which of them is meant."""
    words = zip(quote.text.split(), quote.sentence.split(), strict=False)
    ours, theirs = next(((one, other) for one, other in words if one != other), ("", ""))
    kept = max(ours, theirs, key=len).strip(_STOPS)
    joined = min(ours, theirs, key=len).strip(_STOPS)
    page = text[slice(*match.span)] if match.span else ""
    return (
        quote.text.replace(ours, theirs) == quote.sentence
        and kept.replace("-", "") == joined.replace("-", "") != ""
        and any(
            f"{kept[:at]}-\n{kept[at + 1 :]}" in page
            for at, char in enumerate(kept)
            if char == "-" and kept[:at] + kept[at + 1 :] == joined
        )
        and not re.search(rf"(?<!\w)(?:{re.escape(kept)}|{re.escape(joined)})(?!\w)", text)
    )


@pytest.mark.parametrize("style", STYLES)
def test_sentences_are_found_and_altered_ones_are_not(style: Style) -> None:
    _assert_found(_faithful(style, 70))
    _assert_refused(_altered(style, 70, each=6), _paper(style, 70).source.text)


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_many_sentences_are_found_and_hundreds_of_altered_ones_are_not(
    style: Style,
) -> None:
    _assert_found(_faithful(style, 120))
    answers = _altered(style, 120, each=9)
    assert len(answers) > 700
    assert len({quote.kind for quote, _ in answers}) > 0.8 * len(ALTERED)
    _assert_refused(answers, _paper(style, 120).source.text)


@pytest.mark.parametrize("style", STYLES)
def test_the_papers_have_what_makes_finding_hard(style: Style) -> None:
    """Pages, hyphens, marks, floats and feet between the words of many a sentence."""
    answers = _faithful(style, 70)
    tolerated = Counter(tolerance for _, match in answers for tolerance in match.tolerated)
    skipped = [skip for _, match in answers for skip in match.skipped if skip.kind == "break"]
    assert len(_paper(style, 70).source.pages) >= 3
    assert tolerated["white-space"] > 0.8 * len(answers)
    assert tolerated["line-end-hyphen"] >= 5
    assert tolerated["raised-mark"] > 20
    assert tolerated["dash-style"] > 5
    assert len(skipped) >= 3
    assert any(char.isalpha() for skip in skipped for char in skip.text)


def test_most_sentences_of_the_suite_can_be_set() -> None:
    sentences = make_sentences(300, seed=5)
    for style in (*latex.STYLES, *typst_markup.STYLES):
        assert sum(map(style.can_set, sentences)) > 0.85 * len(sentences), style.name


def test_a_hyphen_that_the_page_does_not_tell_is_the_only_excuse() -> None:
    sentence = "We say that all of the images were pre-processed in each case."
    page = sentence.replace("pre-", "pre-\n")
    said = Quote("hyphen dropped", sentence.replace("pre-", "pre"), sentence)
    match = match_quote(said.text, page)
    assert match.passes
    assert _is_untellable(said, match, page)
    assert not _is_untellable(said, match, f"{page} Others were pre-processed too.")
    other = Quote("letter changed", sentence.replace("all", "ill"), sentence)
    assert not _is_untellable(other, match, page)
