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
    assert format_html(Listing("Nothing", ("ref",), [], 0)) == (
        "<div><p><strong>Nothing</strong></p></div>"
    )


def test_a_long_answer_is_cut_and_says_how_much_is_left() -> None:
    listing = Listing("Many", ("ref",), [["x"]] * 60, 1234)
    assert len(format_text(listing).splitlines()) == MOST_LINES + 3
    assert format_text(listing).splitlines()[-1] == "  and 1,214 more"
    assert format_html(listing).count("<tr>") == MOST_ROWS + 1
    assert "and 1,184 more" in format_html(listing)


def test_a_long_cell_is_cut_in_a_terminal_and_whole_in_a_notebook() -> None:
    listing = Listing("Long", ("ref", "words"), [["q1", "x" * 200]], 1)
    assert format_text(listing).splitlines()[2].endswith("xxx...")
    assert "x" * 200 in format_html(listing)


def test_the_first_columns_are_never_cut_and_the_widest_of_the_others_gives_way() -> None:
    row = ["r" * 30, "x" * 200, "y" * 20]
    line = format_text(Listing("Wide", ("ref", "long", "short"), [row], 1)).splitlines()[2]
    assert line.split()[0] == "r" * 30
    assert line.split()[2] == "y" * 20
    assert len(line) == 80


def test_the_first_columns_are_cut_at_their_beginning_when_nothing_else_helps() -> None:
    rows = [[f"{'long-' * 12}book@1/{factor}", *"12345"] for factor in ("red", "blue")]
    heads = ("factor", "quotes", "papers", "groups", "routes", "first hand")
    lines = format_text(Listing("Wide", heads, rows, 2)).splitlines()
    assert [len(line) for line in lines[1:]] == [80, 71, 71]
    assert [line.split()[0][-12:] for line in lines[2:]] == ["g-book@1/red", "-book@1/blue"]
    assert all(line.startswith("  ...") for line in lines[2:])


def test_direction_and_control_characters_are_spelled_out_alike_in_every_form() -> None:
    listing = Listing("a\u202eb", ("ref",), [["c\x1b[31m\nd"]], 1)
    assert format_text(listing).splitlines() == ["a\\u202eb", "  ref", "  c\\x1b[31m d"]
    assert "a\\u202eb" in format_html(listing)
    assert "<td" in format_html(listing)
    assert "c\\x1b[31m d</td>" in format_html(listing)


def test_the_last_column_can_go_on_below() -> None:
    row = ["r" * 30, "word " * 30]
    lines = format_text(Listing("Long", ("ref", "words"), [row], 1, wrapped=True)).splitlines()
    assert " ".join(lines[2:]).split() == ["r" * 30, *["word"] * 30]
    assert {len(line) - len(line.lstrip()) for line in lines[3:]} == {34}


def test_a_name_in_backticks_is_code_in_a_notebook_and_nothing_else_is() -> None:
    note = "See `<b>gaps</b>`, not ``, nor `this."
    shown = format_html(Listing("Gaps", ("ref",), [], 0, (note,)))
    assert "<li>See <code>&lt;b&gt;gaps&lt;/b&gt;</code>, not ``, nor `this.</li>" in shown
    assert f"* {note}" in format_text(Listing("Gaps", ("ref",), [], 0, (note,)))


CELLS = st.lists(st.text(max_size=120), min_size=3, max_size=3)


@given(st.lists(CELLS, min_size=1, max_size=5), st.booleans())
def test_no_line_is_longer_than_a_terminal_is_wide(rows: list[list[str]], wrapped: bool) -> None:
    rows = [["reference" * 9, *row] for row in rows]
    listing = Listing("t " * 99, ("a", "b", "c", "d"), rows, len(rows), ("n " * 99,), 1, wrapped)
    assert max(map(len, format_text(listing).splitlines())) <= 80


@given(st.text(), st.text(), st.text())
def test_no_text_can_move_the_cursor_or_become_markup(title: str, cell: str, note: str) -> None:
    listing = Listing(title, ("words",), [[cell]], 1, (note,))
    assert all(line.isprintable() for line in format_text(listing).split("\n"))
    page = html.fragment_fromstring(format_html(listing))
    assert {node.tag for node in page.iter()} <= {
        "div", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code",
    }  # fmt: skip
    assert page.xpath("//td")
    assert {attribute.attrname for attribute in page.xpath("//@*")} == {"scope", "style"}
    assert all(style.startswith("text-align:left") for style in page.xpath("//@style"))
