"""What nobody has read or said: the five states, whose domain a quote is of, and what to read."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.frames.gap_table import FILLED, STATES
from kb.frames.gaps import build_gaps
from kb.frames.reading import build_reading_list
from tests.frames.invented import corpus_of, dataset, paper, quote

PLUS = "positive"
FOUND = {"level": "full-text"}
TRIED = {"level": "unverified", "reason": "No file."}


def _studies(*source: str, **more: object) -> dict[str, object]:
    return {"source": list(source), "basis": "abstract", **more}


def _field() -> Corpus:
    """Sizes: said of natural, said but unverified of medical, looked for in texture."""
    return corpus_of(
        paper("a", quote(size=PLUS, source=["photos"], verification=FOUND), quote(size=PLUS)),
        paper("b", quote(size=PLUS, verification=TRIED), studies=_studies("lungs")),
        paper("c", quote(likeness="absent"), studies=_studies("bricks")),
        paper("d", quote(likeness=PLUS, source=["lungs"]), complete=False),
        paper("later", studies=_studies("bricks", "lungs"), year=2022),
        paper("latest", studies=_studies("bricks"), year=2023),
        paper("gone", studies=_studies("bricks"), deprecated={"reason": "Entered twice."}),
    )


def test_every_cell_says_what_is_known() -> None:
    gaps = build_gaps(_field())
    assert gaps.codebook == "reasons@1"
    assert gaps.grid().to_dict("index") == {
        "size": {
            "medical": "said, unverified",
            "natural": "said",
            "texture": "read, nothing said",
        },
        "likeness": {
            "medical": "said, unverified",
            "natural": "read, nothing said",
            "texture": "read, nothing said",
        },
    }


def test_a_domain_of_which_no_paper_was_read_says_so() -> None:
    gaps = build_gaps(_field(), by="target")
    assert {cell.state for cell in gaps.cells} == {"no paper read"}
    assert gaps.unplaced == ("a", "b", "c", "d", "later", "latest")


def test_what_nobody_looked_for_is_not_taken_for_absent() -> None:
    corpus = corpus_of(
        paper("a", quote(size="absent"), complete=False, studies=_studies("photos")),
        paper("b", quote(size="absent"), quote(), complete=False, studies=_studies("bricks")),
    )
    gaps = build_gaps(corpus)
    assert gaps.cell("size", "natural").state == "read, nothing said"
    assert gaps.cell("likeness", "natural").state == "not assessed"
    assert gaps.cell("size", "texture").state == "not assessed"


def test_a_quote_is_of_the_domain_that_its_own_words_name() -> None:
    corpus = corpus_of(
        paper("a", quote(size=PLUS, source=["photos"]), studies=_studies("photos", "lungs"))
    )
    gaps = build_gaps(corpus)
    assert gaps.cell("size", "natural").quotes == ("a/q1",)
    assert gaps.cell("size", "medical").state == "read, nothing said"


def test_a_cell_names_its_quotes_and_papers() -> None:
    cell = build_gaps(_field()).cell("size", "natural")
    assert (cell.quotes, cell.verified, cell.papers) == (("a/q1",), ("a/q1",), ("a",))
    assert (cell.read, cell.looked_for) == (("a",), ("a",))


def test_a_withdrawn_dataset_has_the_domain_of_its_successor_and_is_no_domain_of_its_own() -> None:
    old = dataset("old", "drawn", deprecated={"reason": "Renamed.", "successor": "new"})
    lost = dataset("lost", "lost", deprecated={"reason": "Withdrawn."})
    ring = dataset("ring", "ring", deprecated={"reason": "A mistake.", "successor": "ring"})
    corpus = corpus_of(
        paper("a", quote(size=PLUS, source=["old"])),
        paper("b", quote(size=PLUS, source=["lost", "ring"])),
        datasets=[old, lost, ring, dataset("new", "natural")],
    )
    gaps = build_gaps(corpus)
    assert gaps.domains == ("natural",)
    assert gaps.cell("size", "natural").quotes == ("a/q1",)
    assert gaps.unplaced == ("b",)


def test_the_reading_list_takes_the_paper_that_fills_most_and_then_what_is_left() -> None:
    gaps = build_gaps(_field())
    assert [(each.paper, each.action, each.fills) for each in gaps.reading_list] == [
        ("latest", "read", (("likeness", "texture"), ("size", "texture")))
    ]


def test_a_quoted_paper_is_on_the_list_for_the_factors_that_nobody_looked_for() -> None:
    corpus = corpus_of(
        paper("a", quote(size="absent"), complete=False, studies=_studies("photos", "lungs")),
        paper("b", studies=_studies("bricks", "lungs")),
    )
    assert [(each.paper, each.action, each.of) for each in build_gaps(corpus).reading_list] == [
        ("b", "read", 4),
        ("a", "code", 2),
    ]
    first, second = build_gaps(corpus).reading_list
    assert second.fills == (("likeness", "natural"),)
    assert first.fills[0] == ("likeness", "medical")


def test_the_answer_prints_as_a_table_with_the_reading_list() -> None:
    assert repr(build_gaps(_field())).splitlines() == [
        "reasons@1 by domain of the source: 6 cells",
        "  factor    medical           natural          texture",
        "  size      1q 1p unverified  1q 1p            nothing said 1p",
        "  likeness  1q 1p unverified  nothing said 1p  nothing said 1p",
        "* 1 said; 2 said, unverified; 3 read, nothing said",
        "* q: quotes that speak to the factor; p: their papers, else the papers read",
        "* reading list: 1. read latest (2 cells)",
    ]
    bare = build_gaps(corpus_of())
    assert "look for new ones" in repr(bare)
    assert "look for new ones" in bare._repr_html_()


def test_the_frames_have_the_same_columns_when_they_are_empty() -> None:
    full, bare = build_gaps(_field()), build_gaps(corpus_of(datasets=[dataset("x", "y")]))
    assert full.frame().dtypes.to_dict() == bare.frame().dtypes.to_dict()
    assert full.frame()["quotes"].sum() == 3
    assert list(full.frame()["state"].cat.categories) == list(STATES)
    assert len(bare.reading_frame()) == 0
    assert full.reading_frame().dtypes.to_dict() == bare.reading_frame().dtypes.to_dict()


@pytest.mark.parametrize(
    ("how", "hint"),
    [({"by": "sources"}, "source"), ({"codebook": "reason"}, "reasons@1")],
)
def test_wrong_words_are_refused_with_the_nearest(how: dict[str, str], hint: str) -> None:
    with pytest.raises(UnknownName, match=f"did you mean '{hint}'"):
        build_gaps(_field(), **how)  # type: ignore[arg-type]  # wrong words on purpose


def test_a_cell_that_is_none_is_refused_with_the_nearest() -> None:
    gaps = build_gaps(_field())
    with pytest.raises(UnknownName, match="did you mean 'texture'"):
        gaps.cell("size", "textures")
    with pytest.raises(UnknownName, match="did you mean 'likeness'"):
        gaps.cell("likenes", "texture")


CELLS = st.frozensets(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1)


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_the_list_fills_all_that_can_be_filled_and_its_beginning_nearly_the_most(
    sets: list[frozenset[tuple[str, str]]],
) -> None:
    papers = {f"p{at}": paper(f"p{at}") for at in range(len(sets))}
    may_fill = dict(zip(papers, sets, strict=True))
    listed = build_reading_list([(record, "read") for record in papers.values()], may_fill)
    filled = [cell for each in listed for cell in each.fills]
    assert len(filled) == len(set(filled))
    assert set(filled) == frozenset().union(*sets)
    gains = [len(each.fills) for each in listed]
    assert gains == sorted(gains, reverse=True)
    for most in range(1, len(listed) + 1):
        best = max(
            len(frozenset().union(*chosen)) for chosen in combinations(sets, min(most, len(sets)))
        )
        assert sum(gains[:most]) >= (1 - 1 / 2.7182818) * best


VALUES = st.sampled_from([PLUS, "absent", None])
QUOTES = st.tuples(VALUES, st.sampled_from([(), ("photos",), ("lungs", "bricks")]))


@given(st.lists(st.tuples(st.booleans(), st.lists(QUOTES, max_size=3)), max_size=4))
def test_a_cell_is_filled_exactly_where_a_quote_of_that_domain_speaks(
    papers: list[tuple[bool, list[tuple[str | None, tuple[str, ...]]]]],
) -> None:
    domain = {"photos": "natural", "lungs": "medical", "bricks": "texture"}
    corpus = corpus_of(
        *(
            paper(
                f"p{at}",
                *(
                    quote(source=list(source), **({"size": value} if value else {}))
                    for value, source in quotes
                ),
                complete=complete,
            )
            for at, (complete, quotes) in enumerate(papers)
        )
    )
    said = {
        domain[name]
        for _, quotes in papers
        for value, source in quotes
        for name in source
        if value == PLUS
    }
    cells = [cell for cell in build_gaps(corpus).cells if cell.factor == "size"]
    assert {cell.domain for cell in cells if cell.state in FILLED} == said
