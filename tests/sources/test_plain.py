"""Plain text and Markdown."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb import __version__
from kb.sources.markdown import extract_markdown
from kb.sources.plain import extract_plain
from kb.sources.read import read_source
from kb.text import words


def markdown(text: str) -> list[str]:
    return extract_markdown(text.encode()).text.rstrip("\n").split("\n\n")


def test_a_plain_text_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes("Caf\u00e9 *p* < 0.05\r\nand [12].\r\n\r\nNext.\f# Page 2\r\n".encode())
    source = read_source(path)
    assert source.text == "Café *p* < 0.05\nand [12].\n\nNext.\f# Page 2\n"
    assert (source.kind, source.extractor) == ("text", f"plain text, literature-kb {__version__}")
    assert source.page_at(source.text.index("# Page 2")) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_text_is_told_by_its_bytes(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes("caf\u00e9 \u2013 \u201cwords\u201d".encode(encoding))
    assert read_source(path).text == "café – “words”"


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_a_plain_text_has_the_words_that_were_written(text: str) -> None:
    text = text.removeprefix("\ufeff")
    assert words(extract_plain(text.encode()).text) == words(text)


@settings(max_examples=8)
@given(st.lists(st.text("abcdefghij \u00e9\u03b1", min_size=1), min_size=1, max_size=30))
def test_reading_a_text_file_gives_the_same_words(lines: list[str]) -> None:
    text = "begin " + "\n".join(lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.txt"
        path.write_text(text, encoding="utf-8")
        assert words(read_source(path).text) == words(text)


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("# A title #\nText.", ["A title", "Text."]),
        ("A title\n=======\nText.", ["A title", "Text."]),
        ("one *two* **three** ***four*** _five_ __six__", ["one two three four five six"]),
        ("**one\ntwo** <b>three</b> <i>four</i> <u>five</u>", ["one\ntwo three four five"]),
        ("Un**frigging**believable", ["Unfriggingbelievable"]),
        (
            "2 * 3 * 4 and a*b*c and p* < 0.05, q* > 1",
            ["2 * 3 * 4 and a*b*c and p* < 0.05, q* > 1"],
        ),
        ("*p < 0.05, **p < 0.01", ["*p < 0.05, **p < 0.01"]),
        ("snake_case_name and x_1_", ["snake_case_name and x_1_"]),
        ("as shown [12] and [3, 4][5]", ["as shown [12] and [3, 4][5]"]),
        ("see [the page](https://example.org/a_(b)) now", ["see the page now"]),
        ("see [[12]](#r12) now, f[i](x + 1) too", ["see [12] now, f[i](x + 1) too"]),
        ("see <https://example.org/a_b_c>", ["see https://example.org/a_b_c"]),
        (r"5 \* 3 \[a\] \_b\_ \# c", ["5 * 3 [a] _b_ # c"]),
        ("if a < b and b > c, x &lt; y &amp; z", ["if a < b and b > c, x < y & z"]),
        ("`a *b* c` and ``d``", ["a *b* c and d"]),
        ("```\na *b* c\n```\nText", ["a *b* c", "Text"]),
        ("> quoted\n> words", ["quoted\nwords"]),
        ("- one\n- two\n  goes on\n\ntext", ["one", "two\ngoes on", "text"]),
        ("text:\n* one\n* 2 of it\n    + three", ["text:", "one", "2 of it", "three"]),
        ("1. one\n2. two\n3) three", ["1. one", "2. two", "3) three"]),
        ("• one\n• two", ["• one", "• two"]),
        ("-3.2 is less than\n- 3.1 and\n* 4", ["-3.2 is less than\n- 3.1 and\n* 4"]),
        ("as in the year\n2019. Then\n12. May", ["as in the year\n2019. Then\n12. May"]),
        ("*one* of them\n\\* two", ["one of them\n* two"]),
        ("-\tone\ttwo", ["-", "one", "two"]),
        ("they <!-- do\n\nnot -->help <!-- us", ["they help <!-- us"]),
        ("one\n<!-- note -->\ntwo", ["one", "two"]),
        ("one<!--\f-->two", ["one\n\ftwo"]),
        ("they <del>do not</del> <s>never</s> help", ["they help"]),
        ("101<sub>2</sub>, $10_2$, $x_1$, log<sub>2</sub>8", ["101_2, 10_2, x1, log2 8"]),
        ("one\n\n---\n\ntwo", ["one", "two"]),
        ("10<sup>-3</sup> H<sub>2</sub>O word<sup>1,2</sup>", ["10⁻³ H2O word¹,²"]),
        ("word[^1] more", ["word¹ more"]),
        (r"$\rho$ =0.9, $p \leq 10^{-3}$, $\chi^2(2)$", ["ρ =0.9, p ≤ 10⁻³, χ²(2)"]),
        ("it costs $5 or $6 a piece", ["it costs $5 or $6 a piece"]),
        ('Name\tQuote\n<b>A</b>:\t"a **b** c"\t✓\t\t', ["Name", "Quote", "A:", '"a b c"', "✓"]),
        ("| a | b *c* |\n|---|:-:|\n| d \\| e | f<br>g |", ["a", "b c", "d | e", "f\ng"]),
        ("a | b\n--|--\n", ["a", "b"]),
        ("![a picture](https://example.org/a.png)", ["a picture"]),
        ("x ![≠](a.png) 3", ["x ≠ 3"]),
        ("x ![](a.png) 3\n\n![](b.png)", ["x \ufffc 3"]),
    ],
)
def test_marks_of_markdown_are_taken_off(source: str, read: list[str]) -> None:
    assert markdown(source) == read


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.md", "words", "markdown"),
        ("a.markdown", "words", "markdown"),
        ("a.txt", "# A title\n\nSome **strong** words.", "markdown"),
        ("a.txt", "<b>Some</b> words.\n\nName\tQuote\tPage\n", "markdown"),
        ("a.txt", "# A line\n\nof plain text, 2 * 3 * 4 [12]", "text"),
        ("a.txt", "a\tb\tc\nplain table of tabs", "text"),
    ],
)
def test_markdown_is_told_by_its_name_or_its_marks(
    name: str, content: str, kind: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read_source(tmp_path / name).kind == kind


@settings(max_examples=200)
@given(st.text("ab \n*_`[]()#|\t<>$\\&;~-=1", max_size=80))
def test_no_letter_of_a_markdown_text_is_lost(text: str) -> None:
    kept = extract_markdown(text.encode()).text
    plain = text.replace("<b>", "").replace("<a>", "")
    if not any(mark in plain for mark in "<&$\\()"):
        assert [char for char in kept if char in "ab1"] == [char for char in plain if char in "ab1"]
