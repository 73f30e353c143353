"""Duplicate and near-duplicate quotes."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.checks.run import run_checks
from kb.checks.similarity import NEAR, similarity
from kb.corpus import Corpus
from kb.findings import Finding, Place
from kb.model.meta import KnowledgeBase
from kb.model.paper import Paper

META = KnowledgeBase(
    title="Pictures",
    description="Invented.",
    version="1.0.0",
    licence="CC-BY-4.0",
    year=2020,
    base_iri="https://example.org/",
)
LETTERS = "e" * 13 + "t" * 9 + "a" * 8 + "o" * 7 + "inshr" * 6 + "dl" * 4 + "ucmfwgypb" * 2 + "vk"
"""As often as in English."""


def corpus_of(*papers: Sequence[Mapping[str, object]]) -> Corpus:
    records = {
        f"p{number}": Paper.model_validate(
            {
                "id": f"p{number}",
                "title": "On pictures",
                "authors": ["Jane Doe"],
                "year": 2020,
                "type": "thesis",
                "quotes": [{"id": f"q{i}", **quote} for i, quote in enumerate(quotes, 1)],
            }
        )
        for number, quotes in enumerate(papers, 1)
    }
    return Corpus(META, papers=records)


def likenesses(corpus: Corpus) -> list[Finding]:
    return [f for f in run_checks(corpus) if f.code in ("KB401", "KB402", "KB403")]


def invented_text(words: int, seed: int) -> str:
    pick = random.Random(seed)
    return " ".join("".join(pick.choices(LETTERS, k=pick.randint(2, 10))) for _ in range(words))


SAME = [
    ("Many pictures help.", "Many pictures help."),
    ("Many pictures help.", "MANY **pictures** [...] help"),
    ("The classification helps.", "The classifi-\u00adcation helps."),
    ("“Many” pictures — help.", '"Many" pictures - help.'),
    ("The ﬁrst.", "The first."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words_are_a_duplicate_in_one_paper_and_across_papers(
    one: str, other: str
) -> None:
    within = likenesses(corpus_of([{"text": one}, {"text": other}]))
    across = likenesses(corpus_of([{"text": one}], [{"text": other}]))
    assert [f.code for f in within] == [f.code for f in across] == ["KB401"]
    assert "p1/q2" in within[0].message
    assert "p2/q1" in across[0].message


@pytest.mark.parametrize("holder", [0, 1])
def test_an_acknowledgement_on_either_quote_silences_it(holder: int) -> None:
    quotes: list[dict[str, object]] = [
        {"text": invented_text(30, 1)},
        {"text": invented_text(30, 1)},
    ]
    quotes[holder]["similar_to"] = [f"p1/q{2 - holder}"]
    assert likenesses(corpus_of(quotes)) == []


def test_an_acknowledgement_of_something_unlike_is_a_warning() -> None:
    quotes: list[dict[str, object]] = [
        {"text": invented_text(30, 1), "similar_to": ["p1/q2"]},
        {"text": invented_text(30, 2)},
    ]
    (finding,) = likenesses(corpus_of(quotes))
    assert finding.code == "KB403"
    assert finding.at.path == ("quotes", 0, "similar_to", 0)


def test_a_quote_that_names_itself_is_a_warning() -> None:
    (finding,) = likenesses(corpus_of([{"text": invented_text(30, 1), "similar_to": ["p1/q1"]}]))
    assert finding.code == "KB403"


def test_a_part_of_another_quote_is_near_it() -> None:
    whole = invented_text(60, 3)
    part = " ".join(whole.split()[20:45])
    (finding,) = likenesses(corpus_of([{"text": whole}], [{"text": part}]))
    assert finding.code == "KB402"


def test_one_finding_for_each_repeated_quote_and_not_for_each_pair() -> None:
    quotes: list[dict[str, object]] = [{"text": "Many pictures help."} for _ in range(20)]
    assert len(likenesses(corpus_of(quotes))) == 19


def test_findings_beyond_the_twentieth_of_a_file_are_counted_only() -> None:
    quotes: list[dict[str, object]] = [{"text": "Many pictures help."} for _ in range(50)]
    found = likenesses(corpus_of(quotes))
    assert len(found) == 21
    assert "29 more" in found[-1].message
    assert found[-1].at == Place("", ("quotes", 21, "text"))


def test_withdrawn_quotes_may_repeat_others() -> None:
    text = invented_text(30, 1)
    quotes: list[dict[str, object]] = [
        {"text": text, "deprecated": {"reason": "Twice."}},
        {"text": text},
    ]
    assert likenesses(corpus_of(quotes)) == []


def test_near_all_pairs_with_a_few_edits_are_found() -> None:
    found = missed = 0
    for seed in range(300):
        pick = random.Random(seed)
        text = invented_text(35, seed)
        edited = text.split()
        for _ in range(3):
            edited[pick.randrange(len(edited))] = "edited"
        pair = (text, " ".join(edited))
        if similarity(*pair) >= NEAR:
            hit = likenesses(corpus_of([{"text": pair[0]}], [{"text": pair[1]}]))
            found, missed = found + bool(hit), missed + (not hit)
    assert found > 200
    assert missed <= found // 50


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)


@given(
    st.lists(st.sampled_from("abcdefgh"), max_size=30),
    st.lists(st.sampled_from("abcdefgh"), max_size=30),
)
def test_likeness_is_a_share(one: list[str], other: list[str]) -> None:
    assert 0 <= similarity(" ".join(one), " ".join(other)) <= 1
    assert similarity(" ".join(one), " ".join(one)) == 1


@pytest.mark.slow
def test_the_time_grows_with_the_number_of_quotes_and_not_of_pairs() -> None:
    def seconds(papers: int) -> float:
        corpus = corpus_of(
            *([{"text": invented_text(35, p * 10 + q)} for q in range(10)] for p in range(papers))
        )
        took = []
        for _ in range(3):
            start = time.process_time()
            assert likenesses(corpus) == []
            took.append(time.process_time() - start)
        return min(took)

    assert seconds(2000) < 10 * seconds(400)
