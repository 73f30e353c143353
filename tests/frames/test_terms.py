"""The authors' own words: what is one term, what is ambiguous, and what was not noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.folding import fold_term, fold_word
from kb.frames.terms import build_terms
from tests.frames.invented import codebook, corpus_of, paper, quote


def _worded(**terms: str) -> dict[str, object]:
    codes = {name: {"value": "positive", "term": term} for name, term in terms.items()}
    return {"text": "Words.", "codes": {"reasons": codes}}


def _words() -> Corpus:
    return corpus_of(
        paper("a", _worded(size="Number of images", likeness="domain gap"), quote(size="positive")),
        paper("b", _worded(size="number of image"), _worded(size="number of images")),
        paper("c", _worded(size="gap", likeness="number of images and classes")),
        paper("d", quote(size={"value": "absent", "term": "nothing"})),
        paper("gone", _worded(size="old"), deprecated={"reason": "Entered twice."}),
    )


def test_forms_of_one_term_are_counted_together_and_shown_as_most_often_written() -> None:
    first = build_terms(_words(), "size")[0]
    assert first.term == "Number of images"
    assert first.forms == ("Number of images", "number of image", "number of images")
    assert first.quotes == ("a/q1", "b/q1", "b/q2")
    assert first.papers == ("a", "b")


def test_the_commonest_words_come_first_by_factor() -> None:
    assert [(term.factor, term.term) for term in build_terms(_words())] == [
        ("size", "Number of images"),
        ("size", "gap"),
        ("likeness", "domain gap"),
        ("likeness", "number of images and classes"),
    ]


def test_what_is_not_on_record_is_counted() -> None:
    terms = build_terms(_words(), "size")
    assert terms.speaking == {("reasons@1", "size"): 5}
    assert terms.worded == {("reasons@1", "size"): 4}
    assert repr(terms).startswith("Words for reasons@1/size: 2 terms, on record for 4 of 5 marks")


def test_words_for_one_factor_within_the_words_for_another_are_ambiguous() -> None:
    found = build_terms(_words()).ambiguous
    assert [str(each) for each in found] == [
        "'Number of images' for size, likeness (in 'number of images and classes')",
        "'gap' for size, likeness (in 'domain gap')",
    ]
    assert [each.is_whole for each in found] == [False, False]


def test_one_term_for_two_factors_is_ambiguous_before_all_else() -> None:
    corpus = corpus_of(
        paper("a", _worded(size="gap"), _worded(size="gap"), _worded(likeness="wide gap")),
        paper("b", _worded(size="Reuse", likeness="reuse")),
    )
    first, second = build_terms(corpus).ambiguous
    assert (first.term, first.factors, first.is_whole) == ("reuse", ("likeness", "size"), True)
    assert (second.term, second.is_whole) == ("gap", False)


def test_asking_for_one_factor_still_tells_what_else_its_words_stand_for() -> None:
    assert build_terms(_words(), "likeness").ambiguous == build_terms(_words()).ambiguous


def test_the_same_words_under_two_codebooks_are_not_ambiguous() -> None:
    said = {"value": "positive", "term": "gap"}
    corpus = corpus_of(
        paper(
            "a",
            {"text": "Words.", "codes": {"reasons": {"size": said}, "other": {"likeness": said}}},
            coding={ref: {"coders": ["ann"]} for ref in ("other@1", "reasons@1")},
        ),
        codebooks=[codebook(), codebook("other@1")],
    )
    terms = build_terms(corpus)
    assert [(term.codebook, term.factor) for term in terms] == [
        ("other@1", "likeness"),
        ("reasons@1", "size"),
    ]
    assert terms.ambiguous == ()


def test_the_frames_hold_the_terms_and_the_same_columns_without_any() -> None:
    full, bare = build_terms(_words()), build_terms(corpus_of())
    assert full.frame()["quotes"].tolist() == [3, 1, 1, 1]
    assert full.frame()["refs"].tolist()[0] == ("a/q1", "b/q1", "b/q2")
    assert full.frame().dtypes.to_dict() == bare.frame().dtypes.to_dict()
    uses = full.ambiguous_frame()
    assert uses["factor"].tolist() == ["size", "likeness"] * 2
    assert uses.dtypes.to_dict() == bare.ambiguous_frame().dtypes.to_dict()
    assert repr(bare) == "Words for 2 factors: 0 terms, on record for 0 of 0 marks"


def test_terms_are_a_sequence() -> None:
    terms = build_terms(_words())
    assert terms[1:3] == (terms[1], terms[2])
    assert terms[0] in terms


def test_what_an_author_wrote_is_only_text_in_a_notebook() -> None:
    page = build_terms(corpus_of(paper("a", _worded(size="<script>x</script>"))))._repr_html_()
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_a_wrong_factor_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'likeness'"):
        build_terms(_words(), "lkeness")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Texture databases", "texture database", True),
        ("texture-database", "Texture  Database", True),
        ("model’s size", "model’s sizes", True),
        ("similarities", "similarity", True),
        ("number of classes", "number of class", True),
        ("boxes", "box", True),
        ("batches", "batch", True),
        ("images", "image", True),
        ("ﬁne-tuning", "fine tuning", True),
        ("bias", "bia", False),
        ("analysis", "analysi", False),
        ("focus", "focu", False),
        ("similar", "similarity", False),
        ("texture", "textural", False),
        ("larger", "large", False),
        ("task", "target", False),
    ],
)
def test_terms_are_one_but_for_case_marks_and_plural(one: str, other: str, same: bool) -> None:
    assert (fold_term(one) == fold_term(other)) is same


@given(st.text(min_size=1))
def test_case_and_white_space_never_matter(term: str) -> None:
    assert fold_term(f"  {term}\n") == fold_term(term)
    if term.isascii():
        assert fold_term(term.upper()) == fold_term(term.lower())


@given(st.from_regex(r"[a-z]{3,12}", fullmatch=True))
def test_folding_takes_no_more_than_an_ending(word: str) -> None:
    folded = fold_word(word)
    assert len(word) - len(folded) <= 2
    assert folded[:-1] == word[: len(folded) - 1]


WORD = st.sampled_from(["gap", "gaps", "domain", "size", "of"])


@given(st.lists(st.tuples(st.booleans(), st.lists(WORD, min_size=1, max_size=3)), max_size=6))
def test_ambiguous_is_what_stands_within_the_words_for_another_factor(
    given_: list[tuple[bool, list[str]]],
) -> None:
    named = [("size" if flag else "likeness", " ".join(words)) for flag, words in given_]
    corpus = corpus_of(paper("a", *(_worded(**{factor: term}) for factor, term in named)))
    found = {fold_term(each.term) for each in build_terms(corpus).ambiguous}
    expected = {
        fold_term(term)
        for factor, term in named
        for other, longer in named
        if factor != other
        and f" {' '.join(fold_term(term))} " in f" {' '.join(fold_term(longer))} "
    }
    assert found == expected
