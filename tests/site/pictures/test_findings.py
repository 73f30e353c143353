"""What the titles of the pictures say, and that they say no more than the data."""

from __future__ import annotations

import pytest

from kb.site.pictures.gallery import KINDS, Gallery
from tests.site.pictures.invented import REF, Quoted, build_base

RED, BLUE = Quoted({"red": "present"}), Quoted({"blue": "present"})
BOTH, NOTHING = Quoted({"red": "present", "blue": "present"}), Quoted({})
FOR, AGAINST = Quoted({"red": "positive"}), Quoted({"red": "negative"})
ROUTE = Quoted({"red": "present"}, ["tiles"], ["slates"])

CASES = [
    ("quotes-per-year", {}, "No quote in this base speaks to a factor of roofs yet"),
    (
        "quotes-per-year",
        {"doe2020": [NOTHING]},
        "No quote in this base speaks to a factor of roofs yet",
    ),
    ("quotes-per-year", {"doe2020": [RED]}, "One quote speaks to red"),
    (
        "quotes-per-year",
        {"doe2020": [RED, BLUE]},
        "No factor leads: 2 have the most quotes of this base, 1 each",
    ),
    (
        "quotes-per-year",
        {"doe2020": [RED, RED, BLUE]},
        "More quotes speak to red than to any other factor (2 of 3)",
    ),
    (
        "quotes-per-year",
        {
            "doe2018": [RED, RED, RED, BLUE],
            "roe2021": [BLUE],
            "low2020": [BLUE, Quoted({"green": "present"})],
        },
        "More quotes speak to red and to blue than to any other factor (3 of 7 each)",
    ),
    (
        "quotes-per-year",
        {"doe2018": [RED, RED, RED], "roe2021": [BLUE, BLUE]},
        "More quotes speak to red than to any other factor (3 of 5), "
        "but since 2020 to blue (2 of 2)",
    ),
    (
        "co-occurrence",
        {"doe2020": [RED, BLUE]},
        "No quote in this base speaks to two factors of roofs",
    ),
    (
        "co-occurrence",
        {"doe2020": [BOTH, BOTH, RED]},
        "In this base red and blue come together most often: in 2 of 3 quotes",
    ),
    (
        "co-occurrence",
        {"doe2020": [BOTH, Quoted({"red": "present", "green": "present"})]},
        "No two factors lead: 2 pairs come together in 1 quote each",
    ),
    (
        "evidence-map",
        {"doe2020": [RED]},
        "Nothing in this base fills a cell of the 6 cells of roofs yet",
    ),
    (
        "evidence-map",
        {"doe2020": [ROUTE], "roe2021": [ROUTE]},
        "Most evidence in this base is on red with clay sources: 2 independent papers; "
        "5 of 6 cells are empty",
    ),
    (
        "evidence-map",
        {"doe2020": [ROUTE, Quoted({"blue": "present"}, ["tiles"])]},
        "2 cells rest on the most independent papers, 1 each; 4 of 6 cells are empty",
    ),
    (
        "routes",
        {"doe2020": [RED]},
        "Of no quote in this base are both the source and the target known",
    ),
    (
        "routes",
        {"doe2020": [ROUTE, RED]},
        "Tiles is the only source on record, in 1 quote whose source and target are known",
    ),
    (
        "routes",
        {"doe2020": [ROUTE, Quoted({}, ["slates"], ["tiles"])]},
        "No source leads on 2 routes from a source to a target: 2 have 1 quote each",
    ),
    (
        "conflicts",
        {"doe2020": [FOR, FOR]},
        "On no factor of roofs do quotes in this base stand against each other",
    ),
    (
        "conflicts",
        {"doe2020": [FOR, FOR, AGAINST]},
        "On 1 factor of roofs quotes stand against each other: red, with 2 positive and 1 negative",
    ),
    ("terminology", {"doe2020": [RED]}, "No author's words for a factor of roofs are on record"),
    (
        "terminology",
        {"doe2020": [Quoted({"red": ("present", "ruddy")})]},
        "One wording is on record for roofs, and it stands for one factor",
    ),
    (
        "terminology",
        {"doe2020": [Quoted({"red": ("present", "hue")}), Quoted({"blue": ("present", "hue")})]},
        "One of 1 wording is ambiguous: “hue” stands for blue and red",
    ),
]


@pytest.mark.parametrize(("kind", "papers", "finding"), CASES)
def test_the_title_says_what_the_data_say(
    kind: str, papers: dict[str, list[Quoted]], finding: str
) -> None:
    (figure, *_) = Gallery(build_base(papers)).figures(kind, REF)
    assert figure.finding == finding


def test_where_no_sign_was_judged_nothing_is_said_of_peace() -> None:
    corpus = build_base({"doe2020": [RED]}, signed=False)
    (figure,) = Gallery(corpus).figures("conflicts", REF)
    assert figure.finding == "Whether quotes disagree is not known: under roofs no sign was judged"
    assert any("presence only" in line for line in figure.reading)


@pytest.mark.parametrize("papers", [{}, {"doe2020": [NOTHING]}, {"doe2020": [BOTH, FOR]}])
def test_every_picture_can_be_made_of_any_base(papers: dict[str, list[Quoted]]) -> None:
    gallery = Gallery(build_base(papers))
    for kind in KINDS:
        names = tuple(figure.name for figure in gallery.figures(kind.name, REF))
        assert names == kind.figures
        assert all(figure.finding for figure in gallery.figures(kind.name, REF))
