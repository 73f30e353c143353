"""How answers show themselves: aligned, cut short, and with nothing in them that could run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kb.frames.listing import MOST_LINES, MOST_ROWS, Listing, format_html, format_text

ROWS = [["q1", "a long word"], ["q10", "b"]]


def test_columns_are_aligned_and_notes_stand_below() -> None:
    listing = Listing("Two quotes", ("ref", "words"), ROWS, 2, ("Read them.",))
    assert format_text(listing).splitlines() == [
        "Two quotes",
        "  ref  words",
        "  q1   a long word",
        "  q10  b",
        "* Read them.",
    ]


def test_an_answer_without_rows_has_no_head() -> None:
    assert format_text(Listing("Nothing", ("ref",), [], 0)) == "Nothing"
    assert format_html(Listing("Nothing", ("ref",), [], 0)) == "<div><p>Nothing</p></div>"


def test_a_long_answer_is_cut_and_says_how_much_is_left() -> None:
    listing = Listing("Many", ("ref",), [["x"]] * 60, 1234)
    assert len(format_text(listing).splitlines()) == MOST_LINES + 3
    assert format_text(listing).splitlines()[-1] == "  and 1,214 more"
    assert format_html(listing).count("<tr>") == MOST_ROWS + 1
    assert "and 1,184 more" in format_html(listing)


def test_a_long_cell_is_cut_in_a_terminal_and_whole_in_a_notebook() -> None:
    listing = Listing("Long", ("words",), [["x" * 200]], 1)
    assert max(map(len, format_text(listing).splitlines())) < 50
    assert "x" * 200 in format_html(listing)


@given(st.text(), st.text(), st.text())
def test_no_text_can_move_the_cursor_or_become_markup(title: str, cell: str, note: str) -> None:
    listing = Listing(title, ("words",), [[cell]], 1, (note,))
    assert all(line.isprintable() for line in format_text(listing).split("\n"))
    page = html.fragment_fromstring(format_html(listing))
    assert {node.tag for node in page.iter()} <= {
        "div", "p", "table", "thead", "tbody", "tr", "th", "td", "small",
    }  # fmt: skip
    assert page.xpath("//td")
    assert not page.xpath("//@*")
