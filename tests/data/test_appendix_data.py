"""The shipped records hold the quotes and marks that the seed paper prints, and say what is odd."""

from __future__ import annotations

from collections import Counter

import pytest

from kb.text import count_words, format_plain, parse_passages
from tests.data.printed import (
    CODERS,
    COLUMNS,
    CRITERIA,
    FACTORS,
    REPAIRS,
    SEED,
    TABLE_1,
    corpus,
    expected,
    papers,
    printed_papers,
    printed_quotes,
    quotes,
)


def test_appendix_has_19_papers_20_entries_32_quotes_and_47_marks() -> None:
    coded = {ref: quote for ref, quote in printed_quotes().items() if quote.codes.get(FACTORS)}
    marks = Counter(factor for quote in coded.values() for factor in quote.codes[FACTORS])
    entries = [entry for part in corpus().tables["appendix-a"].parts for entry in part.entries]
    assert len({ref.split("/")[0] for ref in coded}) == 19
    assert len({entry.paper for entry in entries}) == 19
    assert len(entries) == 20
    assert sum(len(entry.quotes) for entry in entries) == 32
    assert len(coded) == 32
    assert marks.total() == 47
    assert [marks[factor] for factor in COLUMNS] == [9, 13, 9, 5, 4, 7]


def test_seed_paper_gives_33_quotes_of_20_papers_and_has_a_record_itself() -> None:
    assert len(printed_quotes()) == 33
    assert len(printed_papers()) == 21
    assert {ref.split("/")[0] for ref in printed_quotes()} == printed_papers().keys() - {SEED}


@pytest.mark.parametrize(
    ("part", "ref", "marks"), [pytest.param(*row, id=row[1]) for row in expected()]
)
def test_quote_has_the_printed_marks_and_no_others(part: str, ref: str, marks: set[str]) -> None:
    quote = quotes()[ref]
    codes = quote.codes[FACTORS]
    assert set(codes) == marks
    assert {code.value for code in codes.values()} == {"present"}
    assert quote.via is not None
    assert quote.via.paper == SEED
    in_table_1 = " and Table 1" if ref in TABLE_1 else ""
    assert quote.via.locator == f"Table {part}{in_table_1}"


def test_table_1_quotes_are_coded_under_the_transfer_criteria() -> None:
    coded = {
        ref: quote.codes[CRITERIA]
        for ref, quote in printed_quotes().items()
        if CRITERIA in quote.codes
    }
    assert {ref: list(codes) for ref, codes in coded.items()} == {
        ref: [factor] for ref, factor in TABLE_1.items()
    }
    assert {code.value for codes in coded.values() for code in codes.values()} == {"present"}
    assert list(corpus().tables["table-1"].factors) == list(TABLE_1.values())


def test_what_the_appendix_does_not_mark_is_absent_and_not_unassessed() -> None:
    for paper in printed_papers().values():
        coded = any(FACTORS in quote.codes for quote in paper.quotes)
        statement = paper.coding.get(f"{FACTORS}@1")
        assert (statement is not None) == coded, paper.id
        if statement is not None:
            assert statement.complete, paper.id
            assert set(CODERS) <= set(statement.coders), paper.id
    criteria = [paper.coding[f"{CRITERIA}@1"] for paper in printed_papers().values()
                if f"{CRITERIA}@1" in paper.coding]  # fmt: skip
    assert len(criteria) == 5
    assert not any(statement.complete for statement in criteria)


def test_appendix_table_keeps_the_printed_parts_and_order() -> None:
    shown = [
        (part.id, f"{entry.paper}/{quote}")
        for part in corpus().tables["appendix-a"].parts
        for entry in part.entries
        for quote in entry.quotes
    ]
    assert shown == [(part, ref) for part, ref, _ in expected()]


def test_quotes_are_numbered_in_printed_order() -> None:
    for paper in printed_papers().values():
        printed = [
            quote.id for quote in paper.quotes if f"{paper.id}/{quote.id}" in printed_quotes()
        ]
        assert printed == [f"q{number}" for number in range(1, len(printed) + 1)]


def test_terms_are_words_of_the_quote() -> None:
    terms = 0
    for ref, quote in quotes().items():
        for codes in quote.codes.values():
            for code in codes.values():
                if code.term is not None:
                    terms += 1
                    assert code.term in format_plain(quote.text), (ref, code.term)
    assert terms > 40


def test_omissions_stand_only_where_an_ellipsis_was_lost_and_say_so() -> None:
    with_omission = {ref for ref, quote in printed_quotes().items() if "[...]" in quote.text}
    assert with_omission == {ref for ref, pairs in REPAIRS.items() if "[...]" in pairs[0][1]}
    for ref in REPAIRS.keys() - {"ke2021/q1"}:
        assert "restored" in {note.kind for note in quotes()[ref].notes}, ref
    kinds = {run.kind for quote in printed_quotes().values() for runs in parse_passages(quote.text)
             for run in runs}  # fmt: skip
    assert kinds == {"verbatim", "omission"}


def test_inferred_marks_and_slips_are_noted() -> None:
    noted = {
        kind: {
            ref for ref, quote in printed_quotes().items() if kind in {n.kind for n in quote.notes}
        }
        for kind in ("inferred", "slip")
    }
    assert noted["inferred"] == {
        "menegola2017/q1", "menegola2017/q2", "raghu2019/q1", "raghu2019/q2", "malik2022/q1",
        "malik2022/q2", "chen2019/q2", "chen2019/q3", "ke2021/q1",
    }  # fmt: skip
    assert noted["slip"] == {"cherti2022/q1", "minaee2020/q1"}


@pytest.mark.parametrize(
    "ref", ["ribeiro2017/q4", "wong2018/q3", "wong2018/q4", "malik2022/q1", "ke2021/q1"]
)
def test_a_mark_that_is_not_printed_as_a_tick_is_noted(ref: str) -> None:
    assert any("printed as the" in note.text for note in quotes()[ref].notes)


def test_a_quote_with_a_place_in_its_own_paper_was_seen_there() -> None:
    located = {ref for ref, quote in printed_quotes().items() if quote.locator}
    assert located >= {"ke2021/q1", "raghu2019/q1", "wong2018/q3"}
    for ref in ("ke2021/q1", "raghu2019/q1", "wong2018/q3"):
        paper = papers()[ref.split("/")[0]]
        assert paper.checked is not None
        assert f"{ref.split('/')[1]} seen verbatim in the abstract" in paper.checked, ref


def test_the_repeated_passage_of_wong_is_acknowledged_on_both_sides() -> None:
    second, fourth = quotes()["wong2018/q2"], quotes()["wong2018/q4"]
    assert second.text == fourth.text
    assert (second.similar_to, fourth.similar_to) == (("wong2018/q4",), ("wong2018/q2",))


def test_quotation_policy_leaves_room_but_not_much() -> None:
    policy = corpus().meta.quotation
    longest = max(count_words(quote.text) for quote in quotes().values())
    most = max(sum(count_words(q.text) for q in paper.quotes) for paper in papers().values())
    assert longest <= policy.longest_quote <= 2 * longest
    assert most <= policy.words_per_paper <= 2 * most


def test_coders_of_the_appendix_are_the_authors_of_the_seed_paper() -> None:
    people = corpus().people
    assert [people[coder].name for coder in CODERS] == list(papers()[SEED].authors)


def test_datasets_and_models_of_papers_and_quotes_have_records() -> None:
    for paper in papers().values():
        for named in (paper.studies, *paper.quotes):
            if named is not None:
                assert {*named.source, *named.target} <= corpus().datasets.keys(), paper.id
                assert set(named.models) <= corpus().models.keys(), paper.id


def test_every_field_named_as_unchecked_is_filled() -> None:
    for paper in printed_papers().values():
        for field in paper.unchecked:
            assert getattr(paper, field), (paper.id, field)
        assert paper.checked, paper.id
