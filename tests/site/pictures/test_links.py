"""A mark of a picture leads to the quotes that it counts, and to no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kb.api.base import Base
from kb.corpus import Corpus
from kb.frames.gap_table import Role
from kb.frames.gaps import build_gaps
from kb.site import addresses
from kb.site.pictures.drawing import Drawing, Group
from kb.site.pictures.figure import Linked, Table
from kb.site.pictures.gallery import KINDS, Gallery
from kb.site.pictures.strip import build_strip
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS
from tests.site.explorer.answering import answered
from tests.site.explorer.asking import asked, built_asker, write_data
from tests.site.explorer.invented import build_invented
from tests.site.pictures.invented import Quoted, build_base


def shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def signed() -> Corpus:
    """Quotes that name what their paper studies, something else, one role of two, or nothing; and
    words for factors that other quotes of the factor have in them, too."""
    hue, ruddy = {"red": ("positive", "hue")}, {"red": ("negative", "ruddy ones")}
    mossy = {"green": ("present", "mossy")}
    return build_base(
        {
            "doe2018": [
                Quoted({"red": "positive", "blue": "negative"}),
                Quoted({"red": "positive"}, ["slates"], ["logs"]),
                Quoted({"red": "negative"}, ["slates", "logs"]),
                Quoted({"blue": "mixed", "green": "present"}, (), ["tiles"]),
                Quoted(hue),
                Quoted(ruddy),
                Quoted(ruddy),
            ],
            "roe2019": [Quoted(hue), Quoted({"red": "absent"}, ["tiles"]), Quoted(ruddy)],
            "low2021": [Quoted({"red": "positive", "green": "absent"}, ["tiles"], ["slates"])],
            "poe2022": [Quoted(mossy), Quoted(mossy), Quoted({}, ["logs"], ["logs"])],
        },
        complete=["roe2019"],
        domains={"tiles": "clay", "slates": "stone", "logs": "wood"},
        studies={
            "doe2018": (["tiles"], ["slates", "tiles"]),
            "roe2019": (["logs"], []),
            "low2021": (["slates"], ["tiles"]),
        },
    )


CORPORA = {"shipped": shipped(), "signed": signed(), "awkward": build_invented(30, 6, 5)}


def marks_of(corpus: Corpus) -> Iterator[tuple[str, int, str]]:
    """What each mark and each number of a table that leads to quotes says, how many these are,
    and the address."""
    gallery = Gallery(corpus)
    for ref in gallery.books:
        figures = [figure for kind in KINDS for figure in gallery.figures(kind.name, ref)]
        strips = (build_strip(gallery.book(ref), factor) for factor in gallery.book(ref).factors)
        for figure in (*figures, *(strip for strip in strips if strip is not None)):
            if figure.drawing is not None:
                yield from _drawn(figure.drawing)
            yield from _listed(figure.table)


def _drawn(drawing: Drawing) -> Iterator[tuple[str, int, str]]:
    for part in drawing.parts:
        if isinstance(part, Group) and part.address.startswith(addresses.QUOTES):
            told = re.findall(r"([\d,]+) (?:positive |negative |mixed )?quotes?\b", part.title)
            assert len(told) == 1, part.title
            yield part.title, int(told[0].replace(",", "")), part.address


def _listed(table: Table) -> Iterator[tuple[str, int, str]]:
    for row in table.rows:
        for cell in row:
            if isinstance(cell, Linked) and cell.address.startswith(addresses.QUOTES):
                yield f"{table.caption}: {row[0]}", int(cell.label.replace(",", "")), cell.address


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_python_finds_as_many_quotes_for_its_address_as_a_mark_says(corpus: Corpus) -> None:
    base, marks = Base(corpus), list(marks_of(corpus))
    found = [
        (title, len(answered(base, address.partition("?")[2]) or ())) for title, _, address in marks
    ]
    assert marks
    assert found == [(title, number) for title, number, _ in marks]


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_the_explorer_finds_as_many_quotes_as_a_mark_says(corpus: Corpus, tmp_path: Path) -> None:
    marks = list(marks_of(corpus))
    queries = [address.partition("?")[2] for _, _, address in marks]
    answers = asked(built_asker(tmp_path), write_data(corpus, tmp_path), queries)["answers"]
    found = [
        (title, len(answer["refs"])) for (title, *_), answer in zip(marks, answers, strict=True)
    ]
    assert found == [(title, number) for title, number, _ in marks]


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
@pytest.mark.parametrize("by", ["source", "target"])
def test_a_cell_of_the_gaps_has_the_quotes_that_its_conditions_give(
    corpus: Corpus, by: Role
) -> None:
    base = Base(corpus)
    for ref in Gallery(corpus).books:
        for cell in build_gaps(corpus, ref, by).cells:
            found = answered(
                base,
                urlencode(
                    {
                        "factor": f"{ref}/{cell.factor}",
                        f"{by}_domain": cell.domain,
                        "within": "nearest",
                    }
                ),
            )
            assert (found.refs if found is not None else ()) == cell.quotes


def test_every_kind_of_mark_leads_to_quotes() -> None:
    gallery = Gallery(CORPORA["signed"])
    for kind in KINDS:
        for figure in gallery.figures(kind.name, gallery.main):
            assert figure.drawing is not None
            assert any(_drawn(figure.drawing)), figure.name


def test_words_for_which_no_question_gives_their_quotes_lead_to_their_row() -> None:
    gallery = Gallery(CORPORA["signed"])
    (figure,) = gallery.figures("terminology", gallery.main)
    assert figure.drawing is not None
    inside = {
        part.address[1:]
        for part in figure.drawing.parts
        if isinstance(part, Group) and part.address.startswith("#")
    }
    assert inside
    assert inside <= set(figure.table.anchors)
