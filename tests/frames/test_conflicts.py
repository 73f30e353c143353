"""Opposite values: which pairs, in which order, in what they differ, and why there are none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.conflicts import build_conflicts
from tests.frames.invented import codebook, corpus_of, paper, quote

PLUS, MINUS, BOTH = "positive", "negative", "mixed"


def _debate() -> Corpus:
    return corpus_of(
        paper(
            "one",
            quote(likeness=PLUS, source=["photos"], target=["lungs"], models=["net"]),
            quote(likeness=MINUS, source=["photos"], target=["skins"]),
            year=2018,
        ),
        paper(
            "two",
            quote(likeness=MINUS, source=["photos"], target=["lungs"], models=["net"]),
            quote(likeness=MINUS, source=["bricks", "photos"]),
            quote(likeness=BOTH, size=PLUS),
            year=2021,
            studies={"source": ["bricks"], "target": ["lungs"], "basis": "abstract"},
        ),
        paper("three", quote(likeness="absent", size=PLUS)),
        paper("gone", quote(likeness=MINUS), deprecated={"reason": "Entered twice."}),
    )


def _refs(corpus: Corpus, **how: object) -> list[tuple[str, str]]:
    found = build_conflicts(corpus, "likeness", **how)  # type: ignore[arg-type]  # a table of cases
    return [(pair.one.quote, pair.other.quote) for pair in found]


def test_the_pairs_that_should_not_differ_come_first() -> None:
    assert _refs(_debate()) == [
        ("one/q1", "one/q2"),
        ("one/q1", "two/q1"),
        ("one/q1", "two/q2"),
    ]


def test_quotes_of_one_paper_are_told_from_those_of_two() -> None:
    found = build_conflicts(_debate(), "likeness")
    assert [pair.within_paper for pair in found] == [True, False, False]
    assert (found.total, found.total_within_paper) == (3, 1)
    assert [pair.years_apart for pair in found] == [0, 3, 3]


def test_a_conflict_says_what_differs_what_does_not_and_what_nobody_knows() -> None:
    within, alike, apart = build_conflicts(_debate(), "likeness")
    assert [(d.aspect, d.one, d.other, d.shared) for d in within.differs] == [
        ("target", ("lungs",), ("skins",), ()),
        ("target_modality", ("radiographs",), ("dermoscopy",), ()),
    ]
    assert within.same == (
        "source", "source_domain", "source_modality", "target_domain", "year", "coders",
    )  # fmt: skip
    assert within.unknown == ("models",)
    assert [difference.aspect for difference in alike.differs] == ["year"]
    assert apart.differs[0] == ("source", (), ("bricks",), ("photos",))


def test_what_a_quote_does_not_name_is_taken_from_its_paper_and_marked_so() -> None:
    *_, apart = build_conflicts(_debate(), "likeness")
    assert apart.other.target == ("lungs",)
    assert apart.other.inferred == ("target",)
    assert apart.one.inferred == ()


def test_mixed_stands_against_both_only_if_asked() -> None:
    assert ("one/q1", "two/q3") not in _refs(_debate())
    with_mixed = _refs(_debate(), mixed=True)
    assert with_mixed[3:] == [
        ("one/q1", "two/q3"),
        ("two/q1", "two/q3"),
        ("two/q2", "two/q3"),
        ("one/q2", "two/q3"),
    ]


def test_absent_and_withdrawn_stand_against_nothing() -> None:
    papers = {stance.paper for stance in build_conflicts(_debate()).stances}
    assert papers == {"one", "two", "three"}
    assert build_conflicts(_debate(), "size").total == 0


def test_a_codebook_without_signs_says_so_instead_of_nothing() -> None:
    corpus = corpus_of(
        paper("one", quote(likeness="present"), quote(likeness="present")),
        codebooks=[codebook(signed=False)],
    )
    found = build_conflicts(corpus, "likeness")
    assert (found.total, len(found)) == (0, 0)
    (note,) = found.notes
    assert note.startswith("reasons@1 records presence only, no sign, so its 2 marks")
    assert note[:50] in repr(found).replace("\n  ", " ")
    assert note[:50] in found._repr_html_()


def test_a_signed_codebook_in_which_all_agree_has_no_such_note() -> None:
    found = build_conflicts(corpus_of(paper("one", quote(size=PLUS))), "size")
    assert found.notes == ()
    assert repr(found).splitlines() == [
        "reasons@1/size: 0 conflicts",
        "* quotes with a sign: 1 positive, 0 negative, 0 mixed",
    ]


def test_values_under_two_codebooks_never_stand_against_each_other() -> None:
    coding = {ref: {"coders": ["ann"]} for ref in ("other@1", "reasons@1")}
    corpus = corpus_of(
        paper("one", quote(size=PLUS), quote(book="other", size=MINUS), coding=coding),
        codebooks=[codebook(), codebook("other@1")],
    )
    found = build_conflicts(corpus, "size")
    assert found.about == ("other@1/size", "reasons@1/size")
    assert (len(found.stances), found.total) == (2, 0)
    assert repr(found).startswith("size in 2 codebooks: 0 conflicts")


def test_no_more_pairs_are_made_than_were_asked_for_and_the_total_is_told() -> None:
    many = [quote(size=value) for value in [PLUS, MINUS] * 200]
    corpus = corpus_of(*(paper(f"p{at}", *many) for at in range(10)))
    found = build_conflicts(corpus, "size", most=50)
    assert (len(found), found.total, found.total_within_paper) == (50, 4_000_000, 400_000)
    assert found.notes == ("only 50 of 4,000,000 are kept; most=None keeps them all",)
    assert "  and 3,999,980 more" in repr(found).splitlines()


def test_the_frame_has_the_pairs_and_the_same_columns_when_there_is_none() -> None:
    frame = build_conflicts(_debate(), "likeness").frame()
    assert frame["other"].tolist() == ["one/q2", "two/q1", "two/q2"]
    assert frame["differs"].tolist()[1] == ("year",)
    assert frame["other_target"].tolist()[0] == ("skins",)
    empty = build_conflicts(corpus_of()).frame()
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == frame.dtypes.to_dict()


def test_the_pairs_print_with_what_differs() -> None:
    assert repr(build_conflicts(_debate(), "likeness")).splitlines() == [
        "reasons@1/likeness: 3 conflicts, 1 within one paper",
        "  one         against     in what they differ",
        "  one/q1 (+)  one/q2 (-)  target: lungs / skins; unknown: models",
        "  one/q1 (+)  two/q1 (-)  year: 2018 / 2021",
        "  one/q1 (+)  two/q2 (-)  source: photos / bricks, photos; year: 2018 / 2021;",
        "                          unknown: models",
        "* quotes with a sign: 1 positive, 3 negative, 1 mixed",
        "* one / against; what a quote does not name is taken from what its paper studies",
    ]


def test_a_conflict_prints_as_a_sentence() -> None:
    (_, alike, _) = build_conflicts(_debate(), "likeness")
    assert repr(alike) == (
        "<one/q1 is positive on likeness, two/q1 negative; year: 2018 / 2021; "
        "source, source_domain, source_modality, target, target_domain, target_modality, models, "
        "coders the same>"
    )


def test_the_contrast_counts_what_each_side_is_about() -> None:
    contrast = build_conflicts(_debate(), "likeness").contrast()
    counts = {
        (row.aspect, row.name): (row.positive, row.negative, row.mixed)
        for row in contrast.itertuples(index=False, name="Row")
    }
    assert counts["source", "photos"] == (1, 3, 0)
    assert counts["target", "lungs"] == (1, 2, 1)
    assert counts["models", "net"] == (1, 1, 0)
    first = [(row.aspect, row.name) for row in contrast.head(3).itertuples(index=False, name="Row")]
    assert first == [("models", "net"), ("year", "2018"), ("year", "2021")]
    assert build_conflicts(corpus_of()).contrast().columns.tolist() == contrast.columns.tolist()


@pytest.mark.parametrize(
    ("factor", "book", "hint"),
    [
        ("liknes", None, "likeness"),
        ("reasons@1/siz", None, "reasons@1/size"),
        ("reasons/siz", None, "reasons@1/size"),
        ("siz", "reasons", "size"),
        ("size", "reason@1", "reasons@1"),
        (None, "reason@1", "reasons@1"),
    ],
)
def test_a_wrong_name_is_refused_with_the_nearest(
    factor: str | None, book: str | None, hint: str
) -> None:
    with pytest.raises(UnknownName, match=f"did you mean '{hint}'"):
        build_conflicts(_debate(), factor, book)


SETTINGS = st.fixed_dictionaries(
    {
        "size": st.sampled_from([PLUS, MINUS, BOTH]),
        "source": st.lists(st.sampled_from(["photos", "bricks"]), unique=True),
        "target": st.lists(st.sampled_from(["lungs", "skins"]), unique=True),
    }
)


@given(st.lists(st.lists(SETTINGS, min_size=1, max_size=4), max_size=4), st.booleans())
def test_every_pair_of_opposites_comes_exactly_once(
    papers: list[list[dict[str, Any]]], mixed: bool
) -> None:
    corpus = corpus_of(
        *(paper(f"p{at}", *(quote(**each) for each in one)) for at, one in enumerate(papers))
    )
    found = build_conflicts(corpus, "size", mixed=mixed, most=None)
    ranks = {PLUS: 0, MINUS: 1, BOTH: 2}
    values = {stance.quote: stance.value for stance in found.stances}
    expected = {
        (one, other)
        for one in values
        for other in values
        if ranks[values[one]] < ranks[values[other]] and (mixed or values[other] != BOTH)
    }
    pairs = [(pair.one.quote, pair.other.quote) for pair in found]
    assert len(pairs) == len(set(pairs)) == found.total
    assert set(pairs) == expected
    assert sum(pair.within_paper for pair in found) == found.total_within_paper
