"""An answer carried elsewhere: into a notebook, a graph, and a table for a paper."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

import kb
from kb.api.base import Base
from kb.errors import UnknownName, WrongCondition
from kb.model.paper import Paper
from kb.tables.cells import Citation
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

BASE = Base(build_roofs())
SHIPPED = kb.load(ANNOTATIONS)
HOSTILE = "<img src=x onerror=alert(1)>\"'&\u202e"


class _Seen(HTMLParser):
    """The tags, attributes and words of a fragment."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_notebook_shows_a_row_for_each_quote_with_what_it_speaks_to() -> None:
    seen = _Seen(BASE.quotes(factor="red")._repr_html_())
    assert seen.tags.count("tr") == 3
    assert "2 quotes of 1 paper factor='red'" in seen.words
    assert "✓\xa0red" in seen.words
    assert "+\xa0warm" in seen.words
    assert "Doe and van der Berg 2020" in seen.words


def test_a_notebook_shows_the_beginning_of_a_long_answer_and_why_one_is_empty() -> None:
    everything = SHIPPED.quotes()
    seen = _Seen(everything._repr_html_())
    assert seen.tags.count("tr") == 21
    assert f"and {len(everything) - 20} more" in seen.words
    empty = _Seen(BASE.quotes(source="tiles", since=2021)._repr_html_())
    assert "table" not in empty.tags
    assert "without since=2021: 1 quote" in empty.words


def test_nothing_that_was_written_runs_in_a_notebook() -> None:
    record: dict[str, Any] = {
        "id": "mal2020",
        "title": HOSTILE,
        "authors": [f"M. {HOSTILE}"],
        "year": 2020,
        "type": "preprint",
        "coding": {"colours@1": {"coders": ["ann"]}},
        "quotes": [{"id": "q1", "text": HOSTILE, "codes": {"colours": {"red": "present"}}}],
    }
    corpus = build_roofs()
    papers = {**corpus.papers, "mal2020": Paper.model_validate(record)}
    base = Base(type(corpus)(corpus.meta, corpus.people, corpus.codebooks, papers))
    for found in (base.quotes(text=HOSTILE), base.quotes(text=HOSTILE, since=2021)):
        seen = _Seen(found._repr_html_())
        assert set(seen.tags) <= {
            *(
                "div",
                "p",
                "strong",
                "code",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "br",
                "span",
            ),
            *("ul", "li"),
        }
        assert seen.attributes <= {"style", "title", "scope"}
        assert HOSTILE[:28] in seen.words
        assert "\u202e" not in found._repr_html_()


def test_the_graph_of_an_answer_is_the_part_around_it() -> None:
    graph, whole = BASE.quotes(source="tiles").graph(), BASE.graph()
    assert {node for node in graph if node.startswith("quote:")} == {"quote:doe2020/q1"}
    assert all(graph.nodes[node] == whole.nodes[node] for node in graph)


def test_a_table_of_an_answer_says_how_it_was_chosen_and_from_which_data() -> None:
    table = BASE.quotes(factor="red").table()
    assert table.value.codebook == "colours@1"
    assert [column.id for column in table.value.columns] == ["quote", "red", "blue"]
    caption = "Quotes chosen by factor='red'. Data version 1.4.2."
    assert caption in table.to_markdown().replace("\\_", "_")
    assert table.to_csv().splitlines()[1].startswith(",doe2020,")
    assert "@article{doe2020" in table.to_bibtex()
    assert repr(table) == "<table 'quotes', 'Quotes': 2 rows, data version 1.4.2>"


def test_a_table_shows_the_codebook_and_factors_that_were_asked_for() -> None:
    found = BASE.quotes(factor="moods@1/warm")
    assert found.table().value.codebook == "moods@1"
    assert (found | found).table().value.codebook == "colours@1"
    table = found.table("colours", ["blue"], name="mine", title="T", caption="What is warm")
    assert [column.id for column in table.value.columns] == ["quote", "blue"]
    assert table.value.caption == "What is warm. Chosen by factor='moods@1/warm'."
    assert BASE.quotes().table().value.caption == "All quotes."
    assert "tab:mine" in table.to_latex()


def test_a_table_of_no_quote_has_its_head_in_every_form() -> None:
    table = BASE.quotes(source="tiles", since=2021).table()
    assert table.value.papers == ()
    for form in ("latex", "markdown", "html", "csv", "json"):
        assert "red" in getattr(table, f"to_{form}")().lower()


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"codebook": "colors"}, UnknownName, "colours@1"),
        ({"factors": ["reed"]}, UnknownName, "'red'"),
        ({"name": "My table"}, WrongCondition, "lower-case"),
    ],
)
def test_a_table_of_unknown_things_is_refused(
    arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        BASE.quotes().table(**arguments)


def test_the_quotes_of_a_table_stand_by_year_and_paper() -> None:
    found = SHIPPED.quotes()
    value = found.table().value
    heads = [group.head for group in value.parts[0].groups]
    years = [head.year for head in heads if isinstance(head, Citation)]
    assert years == sorted(years)
    assert len(years) == len(found.papers)
    assert sum(1 for _ in value.iter_rows()) == len(found)
