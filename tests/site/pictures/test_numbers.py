"""The numbers of the pictures are those of their tables, their files and `kb.frames`."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.frames.authorship import iter_shared_authors, join_papers
from kb.frames.by_year import build_by_year
from kb.frames.coded import Domains
from kb.frames.conflicts import build_conflicts
from kb.frames.gaps import build_gaps
from kb.frames.wide import build_cooccurrence
from kb.site.pictures.book import read_book, span_label, spans_of
from kb.site.pictures.cells import iter_csv
from kb.site.pictures.drawing import Group, Words
from kb.site.pictures.evidence_map import Variant, read_map, value_of
from kb.site.pictures.figure import Figure
from kb.site.pictures.gallery import KINDS, Gallery
from kb.site.pictures.routes import read_routes
from kb.site.pictures.strip import build_strip
from kb.site.pictures.together import read_pairs
from kb.site.pictures.voices import Voices
from kb.store.read import read_corpus
from tests.roofs import build_roofs
from tests.site.pictures.invented import REF, Quoted, book_of, build_base

ANNOTATIONS = Path(__file__).resolve().parents[3] / "annotations"


def shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


BASES = [shipped(), build_roofs()]


def books_of(corpus: Corpus) -> list[str]:
    return list(Gallery(corpus).books)


def rows_of(figure: Figure) -> list[dict[str, str]]:
    text = b"".join(iter_csv(figure)).decode()
    return list(csv.DictReader(io.StringIO(text)))


def drawn(figure: Figure) -> list[Group]:
    assert figure.drawing is not None
    return [part for part in figure.drawing.parts if isinstance(part, Group)]


@pytest.mark.parametrize("corpus", BASES)
@pytest.mark.parametrize("by", ["source", "target"])
def test_the_map_by_domain_knows_what_the_gaps_know(corpus: Corpus, by: Variant) -> None:
    for ref in books_of(corpus):
        found = read_map(
            read_book(corpus, ref), by, Domains(corpus.datasets), Voices(corpus.papers)
        )
        gaps = build_gaps(corpus, ref, "source" if by == "source" else "target")
        assert tuple(found.cells.values()) == gaps.cells


@pytest.mark.parametrize("corpus", BASES)
def test_the_years_add_up_to_those_of_the_frames(corpus: Corpus) -> None:
    for ref in books_of(corpus):
        (figure,) = Gallery(corpus).figures("quotes-per-year", ref)
        frame: Any = build_by_year(corpus, ref).loc[ref]
        rows = rows_of(figure)[:-1]
        assert {row["factor"]: int(row["all"]) for row in rows} == {
            str(factor): int(number) for factor, number in frame.sum(axis=1).items()
        }
        for row in rows:
            for span in spans_of([int(year) for year in frame.columns]):
                years = [year for year in span if year in frame.columns]
                assert int(row[span_label(span)]) == frame.loc[row["factor"], years].sum()


@pytest.mark.parametrize("corpus", BASES)
def test_pairs_have_the_measures_of_the_frames(corpus: Corpus) -> None:
    for ref in books_of(corpus):
        frames: dict[str, Any] = {
            name: build_cooccurrence(corpus, ref, name)
            for name in ("count", "jaccard", "lift", "assessed")
        }
        for pair in read_pairs(read_book(corpus, ref)):
            at = (pair.one, pair.other)
            assert len(pair.quotes) == frames["count"].loc[at]
            assert pair.assessed == frames["assessed"].loc[at]
            for name, value in (("jaccard", pair.jaccard), ("lift", pair.lift)):
                expected = frames[name].loc[at]
                assert (value is None) == (expected != expected)
                assert value is None or value == pytest.approx(expected)


@pytest.mark.parametrize("corpus", BASES)
def test_a_cell_of_the_picture_has_the_numbers_of_its_row_in_the_file(corpus: Corpus) -> None:
    for ref in books_of(corpus):
        for figure in Gallery(corpus).figures("evidence-map", ref):
            rows = [row for row in rows_of(figure) if int(row["quotes"]) and row["read"]]
            bubbles = [group for group in drawn(figure) if "independent paper" in group.title]
            numbers = [
                part.text for group in bubbles for part in group.parts if isinstance(part, Words)
            ]
            assert numbers == [row["independent_papers"] for row in rows]
            for row, group in zip(rows, bubbles, strict=True):
                assert f", {row['quotes']} quote" in group.title
                assert row["label"] in group.title
                assert all(
                    f"{row[value]} {value}" in group.title
                    for value in ("positive", "negative", "mixed", "present")
                    if row[value] != "0"
                )


def test_every_kind_of_cell_has_a_state_of_its_own() -> None:
    corpus = build_base(
        {
            "doe2020": [Quoted({"red": "present"}, source=["tiles"], level="full-text")],
            "roe2021": [Quoted({"blue": "present"}, source=["slates"])],
        },
        complete=["doe2020"],
        domains={"tiles": "clay", "slates": "stone", "logs": "wood"},
    )
    by_source = Gallery(corpus).figures("evidence-map", REF)[0]
    states = {(row["factor"], row["source_domain"]): row["state"] for row in rows_of(by_source)}
    assert states == {
        ("red", "clay"): "said",
        ("blue", "clay"): "read, nothing said",
        ("green", "clay"): "read, nothing said",
        ("red", "stone"): "not assessed",
        ("blue", "stone"): "said, unverified",
        ("green", "stone"): "not assessed",
        **{(factor, "wood"): "no paper read" for factor in ("red", "blue", "green")},
    }
    marks = {
        group.title: group.parts[-1] if len(group.parts) == 1 else group.parts[1]
        for group in drawn(by_source)
        if " with " in group.title
    }
    looks = {title: getattr(part, "look", "") for title, part in marks.items()}
    assert len(set(looks.values())) == 5
    assert looks["Blue with stone sources: 1 independent paper, 1 quote (1 present); none of their "
                 "words were verified"] == "present hollow"  # fmt: skip


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"positive": 2}, "positive"),
        ({"positive": 1, "present": 9}, "positive"),
        ({"negative": 1}, "negative"),
        ({"positive": 1, "negative": 1}, "mixed"),
        ({"mixed": 1}, "mixed"),
        ({"mixed": 1, "positive": 3}, "mixed"),
        ({"present": 3}, "present"),
    ],
)
def test_a_sign_is_shown_only_where_all_that_have_one_agree(
    values: dict[str, int], shown: str
) -> None:
    assert value_of(values) == shown


NAMES = st.sampled_from(
    ["Jane Smith", "J. Smith", "Smith, Jane", "Jane A. Smith", "Jane B. Smith", "Ann Lee", "A. Lee"]
)


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(NAMES, max_size=3), min_size=1))
def test_voices_are_the_groups_of_papers_that_share_no_author(
    authors: dict[str, list[str]],
) -> None:
    papers = {
        name: build_roofs().papers["roe2021"].model_copy(update={"id": name, "authors": tuple(a)})
        for name, a in authors.items()
    }
    voices = Voices(papers)
    for size in range(1, len(papers) + 1):
        for chosen in itertools.combinations(papers, size):
            links = iter_shared_authors(papers[name] for name in chosen)
            groups = join_papers(chosen, (link for link in links if link.likeness == "same"))
            assert voices.count(chosen) == len(groups)


@pytest.mark.parametrize("corpus", BASES)
def test_conflicts_are_those_of_the_frames(corpus: Corpus) -> None:
    for ref in books_of(corpus):
        (figure,) = Gallery(corpus).figures("conflicts", ref)
        conflicts = build_conflicts(corpus, codebook=ref)
        assert [(row["one"], row["other"]) for row in rows_of(figure)] == [
            (pair.one.quote, pair.other.quote) for pair in conflicts
        ]
        assert sum(int(str(row[-1])) for row in figure.table.rows) == conflicts.total


def test_routes_count_a_quote_for_each_of_its_sources_and_targets() -> None:
    corpus = build_base(
        {
            "doe2020": [Quoted({"red": "present"}, ["tiles", "slates"], ["tiles"])],
            "roe2021": [
                Quoted({"red": "present", "blue": "absent"}, ["tiles"], ["tiles"]),
                Quoted({"blue": "present"}, ["tiles"]),
            ],
        }
    )
    routes, placed = read_routes(book_of(corpus))
    assert placed == 2
    assert [(r.source, r.target, r.papers, dict(r.factors)) for r in routes] == [
        ("tiles", "tiles", ("doe2020", "roe2021"), {"red": 2}),
        ("slates", "tiles", ("doe2020",), {"red": 1}),
    ]


@pytest.mark.parametrize("corpus", BASES)
def test_the_table_of_a_picture_has_all_its_rows_or_says_how_many_are_left(corpus: Corpus) -> None:
    for ref in books_of(corpus):
        for kind in KINDS:
            for figure in Gallery(corpus).figures(kind.name, ref):
                assert all(len(row) == len(figure.table.heads) for row in figure.table.rows)
                assert all(len(row) == len(figure.heads) for row in figure.data())


def test_a_factors_own_page_has_its_quotes_by_year_and_value() -> None:
    said = {"red": "positive"}, {"red": "negative"}, {"blue": "positive"}
    papers = {"doe2020": [Quoted(said[0]), Quoted(said[0])], "roe2022": [*map(Quoted, said)]}
    corpus = build_base(papers)
    strip = build_strip(book_of(corpus), "red")
    assert strip is not None
    assert [(group.title, group.address) for group in drawn(strip) if group.address] == [
        (title, f"quotes/?factor=roofs%401%2Fred&value={value}&since={year}&until={year}")
        for title, value, year in (
            ("positive: 2 quotes in 2020", "positive", 2020),
            ("positive: 1 quote in 2022", "positive", 2022),
            ("negative: 1 quote in 2022", "negative", 2022),
        )
    ]
    assert build_strip(book_of(corpus), "blue") is None
    assert build_strip(book_of(corpus), "unknown") is None
