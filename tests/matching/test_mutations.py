"""Altered quotes never pass unattended, and faithful ones nearly always do."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from kb import match_quote
from kb.store.read import read_corpus
from tests.house.tree import ROOT
from tests.matching.mutations.plain import letters, without_markup
from tests.matching.mutations.suite import (
    ALTERED,
    FAITHFUL,
    Case,
    Report,
    iter_cases,
    make_sentences,
    run,
    sentences_of,
)
from tests.real import ANNOTATIONS

SENTENCES = 2_000
STANDS_THERE = {
    "omission hides a contrast or a hedge",
    "starts behind a condition",
    "comparator dropped",
    "omission hides a negation",
    "omission hides only a negation",
    "omission hides one of two negations",
    "omission cuts n't off",
    "omission inside a word",
    "omission cuts a number",
    "parts swapped",
    "sentences swapped",
    "parts joined from afar",
    "halves joined from afar",
    "halves of two sentences",
    "halves around another end",
    "one word between omissions",
    "one word before or after an omission",
    "negation inserted",
    "number inserted",
    "sign or comparator inserted",
    "insertion glued to a word",
    "insertion too long",
    "starts inside a word",
    "ends inside a word",
    "starts inside a number",
    "ends inside a number",
    "starts right after a negation",
    "ends right before a negation",
    "negation in disguise",
    "starts inside a broken word",
    "ends inside a broken word",
    "passages around a negation",
    "second passage changed",
    "negation behind a break",
    "too few words",
    "too few letters",
}
"""Altered by what is left out, put in or cut off: the words themselves stand in the document."""
PUT_BETWEEN = {
    "raised mark",
    "citation number skipped",
    "author and year skipped",
    "star or dagger skipped",
    "digit skipped",
    "page break",
    "figure in between",
    "footnote in between",
}
"""Faithful although something stands between the words of the source."""


def _status(quote: str, source: str) -> str:
    return match_quote(quote, source).status


@cache
def _shipped() -> tuple[str, ...]:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return tuple(quote.text for _, quote in corpus.quotes.values())


@cache
def _few_cases() -> tuple[Case, ...]:
    return tuple(iter_cases(_shipped()[::8], make_sentences(120, seed=3), seed=3))


def _told(report: Report) -> str:
    return "\n".join(
        f"{case.group} ({' + '.join(case.kinds)}) was {status}, right is {' or '.join(case.right)}"
        f"\n    quote:    {case.quote}\n    original: {case.original}"
        f"\n    source:   {case.source!r}"
        for case, status in (*report.accepted, *report.rejected)
    )


def _assert_kept(report: Report, least: int) -> None:
    told = _told(report)
    print(f"{dict(report.statuses)}, rightly asked about {report.asked}\n{told}")
    assert report.accepted == [], told
    assert report.rejection < 0.005, told
    assert len(report.by_kind("altered")) >= 25
    assert len(report.by_kind("faithful")) >= 10
    for group in ("altered", "faithful"):
        rare = {kind: n for kind, (n, _) in report.by_kind(group).items() if n < least}
        assert rare == {}


def test_no_altered_quote_passes_and_faithful_ones_do() -> None:
    _assert_kept(run(_few_cases(), _status), least=1)


@pytest.mark.slow
def test_no_altered_quote_of_many_sentences_passes_and_faithful_ones_do() -> None:
    # Every ninth; `python -m benchmarks.bench_quotes` takes them all.
    cases = iter_cases(_shipped()[::2], make_sentences(SENTENCES, seed=1)[::9], seed=1)
    _assert_kept(run(cases, _status), least=10)


def test_the_sentences_are_different_and_the_same_for_a_seed() -> None:
    sentences = make_sentences(SENTENCES, seed=1)
    assert len(set(sentences)) == SENTENCES
    assert sentences == make_sentences(SENTENCES, seed=1) != make_sentences(SENTENCES, seed=2)
    assert all(12 <= len(sentence.split()) <= 45 for sentence in sentences)


@pytest.mark.parametrize(
    "pattern",
    [
        r" \d+\.\d+ ",
        r"\d,\d{3}\b",
        r" -\d",
        r" −\d",
        r"\d%",
        "[<>≤≥]",
        "[≈=±×]",
        "10[²³⁴⁵⁻]",
        "[a-zA-Z][²³]",
        "[α-ω]",
        "μ[mgLs]",
        r"\b(?:not|no|never|without|neither)\b",
        r"\w'\w",
        r"\bun[a-z]{5}",
        "[À-ž]",
        r"\[\d+\]",
        r"\[\d+, \d+\]",
        r"\([^()]+ \d{4}\)",
        r"[a-z]-[a-z]",
        r"\d–\d",
        " — ",
        '"',
        r"\([^)]+\)",
        r"\b(?:US|IT|MRI)\b",
        "ffi",
        "fi|fl",
    ],
)
def test_the_sentences_are_rich_in_what_makes_quoting_hard(pattern: str) -> None:
    found = [s for s in make_sentences(SENTENCES, seed=1) if re.search(pattern, s)]
    assert len(found) >= 40


def test_the_cases_are_the_same_for_a_seed() -> None:
    sentences = make_sentences(30)
    first, again, other = (list(iter_cases((), sentences, seed=seed)) for seed in (5, 5, 6))
    assert first == again
    assert first != other


def test_every_shipped_quote_gives_a_sentence_unless_it_is_short() -> None:
    for quote in _shipped():
        assert bool(sentences_of(quote)) == (len(quote.replace("[...]", "").split()) >= 12), quote


def test_the_words_of_an_altered_quote_do_not_stand_in_its_document() -> None:
    for case in _few_cases():
        if case.group == "altered" and case.kinds[0] not in STANDS_THERE:
            said = " ".join(without_markup(case.quote).split())
            inside = rf"(?<!\w){re.escape(said)}(?!\w|[.,]\d|%|')"
            assert not re.search(inside, " ".join(case.source.split())), case


def test_an_altered_quote_is_neither_its_original_nor_empty() -> None:
    for case in _few_cases():
        if case.group == "altered":
            assert case.quote.strip()
            assert without_markup(case.quote) != case.original or case.kinds[0] in {
                "source beside the quote",
                "not there at all",
                "fraction undone",
                "starts behind a condition",
            }


def test_a_faithful_quote_has_the_letters_of_its_original() -> None:
    for case in _few_cases():
        if case.group == "faithful":
            rest = letters(case.original)
            for part in without_markup(case.quote.replace("[...]", "\n")).split("\n"):
                before, found, rest = rest.partition(letters(part))
                assert found, (case, before)


def test_a_faithful_source_has_the_letters_of_the_original() -> None:
    for case in _few_cases():
        if case.group == "faithful" and not PUT_BETWEEN & set(case.kinds):
            assert letters(case.original) in letters(case.source), case


def test_the_page_of_what_was_measured_has_every_kind() -> None:
    page = (ROOT / "docs" / "maintain" / "quote-check-measured.md").read_text("utf-8")
    kinds = [kind.name for kind in ALTERED]
    kinds += [kind.name for kind in FAITHFUL if kind.right != "confirm"]
    missing = [kind for kind in kinds if f"| {kind}: " not in page]
    assert missing == [], "run `python -m benchmarks.bench_quotes --write`"


def test_a_judge_who_says_yes_to_all_is_told_every_altered_quote() -> None:
    report = run(_few_cases(), lambda quote, source: "exact")
    assert len(report.accepted) == report.count("altered") > 2_500
    assert all(wrong == cases > 0 for cases, wrong in report.by_kind("altered").values())


def test_a_judge_who_says_no_to_all_is_told_every_faithful_quote() -> None:
    report = run(_few_cases(), lambda quote, source: "not-found")
    assert report.accepted == []
    assert report.rejection == 1
    assert all(wrong == cases > 0 for cases, wrong in report.by_kind("faithful").values())


def test_a_judge_who_looks_for_the_very_words_is_fooled_only_by_what_stands_there() -> None:
    def judge(quote: str, source: str) -> str:
        said, told = " ".join(quote.split()), " ".join(source.split())
        return "exact" if said.replace("\\", "") in told else "not-found"

    fooled = Counter(case.kinds[0] for case, _ in run(_few_cases(), judge).accepted)
    assert set(fooled) <= STANDS_THERE | {
        "citation dropped",
        "unit dropped",
        "per cent changed",
    } | {kind for kind in fooled if fooled[kind] <= 2}
