"""The ledger: what was checked, what was not, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.api.base import Base
from kb.corpus import Corpus
from kb.ledger import (
    CHECKED,
    NEVER_TRIED,
    NO_REASON,
    STANDINGS,
    Ledger,
    Standing,
    build_ledger,
    format_ledger,
)
from kb.model.paper import Level, Paper, Quote, Verification
from tests.roofs import FILE, build_roofs

CORPUS = build_roofs()
LEDGER = build_ledger(CORPUS)


def of_quotes(*found: dict[str, object] | None) -> Corpus:
    """A paper with a quote for each verification, all taken from `roe2021`."""
    quotes = [
        {
            "id": f"q{number}",
            "text": "A roof.",
            "via": {"paper": "roe2021"},
            **({"verification": verification} if verification else {}),
        }
        for number, verification in enumerate(found, start=1)
    ]
    paper = Paper.model_validate(
        {
            "id": "poe2022",
            "title": "Roofs again",
            "authors": ["P. Poe"],
            "year": 2022,
            "type": "preprint",
            "quotes": quotes,
        }
    )
    return replace(CORPUS, papers={"poe2022": paper})


def tried(reason: str | None) -> dict[str, object]:
    return {"level": "unverified", **({"reason": reason} if reason else {})}


def test_every_quote_in_use_has_one_entry() -> None:
    assert [entry.quote for entry in LEDGER.entries] == list(CORPUS.quotes)
    assert [entry.standing for entry in LEDGER.entries] == [
        "full-text",
        "unverified",
        "not-compared",
    ]


def test_an_entry_says_how_and_against_what() -> None:
    entry = LEDGER.entries[0]
    assert (entry.match, entry.page, entry.file) == ("exact", 4, FILE)
    assert (entry.extractor, entry.by, entry.date) == ("reader 1.2", "robot", "2026-01-31")
    assert entry.tolerated == ("line-end-hyphen", "emphasis")
    assert entry.against == "doe2020"
    assert entry.reason == ""


def test_every_level_of_a_record_has_a_place() -> None:
    assert set(STANDINGS) == {*get_args(Level), "not-compared"}
    assert set(STANDINGS) - set(CHECKED) == {"unverified", "not-compared"}


@pytest.mark.parametrize(
    ("level", "against"),
    [
        ("full-text", "poe2022"),
        ("abstract", "poe2022"),
        ("secondary", "roe2021"),
        ("unverified", None),
    ],
)
def test_the_level_tells_in_whose_words_a_quote_stands(level: str, against: str | None) -> None:
    (entry,) = build_ledger(of_quotes({"level": level})).entries
    assert entry.against == against
    assert entry.is_checked == (against is not None)


def test_not_tried_and_tried_in_vain_are_skipped_for_reasons_of_their_own() -> None:
    ledger = build_ledger(of_quotes(None, tried("No file.\nAt  all"), tried(None), None))
    assert (ledger.checked, ledger.skipped) == (0, 4)
    assert ledger.reasons == {NEVER_TRIED: 2, "No file. At all": 1, NO_REASON: 1}
    assert next(iter(ledger.reasons)) == NEVER_TRIED


def test_a_ledger_of_some_quotes_counts_each_once() -> None:
    part = build_ledger(CORPUS, ["roe2021/q1", "doe2020/q1", "doe2020/q1", "doe2020/q3", "gone/q1"])
    assert [entry.quote for entry in part.entries] == ["doe2020/q1", "roe2021/q1"]
    assert (part.checked, part.skipped) == (1, 1)
    assert len(build_ledger(CORPUS, [])) == 0


def test_the_counts_fit_on_one_line() -> None:
    assert format_ledger(LEDGER) == (
        "3: 1 checked (1 in the paper itself, 0 in its abstract, 0 in the paper that quotes it), "
        '2 skipped (1: The file says <b>&quot;no&quot;</b> & "nothing"; '
        "1: no comparison is on record)"
    )
    assert format_ledger(build_ledger(CORPUS, ["doe2020/q1"])).endswith("), none skipped")
    assert repr(LEDGER) == f"<ledger of quotes, {format_ledger(LEDGER)}>"


def test_what_a_person_confirmed_has_its_own_count() -> None:
    seen: dict[str, object] = {
        "level": "abstract",
        "match": "needs-confirmation",
        "confirmed": "A mark.",
    }
    ledger = build_ledger(of_quotes(seen, {"level": "full-text"}, {**tried("A"), "confirmed": "B"}))
    assert [entry.is_confirmed for entry in ledger.entries] == [True, False, False]
    assert ledger.confirmed == 1
    assert "0 in the paper that quotes it; of them 1 confirmed by a person), 1" in repr(ledger)


def test_long_and_rare_reasons_are_cut_short() -> None:
    long = "The publisher " + "really " * 30 + "asks for a login"
    ledger = build_ledger(of_quotes(*map(tried, [long, long, "a", "a", "b", "b", "c", "d"])))
    assert format_ledger(ledger).endswith(
        "8 skipped (2: The publisher really really really really really really really really...; "
        "2: a; 2: b; 2 for 2 other reasons)"
    )


@given(
    st.lists(
        st.sampled_from([None, *get_args(Level)]).map(
            lambda level: None if level is None else {"level": level, "reason": "No file"}
        ),
        max_size=12,
    )
)
def test_the_counts_add_up(found: list[dict[str, object] | None]) -> None:
    ledger = build_ledger(of_quotes(*found))
    assert sum(ledger.counts.values()) == len(ledger) == len(found)
    assert ledger.checked + ledger.skipped == len(ledger)
    assert sum(ledger.reasons.values()) == ledger.skipped
    assert tuple(ledger.counts) == STANDINGS


def test_the_frame_has_a_row_for_each_quote() -> None:
    frame = Base(CORPUS).ledger().frame()
    assert list(frame["quote"]) == list(CORPUS.quotes)
    assert list(frame["page"].dropna()) == [4]
    assert frame["level"].isna().tolist() == [False, False, True]
    assert frame["tolerated"].iloc[0] == ("line-end-hyphen", "emphasis")
    assert frame.set_index("quote").loc["doe2020/q2", "reason"] == LEDGER.entries[1].reason


def test_the_frame_of_no_quote_has_the_same_columns_and_types() -> None:
    frame = Ledger(()).frame()
    assert frame.empty
    assert frame.dtypes.equals(LEDGER.frame().dtypes)


def test_a_view_of_a_quote_and_the_frame_name_its_level() -> None:
    levels: dict[str, Level | None] = {view.ref: view.level for view in Base(CORPUS).quotes()}
    assert levels == {"doe2020/q1": "full-text", "doe2020/q2": "unverified", "roe2021/q1": None}
    frame = Base(CORPUS).frame().drop_duplicates("quote").set_index("quote")
    shown = frame["verified"].astype(object).where(frame["verified"].notna(), None)
    assert shown.to_dict() == levels


def test_a_withdrawn_quote_is_in_no_ledger() -> None:
    paper = CORPUS.papers["doe2020"]
    verification = Verification(level="full-text")
    quotes: list[Quote] = [
        quote.model_copy(update={"verification": verification}) for quote in paper.quotes
    ]
    changed = paper.model_copy(update={"quotes": tuple(quotes)})
    ledger = build_ledger(replace(CORPUS, papers={"doe2020": changed}))
    standings: list[Standing] = [entry.standing for entry in ledger.entries]
    assert standings == ["full-text", "full-text"]
