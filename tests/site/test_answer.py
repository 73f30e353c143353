"""A factor's page begins with the answer, and claims no more than the quotes do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kb.corpus import Corpus
from kb.model.paper import Paper
from kb.site.answer import FEW, build_answer, sides_note, sides_title
from kb.site.pages import build_pages
from kb.site.press import Press
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, roof_pages, text_of

KEY = ("moods@1", "warm")


def moody_roofs(*values: str, complete: bool = False, **verification: Any) -> Corpus:
    """A paper for each value, with a quote that gives it to *warm*; ``-`` stands for no value."""
    papers = {}
    for number, value in enumerate(values):
        quote: dict[str, Any] = {"id": "q1", "text": f"It is {value}, number {number}."}
        if value != "-":
            quote["codes"] = {"moods": {"warm": value}}
        if verification:
            quote["verification"] = verification
        papers[f"paper{number}"] = Paper.model_validate(
            {
                "id": f"paper{number}",
                "title": f"Paper {number}",
                "authors": [f"Author N{number}"],
                "year": 2000 + number,
                "type": "preprint",
                "coding": {"moods@1": {"coders": ["ann"], "complete": complete}},
                "quotes": [quote],
            }
        )
    return replace(build_roofs(), papers=papers, tables={})


@pytest.mark.parametrize(
    ("values", "complete", "sentence"),
    [
        ((), False, "Nobody has looked for it in a quote yet."),
        (("-", "-"), False, "Nobody has looked for it in a quote yet."),
        (("-", "-"), True, "No quote speaks to it; it was looked for in 2 quotes."),
        (("absent",), False, "No quote speaks to it; it was looked for in 1 quote."),
        (
            ("present",),
            False,
            "1 quote in 1 paper speaks to it. Whether it helps or harms was not judged.",
        ),
        (("positive",), False, "1 quote in 1 paper speaks to it: 1 positive."),
        (
            ("negative", "positive", "present", "positive"),
            False,
            "4 quotes in 4 papers speak to it: 2 positive, 1 negative and 1 present.",
        ),
    ],
)
def test_the_answer_says_how_many_quotes_say_what(
    values: tuple[str, ...], complete: bool, sentence: str
) -> None:
    corpus = moody_roofs(*values, complete=complete)
    answer = build_answer(Press(corpus), KEY)
    assert answer.sentence == sentence
    assert sum(number for _, number in answer.counts) == len(corpus.quotes)
    page = build_pages(corpus)["codebooks/moods@1/warm/index.html"]
    (lead,) = read_page(page).xpath('//p[@class="kb-lead"]')
    assert text_of(lead) == sentence


def test_absent_and_not_assessed_are_counted_apart() -> None:
    press = Press(moody_roofs("positive", "absent", "-"))
    assert build_answer(press, KEY).counts == (("positive", 1), ("absent", 1), ("not assessed", 1))


def test_a_paper_that_is_not_coded_under_the_codebook_is_named_and_left_out_of_the_numbers() -> (
    None
):
    corpus = moody_roofs("positive", "absent")
    paper = corpus.papers["paper1"]
    bare = replace(
        corpus, papers={**corpus.papers, "paper1": paper.model_copy(update={"coding": {}})}
    )
    answer = build_answer(Press(bare), KEY)
    assert answer.uncoded == ("paper1",)
    assert "not assessed" not in dict(answer.counts)
    tree = read_page(build_pages(bare)["codebooks/moods@1/warm/index.html"])
    (named,) = tree.xpath('//ul[@class="kb-doubts"]/li[contains(., "not coded under")]//a/@href')
    assert named == "../../../quotes/?paper=paper1"


def test_of_many_quotes_the_best_checked_and_newest_are_put_forward_on_each_side() -> None:
    values = ["positive"] * 4 + ["negative"] + ["present"] * 3
    corpus = moody_roofs(*values)
    checked = moody_roofs(*values, level="full-text", match="exact").papers["paper1"]
    corpus = replace(corpus, papers={**corpus.papers, "paper1": checked})
    answer = build_answer(Press(corpus), KEY)
    assert len(values) > FEW
    sides = {value: [paper.id for paper, _, _ in it] for value, it in answer.sides.items()}
    assert sides == {"positive": ["paper1", "paper3"], "negative": ["paper4"]}
    assert sides_title(answer) == "For and against"
    assert sides_note(answer).startswith("Here are the quotes whose words were checked best")
    tree = read_page(build_pages(corpus)["codebooks/moods@1/warm/index.html"])
    headings = [text_of(heading) for heading in tree.xpath("//h2")]
    told = ("For and against", "What is not known", "Definition", "All quotes")
    assert [heading for heading in headings if heading in told] == list(told)


def test_no_paper_is_put_forward_twice() -> None:
    corpus = moody_roofs(*["negative"] * (FEW + 1))
    twice = corpus.papers["paper6"]
    second = twice.quotes[0].model_copy(update={"id": "q2"})
    changed = twice.model_copy(update={"quotes": (*twice.quotes, second)})
    corpus = replace(corpus, papers={**corpus.papers, "paper6": changed})
    answer = build_answer(Press(corpus), KEY)
    assert [paper.id for paper, _, _ in answer.sides["negative"]] == ["paper6", "paper5"]
    page = build_pages(corpus)["codebooks/moods@1/warm/index.html"]
    assert "No quote is coded positive." in text_of(read_page(page))


def test_where_no_sign_was_judged_no_side_is_taken() -> None:
    answer = build_answer(Press(moody_roofs(*["present"] * (FEW + 1))), KEY)
    assert list(answer.sides) == ["present"]
    assert sides_title(answer) == "In the authors' words"
    assert sides_note(answer).startswith("None was compared with a source. Here are the newest")


def test_a_few_quotes_stand_above_the_definition_and_once() -> None:
    tree = read_page(roof_pages()["codebooks/colours@1/red/index.html"])
    headings = [text_of(heading) for heading in tree.xpath("//h2")]
    told = ("All quotes", "What is not known", "Definition")
    assert [heading for heading in headings if heading in told] == list(told)
    assert len(tree.xpath('//section[@class="kb-sides"] | //*[@id="sides"]')) == 0


def test_what_the_numbers_do_not_say_is_said() -> None:
    def doubts(corpus: Corpus) -> str:
        return " ".join(build_answer(Press(corpus), KEY).doubts)

    assert "In 1 quote nobody has looked for it" in doubts(moody_roofs("positive", "-"))
    assert "nobody has looked" not in doubts(moody_roofs("positive"))
    assert "is no vote" in doubts(moody_roofs("present"))
    assert "is no vote" not in doubts(moody_roofs("positive"))
    second_hand: dict[str, Any] = {"level": "secondary", "match": "exact"}
    assert "None of the quotes that speak to it was found" in doubts(
        moody_roofs("positive", **second_hand)
    )
    own = moody_roofs("positive", "negative", level="full-text", match="exact")
    assert "own paper" not in doubts(own)
    mixed = {**own.papers, "paper0": moody_roofs("positive").papers["paper0"]}
    assert "1 of the 2 quotes that speak to it was found in its own paper" in doubts(
        replace(own, papers=mixed)
    )
    assert doubts(moody_roofs("absent")) == ""


def test_a_heading_of_other_factors_has_a_definition_and_no_answer() -> None:
    tree = read_page(roof_pages()["codebooks/colours@1/cold/index.html"])
    assert text_of(tree.xpath('//p[@class="kb-lead"]')[0]).startswith("It groups other factors")
    assert [text_of(heading) for heading in tree.xpath("//h2")] == [
        "Definition",
        "About this factor",
    ]
