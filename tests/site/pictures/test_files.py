"""The pictures as pages and as files: whole, harmless and the same each time."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from kb.corpus import Corpus
from kb.site.assets import iter_beside
from kb.site.pages import build_pages
from kb.site.pictures.drawing import Drawing, Group, Words
from kb.site.pictures.figure import Figure, Table
from kb.site.pictures.files import iter_picture_files
from kb.site.pictures.gallery import KINDS, Gallery
from kb.site.pictures.pages import iter_picture_pages
from kb.site.pictures.placed import Placed
from kb.site.pictures.svg import standalone_style
from kb.site.press import Press
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs
from tests.site.pictures.invented import REF, Quoted, build_base
from tests.site.pictures.test_findings import BOTH, CASES, FOR, RED

SVG = "{http://www.w3.org/2000/svg}"
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
HOSTILE = (
    "<script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><script>alert(1)</script>",
    "&amp;&lt;&#x0;",
    "{{ 7 * 7 }}{% for x in y %}",
    "=HYPERLINK(0)",
    "right\u202eto\u2066left",
    "no\u200bwidth\ufeff",
    "word " * 20_000,
    "W" * 20_000,
    "漢" * 400,
)


def hostile(text: str) -> Corpus:
    """A base whose factors, datasets, title and words are all this text."""
    said = {"red": ("positive", text[:200]), "blue": ("present", text[:200])}
    against = {"red": "negative"}
    corpus = build_base(
        {
            "doe2020": [Quoted(said, ["tiles"], ["slates"], "full-text")],
            "roe2021": [Quoted(against, ["slates"], ["tiles"])],
        },
        domains={"tiles": "clay" * 20, "slates": "stone"},
    )
    book = corpus.codebooks[REF]
    # Copied, not read: a record that is read may not be so long, one that a program makes may.
    factors = tuple(factor.model_copy(update={"label": text}) for factor in book.factors)
    book = book.model_copy(update={"title": text, "factors": factors})
    datasets = {
        name: data.model_copy(update={"name": text}) for name, data in corpus.datasets.items()
    }
    made: dict[str, Any] = {
        "meta": corpus.meta.model_copy(update={"title": text}),
        "codebooks": {REF: book},
        "datasets": datasets,
        "papers": corpus.papers,
    }
    return Corpus(**made)


def files_of(corpus: Corpus) -> dict[str, bytes]:
    return {file.path: file.read() for file in iter_picture_files(Gallery(corpus))}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_labels_stay_text_in_every_file_and_page(text: str) -> None:
    corpus = hostile(text)
    for path, data in files_of(corpus).items():
        if path.endswith(".svg"):
            assert len(data) < 100_000, path
            tree = etree.fromstring(data, STRICT)
            names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
            assert names <= {
                SVG + name
                for name in ("svg", "title", "desc", "style", "rect", "path", "text", "g")
            }
            assert not {key for element in tree.iter() for key in element.attrib if key[:2] == "on"}
            assert "\u202e" not in data.decode()
            assert max(len(text.text or "") for text in tree.iter(SVG + "text")) < 120
        else:
            assert not any(cell.startswith("=") for cell in re.split("[,\n]", data.decode()))
    pages = build_pages(corpus)
    for path in (path for path in pages if path.startswith("pictures/")):
        body = pages[path].body
        assert "<script" not in body
        assert "<img" not in body
        assert " style=" not in body


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_drawing_never_grows_with_its_labels(text: str) -> None:
    gallery = Gallery(hostile(text))
    for kind in ("evidence-map", "quotes-per-year", "conflicts", "terminology"):
        for figure in gallery.figures(kind, REF):
            assert figure.drawing is not None
            assert figure.drawing.width <= 400
    for kind in ("co-occurrence", "routes"):
        drawing = gallery.figures(kind, REF)[0].drawing
        assert drawing is not None
        assert drawing.width < 420
    assert all(len(f.finding) < 400 for f in gallery.figures("evidence-map", REF))


def test_a_file_opens_alone_with_its_finding_its_source_and_its_own_colours() -> None:
    files = files_of(build_roofs())
    for path, data in files.items():
        if path.endswith(".svg"):
            tree = etree.fromstring(data, STRICT)
            assert tree.find(SVG + "title").text
            assert "data version 1.4.2" in tree.find(SVG + "desc").text
            style = tree.find(SVG + "style").text
            assert "var(" not in style
            assert "#0b5c6b" in style
            used = {name for e in tree.iter() for name in e.get("class", "").split()}
            assert {name for name in used if f".{name} " not in style.replace(",", " ")} <= {
                "kb-pic__flow-1"
            }
            assert not list(tree.iter(SVG + "a"))


def test_every_colour_of_the_styles_is_known_in_both_schemes() -> None:
    assert "var(" not in standalone_style()
    assert standalone_style().count("{") > 20


def test_equal_records_give_equal_files_and_every_page_has_its_own() -> None:
    assert files_of(build_roofs()) == files_of(build_roofs())
    beside = {file.path for file in iter_beside(Press(build_roofs()), ())}
    assert set(files_of(build_roofs())) <= beside
    assert "pictures/evidence-map/evidence-map-by-source.svg" in beside
    assert "pictures/conflicts/moods@1/conflicts.csv" in beside


def test_many_factors_are_drawn_up_to_a_number_and_all_stand_in_the_table() -> None:
    factors = [f"f{at}" for at in range(60)]
    corpus = build_base(
        {
            f"doe{year}": [Quoted(dict.fromkeys(factors[: year % 61], "present"), ["tiles"])]
            for year in range(1960, 2020)
        },
        factors=factors,
    )
    gallery = Gallery(corpus)
    for kind, most in (("evidence-map", 25), ("quotes-per-year", 12)):
        figure = gallery.figures(kind, REF)[0]
        assert figure.drawing is not None
        labels = [
            p for p in figure.drawing.parts if getattr(p, "address", "").startswith("codebooks/")
        ]
        assert len(labels) == most
        assert len(figure.table.rows) >= 60
        assert any("more factor" in getattr(p, "text", "") for p in figure.drawing.parts)
    together = gallery.figures("co-occurrence", REF)[0]
    assert (
        together.table.more == len(together.data()) - len(together.table.rows)
        or together.table.more
    )
    assert len(together.data()) == 60 * 59 / 2


def test_where_there_is_nothing_to_draw_no_picture_is_explained_or_offered() -> None:
    press = Press(build_base({"doe2020": [RED]}, signed=False))
    pages = {plan.path: plan.make() for plan in iter_picture_pages(press)}
    conflicts = pages["pictures/conflicts/index.html"].body
    assert "There is nothing to draw yet" in conflicts
    assert "To the right" not in conflicts
    assert "Coders judged presence only" in conflicts
    assert re.findall(r'href="[^"]+\.(\w+)" download', conflicts) == ["csv"]
    drawn = pages["pictures/quotes-per-year/index.html"].body
    assert re.findall(r'href="[^"]+\.(\w+)" download', drawn) == ["svg", "csv"]


@pytest.mark.parametrize(
    "corpus",
    [
        build_roofs(),
        read_corpus(ANNOTATIONS).corpus,
        *(build_base(papers) for _, papers, _ in CASES),
        build_base({}),
        build_base({"doe2020": [BOTH, FOR]}, factors=["blue"], domains={}),
    ],
    ids=itertools.count(),
)
def test_files_of_pictures_are_named_exactly_where_something_is_drawn(
    corpus: Corpus | None,
) -> None:
    assert corpus is not None
    gallery = Gallery(corpus)
    drawn = {
        (ref, figure.name)
        for ref in gallery.books
        for kind in KINDS
        for figure in gallery.figures(kind.name, ref)
        if figure.drawing is not None
    }
    assert gallery.drawable == drawn
    files = {file.path for file in iter_picture_files(gallery)}
    assert sum(path.endswith(".svg") for path in files) == len(drawn)


@pytest.mark.parametrize(
    ("width", "rows", "layout"),
    [
        (356, 1, "beside"),
        (421, 1, "half"),
        (560, 1, "half"),
        (561, 1, "under"),
        (None, 1, "under"),
        (356, 0, "under"),
    ],
)
def test_the_data_stand_beside_a_drawing_that_leaves_them_half_of_a_desk(
    width: int | None, rows: int, layout: str
) -> None:
    drawing = None if width is None else Drawing(width, 100, ())
    table = Table("Data", ("A",), (("a",),) * rows)
    figure = Figure("name", "", "", (), drawing, table, (), list)
    assert Placed(figure, "", "pictures/index.html", ()).layout == layout


def test_the_names_of_datasets_are_whole_in_two_lines() -> None:
    names = [f"data{at}" for at in range(9)]
    route = [
        Quoted({"red": "present"}, [name], [other]) for name, other in itertools.pairwise(names)
    ]
    corpus = build_base({"doe2020": route}, domains=dict.fromkeys(names, "clay"))
    named = {
        name: data.model_copy(update={"name": f"Amsterdam Library of Textures {name}"})
        for name, data in corpus.datasets.items()
    }
    drawing = Gallery(replace(corpus, datasets=named)).figures("routes", REF)[0].drawing
    assert drawing is not None
    assert drawing.width <= 560
    texts = [
        " ".join(part.text for part in group.parts if isinstance(part, Words))
        for group in drawing.parts
        if isinstance(group, Group) and group.address.startswith("datasets/")
    ]
    assert texts == [named[name].name for name in (*names[1:], *names[:-1])]
