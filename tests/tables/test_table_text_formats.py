from __future__ import annotations

import csv
import io
import json
from typing import Any

import markdown  # type: ignore[import-untyped]  # it ships no types
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kb.tables.build import build_table
from kb.tables.cells import Quotation, plain_text
from kb.tables.csv import render_csv
from kb.tables.html import LinkKind, escape_html, render_html
from kb.tables.json import render_json
from kb.tables.markdown import escape_markdown, render_markdown
from kb.tables.spreadsheet import unescape_cell
from kb.text import format_plain
from tests.tables.table_cases import NASTY, build_corpus, build_nasty_corpus

CORPUS = build_corpus()
NASTY_CORPUS = build_nasty_corpus()
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_the_value_s_word_per_factor_and_an_empty_cell_for_not_assessed() -> None:
    rows = csv_rows(render_csv(build_table(CORPUS, "parted")))
    assert list(rows[0]) == ["part", "paper", "quote", "text", "light", "water", "soil"]
    assert [[r[c] for c in ("part", "paper", "quote", "light", "water", "soil")] for r in rows] == [
        ["G1", "oak2001", "q3", "absent", "absent", "present"],
        ["G1", "oak2001", "q1", "positive", "mixed", "absent"],
        ["G2", "yew2001", "q1", "", "", ""],
        ["G2", "oak2001", "q2", "absent", "absent", "absent"],
        ["G2", "ash2000", "q1", "", "negative", ""],
    ]


def test_csv_text_is_the_plain_quote_with_a_formula_made_harmless() -> None:
    rows = csv_rows(render_csv(build_table(CORPUS, "parted")))
    assert rows[0]["text"] == "'=1+1 is soil"
    assert rows[1]["text"] == "Growth is fast in the sun [...] it [the oak] says.\nAnd water helps."


def test_csv_of_a_codebook_has_a_line_per_example_and_keeps_factors_without_any() -> None:
    rows = csv_rows(render_csv(build_table(CORPUS, "book")))
    assert [(r["group"], r["code"], r["example"], r["value"], r["quote"]) for r in rows] == [
        ("From above", "light", "the bright window", "positive", ""),
        ("From above", "light", "in the dark", "negative", "q1"),
        ("From above", "water", "it rained", "", ""),
        ("From below", "soil", "", "", ""),
    ]
    assert rows[0]["definition"] == "How much sun there is"


@pytest.mark.parametrize("name", ["nasty", "nasty-book"])
def test_csv_reads_back_alike_with_csv_and_pandas(name: str) -> None:
    text = render_csv(build_table(NASTY_CORPUS, name))
    frame = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    rows = csv_rows(text)
    assert frame.to_dict(orient="records") == rows
    column = "text" if name == "nasty" else "example"
    assert [unescape_cell(row[column]) for row in rows] == [format_plain(t) for t in NASTY]


def link(kind: LinkKind, name: str) -> str:
    return f"../{kind}/{name}/"


def parse_html(text: str) -> Any:
    return html.fragment_fromstring(text, create_parent=True)


def test_html_numbers_scopes_and_captions_every_part() -> None:
    root = parse_html(render_html(build_table(CORPUS, "parted"), link))
    assert root.xpath("//table/@id") == ["table-parted-g1", "table-parted-g2"]
    assert all("Data version 2.3.4." in caption.text for caption in root.xpath("//caption"))
    assert root.xpath("count(//thead//th[not(@scope='col')])") == 0
    assert root.xpath("//tbody/tr/th[@scope='row']/a/text()") == ["1", "2", "1", "1", "1"]
    assert len(root.xpath("//tbody/tr/th[@scope='rowgroup']")) == 4
    widths = {
        sum(int(cell.get("colspan", "1")) for cell in row.xpath("th|td"))
        for row in root.xpath("//tr")
    }
    assert widths == {5}


def test_html_says_every_mark_in_words_and_tells_absent_from_not_assessed() -> None:
    root = parse_html(render_html(build_table(CORPUS, "parted")))
    words = [
        cell.xpath("string(span[@class='kb-visually-hidden'])")
        for cell in root.xpath("//td[contains(@class, 'kb-mark')]")
    ]
    assert words[:6] == ["absent", "absent", "present", "positive", "mixed", "absent"]
    assert words[6:9] == ["not assessed"] * 3
    assert root.xpath("count(//td[contains(@class, 'kb-not-assessed')])") == 5


def test_html_links_quotes_papers_and_factors_where_asked() -> None:
    linked = parse_html(render_html(build_table(CORPUS, "parted"), link))
    assert set(linked.xpath("//a/@href")) >= {
        "../quote/oak2001/q3/",
        "../paper/ash2000/",
        "../factor/growth@1/soil/",
    }
    assert not parse_html(render_html(build_table(CORPUS, "parted"))).xpath("//a")
    book = parse_html(render_html(build_table(CORPUS, "book"), link))
    assert "../quote/oak2001/q1/" in book.xpath("//td//a/@href")


def test_html_marks_name_their_column_for_narrow_screens() -> None:
    root = parse_html(render_html(build_table(CORPUS, "parted")))
    for row in root.xpath("//tr[td[contains(@class, 'kb-mark')]]"):
        heads = row.xpath("ancestor::table//th[@class='kb-head-factor']")
        labels = row.xpath("td[contains(@class, 'kb-mark')]/@data-label")
        assert labels == [head.text_content() for head in heads]


def test_html_shows_emphasis_omissions_and_insertions() -> None:
    root = parse_html(render_html(build_table(CORPUS, "parted")))
    assert root.xpath("//strong/text()") == ["fast"]
    assert root.xpath("//*[@class='kb-omission']/text()") == ["[...]"]
    assert root.xpath("//*[@class='kb-insertion']/text()") == ["[the oak]"]


@pytest.mark.parametrize("name", ["nasty", "nasty-book"])
def test_html_of_nasty_strings_holds_no_element_or_attribute_of_theirs(name: str) -> None:
    root = parse_html(render_html(build_table(NASTY_CORPUS, name), link))
    allowed = {
        "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "span", "strong", "a", "ul", "li",
    }  # fmt: skip
    assert {element.tag for element in root.iter()} <= allowed
    attributes = {name for element in root.iter() for name in element.attrib}
    assert attributes <= {
        "class", "id", "scope", "colspan", "href", "role", "tabindex",
        "aria-label", "aria-labelledby", "aria-hidden", "data-label",
    }  # fmt: skip


@given(TEXTS)
def test_escaped_html_reads_back_as_the_text(text: str) -> None:
    element = html.fragment_fromstring(f'<p title="{escape_html(text)}">{escape_html(text)}</p>')
    readable = "".join(c if c in "\t\n\r" or c.isprintable() else "?" for c in text)
    if readable == text and "\r" not in text:
        assert (element.text or "") == text
        assert element.get("title") == text
    assert len(element) == 0


EXTENSIONS = [
    "tables", "attr_list", "abbr", "footnotes", "md_in_html", "def_list",
    "pymdownx.caret", "pymdownx.critic", "pymdownx.emoji", "pymdownx.keys", "pymdownx.magiclink",
    "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.tilde",
]  # fmt: skip
MARKDOWN = markdown.Markdown(extensions=EXTENSIONS)
LINKS = {"social_url_shorthand": True, "repo_url_shorthand": True, "user": "u", "repo": "r"}
LINKING = markdown.Markdown(extensions=EXTENSIONS, extension_configs={"pymdownx.magiclink": LINKS})


def render_with_python_markdown(text: str) -> Any:
    return parse_html(MARKDOWN.reset().convert(text))


@pytest.mark.parametrize("name", ["parted", "chosen", "book", "coded"])
def test_markdown_gives_a_table_with_a_cell_per_column(name: str) -> None:
    table = build_table(CORPUS, name)
    root = render_with_python_markdown(render_markdown(table))
    rows = root.xpath("//tr")
    assert len(root.xpath("//table")) == len(table.parts)
    assert {len(row) for row in rows} == {len(table.columns)}


@pytest.mark.parametrize("name", ["nasty", "nasty-book"])
def test_markdown_of_nasty_strings_makes_no_element_of_theirs(name: str) -> None:
    text = render_markdown(build_table(NASTY_CORPUS, name))
    root = render_with_python_markdown(text)
    allowed = {"div", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "br"}
    assert {element.tag for element in root.iter()} <= allowed
    assert {key for element in root.iter() for key in element.attrib} <= {"style"}
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in lines}) == 1


def test_markdown_shows_quotes_word_for_word() -> None:
    table = build_table(NASTY_CORPUS, "nasty")
    root = render_with_python_markdown(render_markdown(table).replace("<br>", " "))
    cells = [" ".join(row[0].text_content().split()) for row in root.xpath("//tbody/tr")]
    quotes = [
        cell for _, _, row in table.iter_rows() for cell in row if isinstance(cell, Quotation)
    ]
    for cell, quotation in zip(cells, quotes, strict=True):
        words = plain_text(quotation.passages).replace("\x85", " ").replace("\x07", " ")
        assert " ".join(words.split()) in cell


SIGNS = st.lists(
    st.sampled_from(
        [*":+-=/().@#^~<>*_|", " ", "c", "tm", "smile", "ctrl", "1/2", "1st", "12th", "c/o", "www."]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        ":smile: and a::b", "==marked==", "++ctrl+alt++", "(c) (R) (tm)", "a -- b --- c --> d",
        "5 +/- 1 =/= 4", "1/2 of 3/4", "the 1st, 2nd, 3rd and 14th", "c/o Ann", "ann@example.org",
        "@ann and ann/roofs@abcdef0", "#3", "WWW.example.org", "ftp://example.org", "^^in^^ H~2~O",
        "{++in++} {==x==}{>>y<<}",
    ],
)  # fmt: skip
def test_no_usual_extension_changes_a_text(text: str) -> None:
    escaped = parse_html(LINKING.reset().convert(f"x {escape_markdown(text)} x"))
    assert len(escaped[0]) == 0
    assert escaped[0].text == f"x {text} x"


@given(TEXTS | SIGNS)
def test_escaped_markdown_reads_back_as_the_text(text: str) -> None:
    source = f"| a | b |\n| --- | --- |\n| x {escape_markdown(text)} x | y |"
    row = render_with_python_markdown(source)
    cells = row.xpath("//td")
    assert len(cells) == 2
    assert len(cells[0]) == 0
    shown = "".join(c for c in text if c.isprintable())
    if shown == text and not any(c.isspace() and c != " " for c in text):
        assert cells[0].text.split() == ["x", *text.split(), "x"]


def test_json_holds_every_cell_with_its_type() -> None:
    value = json.loads(render_json(build_table(CORPUS, "parted")))
    assert value["data_version"] == "2.3.4"
    group = value["parts"][0]["groups"][0]
    assert group["paper"] == {"id": "oak2001", "label": "Oak et al.", "year": 2001}
    row = group["rows"][1]
    assert (row["light"], row["water"], row["soil"]) == ("positive", "mixed", "absent")
    assert row["quote"]["quote"] == "oak2001/q1"
    assert row["quote"]["passages"][0][1] == {"text": "fast", "kind": "verbatim", "emphasis": True}
    assert value["parts"][1]["groups"][0]["rows"][0]["light"] is None


def test_json_of_a_codebook_has_heading_and_examples() -> None:
    value = json.loads(render_json(build_table(CORPUS, "book")))
    group = value["parts"][0]["groups"][0]
    assert group["heading"] == "From above"
    assert [e["value"] for e in group["rows"][0]["examples"]] == ["positive", "negative"]
