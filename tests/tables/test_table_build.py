from __future__ import annotations

import pytest

from kb.errors import UnknownName
from kb.model.table import Table
from kb.tables.build import build_table
from kb.tables.cells import (
    Citation,
    Illustrations,
    Mark,
    Quotation,
    TableValue,
    Term,
    Text,
    plain_text,
)
from tests.tables.table_cases import TABLES, build_corpus

CORPUS = build_corpus()


def quotes_of(table: TableValue) -> list[tuple[str, int, str]]:
    """Part, number and reference of every quotation in order."""
    return [
        (part.id, cell.number, cell.ref)
        for part, _, row in table.iter_rows()
        for cell in row
        if isinstance(cell, Quotation)
    ]


def values_of(table: TableValue) -> list[list[str | None]]:
    return [[c.value for c in row if isinstance(c, Mark)] for _, _, row in table.iter_rows()]


def test_listed_quotes_keep_their_printed_order_and_are_numbered_per_entry() -> None:
    assert quotes_of(build_table(CORPUS, "parted")) == [
        ("G1", 1, "oak2001/q3"),
        ("G1", 2, "oak2001/q1"),
        ("G2", 1, "yew2001/q1"),
        ("G2", 1, "oak2001/q2"),
        ("G2", 1, "ash2000/q1"),
    ]


def test_absent_and_not_assessed_stay_apart() -> None:
    assert values_of(build_table(CORPUS, "parted")) == [
        ["absent", "absent", "present"],
        ["positive", "mixed", "absent"],
        [None, None, None],
        ["absent", "absent", "absent"],
        [None, "negative", None],
    ]


def test_a_withdrawn_quote_is_not_shown_even_where_it_is_listed() -> None:
    for name in ("parted", "chosen", "coded"):
        assert "Withdrawn" not in str(build_table(CORPUS, name))


def test_without_parts_the_papers_stand_by_year_then_id_and_speak_to_a_factor() -> None:
    assert quotes_of(build_table(CORPUS, "chosen")) == [
        ("", 1, "ash2000/q1"),
        ("", 1, "oak2001/q1"),
        ("", 2, "oak2001/q3"),
    ]


def test_a_selection_by_year_factor_and_value_is_obeyed() -> None:
    assert [ref for _, _, ref in quotes_of(build_table(CORPUS, "late"))] == [
        "oak2001/q2",
        "oak2001/q3",
    ]


def test_columns_are_the_factors_that_the_table_names_in_its_order() -> None:
    columns = build_table(CORPUS, "chosen").columns
    assert [column.id for column in columns] == ["quote", "soil", "water"]
    assert [c.id for c in build_table(CORPUS, "parted").columns][1:] == ["light", "water", "soil"]


def test_papers_are_labelled_by_one_two_or_more_authors() -> None:
    heads = [group.head for part in build_table(CORPUS, "parted").parts for group in part.groups]
    assert heads == [
        Citation("oak2001", "Oak et al.", 2001),
        Citation("yew2001", "Yew", 2001),
        Citation("oak2001", "Oak et al.", 2001),
        Citation("ash2000", "Ash and Fir", 2000),
    ]


def test_the_caption_names_part_and_data_version() -> None:
    table = build_table(CORPUS, "parted")
    assert [table.caption_of(part) for part in table.parts] == [
        "What gardens need. Part G1, 1 of 2: Trees. Data version 2.3.4.",
        "What gardens need. Part G2, 2 of 2. Data version 2.3.4.",
    ]
    whole = build_table(CORPUS, "book")
    assert whole.caption_of(whole.parts[0]) == "The codebook. Data version 2.3.4."


def test_one_part_alone_keeps_its_number_and_an_unknown_one_is_named() -> None:
    table = build_table(CORPUS, "parted")
    only = table.only_part("G2")
    assert (len(only.parts), only.parts[0].number, only.parts[0].of) == (1, 2, 2)
    with pytest.raises(UnknownName, match="G3"):
        table.only_part("G3")


def test_part_names_that_collide_get_different_anchors() -> None:
    entry = [{"paper": "oak2001", "quotes": ["q1"]}]
    given = {
        **TABLES[0].model_dump(),
        "parts": [{"id": n, "entries": entry} for n in ("A 5", "a-5", "é")],
    }
    table = build_table(build_corpus(tables=[Table.model_validate(given)]), "parted")
    anchors = [table.anchor_of(part) for part in table.parts]
    assert anchors == ["parted-part-1", "parted-part-2", "parted-part-3"]


def test_a_codebook_table_has_a_row_per_factor_that_can_be_coded_under_its_heading() -> None:
    table = build_table(CORPUS, "book")
    found = [
        (group.head, [row[0] for row in group.rows])
        for part in table.parts
        for group in part.groups
    ]
    assert found == [
        (Text("From above"), [Term("light", "Light"), Term("water", "Water")]),
        (Text("From below"), [Term("soil", "Soil")]),
    ]


def illustrations_of(name: str) -> list[list[tuple[str, str | None, str | None]]]:
    return [
        [(plain_text(item.passages), item.value, item.ref) for item in cell.items]
        for _, _, row in build_table(CORPUS, name).iter_rows()
        for cell in row
        if isinstance(cell, Illustrations)
    ]


def test_a_codebook_table_shows_its_examples_with_their_polarity() -> None:
    assert illustrations_of("book") == [
        [("the bright window", "positive", None), ("in the dark", "negative", "oak2001/q1")],
        [("it rained", None, None)],
        [],
    ]


def test_a_codebook_table_shows_the_quotes_that_speak_to_each_factor() -> None:
    assert [[(v, ref) for _, v, ref in row] for row in illustrations_of("coded")] == [
        [("positive", "oak2001/q1")],
        [("negative", "ash2000/q1"), ("mixed", "oak2001/q1")],
        [("present", "oak2001/q3")],
    ]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"codebook": "grwth@1"}, "codebook 'grwth@1'; did you mean 'growth@1'"),
        ({"factors": ["watr"]}, "factor of growth 'watr'; did you mean 'water'"),
        ({"factors": ["needs"]}, "factor of growth 'needs'"),
        (
            {"parts": [{"id": "G1", "entries": [{"paper": "oak2002", "quotes": ["q1"]}]}]},
            "paper 'oak2002'; did you mean 'oak2001'",
        ),
        (
            {"parts": [{"id": "G1", "entries": [{"paper": "oak2001", "quotes": ["q9"]}]}]},
            "quote 'oak2001/q9'",
        ),
    ],
)
def test_a_table_that_names_what_does_not_exist_says_what(
    change: dict[str, object], complaint: str
) -> None:
    table = Table.model_validate({**TABLES[0].model_dump(), **change})
    with pytest.raises(UnknownName, match=complaint):
        build_table(build_corpus(tables=[table]), "parted")


def test_an_unknown_table_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'parted'"):
        build_table(CORPUS, "partd")
