"""Each change of the closed list leaves a match what it is, wherever it is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kb import match_quote
from kb.matching.match import TOLERANCES, Tolerance
from kb.matching.proof import neighbourhood_digest, passage_digest
from kb.matching.text import prepare_source
from tests.house.tree import ROOT
from tests.matching.sentences import inner, long_inner, placed, sentences

Draw = Callable[[st.SearchStrategy[int]], int]


class Pair(NamedTuple):
    """A quote and the same words with a tolerated change."""

    quote: str
    other: str


def _joined(words: list[str], at: int, between: str) -> str:
    return " ".join(words[:at]) + between + " ".join(words[at:])


def _spaces(words: list[str], draw: Draw) -> Pair:
    kind = ("  ", "\t", "\u00a0", "\u2009")[draw(st.integers(0, 3))]
    return Pair(" ".join(words), _joined(words, draw(inner(words)), kind))


def _line_end(words: list[str], draw: Draw) -> Pair:
    kind = ("\n", " \n  ", "\n\t", "\r\n")[draw(st.integers(0, 3))]
    return Pair(" ".join(words), _joined(words, draw(inner(words)), kind))


def _spaces_at_punctuation(words: list[str], draw: Draw) -> Pair:
    at = draw(inner(words))
    tight, loose = [("(x = y)", "( x=y )"), (", so,", " , so ,"), ("p < 0.05", "p<0.05")][
        draw(st.integers(0, 2))
    ]
    return Pair(_joined(words, at, f" {tight} "), _joined(words, at, f" {loose} "))


def _broken(words: list[str], draw: Draw) -> Pair:
    at = draw(long_inner(words))
    word = words[at]
    assume(len(word) >= 5)
    cut = draw(st.integers(2, len(word) - 2))
    between = ("-\n", "-  \n", "\u2010\n", "\u00ad\n")[draw(st.integers(0, 3))]
    broken = [*words[:at], f"{word[:cut]}{between}{word[cut:]}", *words[at + 1 :]]
    return Pair(" ".join(words), " ".join(broken))


def _broken_compound(words: list[str], draw: Draw) -> Pair:
    at = draw(inner(words))
    between = ("-\n", "-  \n", "\u2010\n")[draw(st.integers(0, 2))]
    return Pair(
        _joined(words, at, " state-of-the-art "), _joined(words, at, f" state-of{between}the-art ")
    )


def _ligatures(words: list[str], draw: Draw) -> Pair:
    letters, sign = (("ffi", "\ufb03"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("st", "\ufb06"),
                     ("fl", "\ufb02"), ("...", "\u2026"))[draw(st.integers(0, 5))]  # fmt: skip
    text = _joined(words, draw(inner(words)), " efficient staff of the office ... in flow ")
    return Pair(text, text.replace(letters, sign))


def _quotation_marks(words: list[str], draw: Draw) -> Pair:
    at = draw(inner(words))
    doubles = ('"{}"', "\u201c{}\u201d", "\u201e{}\u201c", "\u00ab{}\u00bb", "``{}''", "''{}''")
    singles = ("'{}'", "\u2018{}\u2019", "`{}'", "\u201a{}\u2018")
    pool = (doubles, singles)[draw(st.integers(0, 1))]
    ours, theirs = (pool[draw(st.integers(0, len(pool) - 1))] for _ in range(2))
    assume(ours != theirs)
    return Pair(
        _joined(words, at, f" {ours.format('frog')} "),
        _joined(words, at, f" {theirs.format('frog')} "),
    )


def _dashes(words: list[str], draw: Draw) -> Pair:
    pool = (
        ("-", "\u2010", "\u2011", "\u2013"),
        (" \u2013 ", "\u2014", " \u2014 ", " -- ", " --- ", "---"),
    )[is_parting := draw(st.integers(0, 1))]
    ours, theirs = (pool[draw(st.integers(0, len(pool) - 1))] for _ in range(2))
    assume(ours.strip() != theirs.strip())
    at = draw(inner(words))
    left, right = ("shape", "based") if is_parting else ("10", "20")
    return Pair(
        _joined(words, at, f" {left}{ours}{right} "), _joined(words, at, f" {left}{theirs}{right} ")
    )


def _signs(words: list[str], draw: Draw) -> Pair:
    ours, theirs = ("-\u2013\u2212"[draw(st.integers(0, 2))] for _ in range(2))
    assume(ours != theirs)
    at = draw(inner(words))
    return Pair(_joined(words, at, f" by {ours}3.2 "), _joined(words, at, f" by {theirs}3.2 "))


def _composition(words: list[str], draw: Draw) -> Pair:
    text = _joined(
        words, draw(inner(words)), " H\u00e4fner, Zaj\u0105c and \u1ec7 at 5 \u00b5m p H2O "
    )
    others = (
        unicodedata.normalize("NFD", text),
        text.replace("\u00b5", "\u03bc"),
        text.replace(" p ", " \U0001d45d "),
        text.replace(" p ", " \uff50 "),
        text.replace("2", "\u2082"),
    )
    return Pair(text, others[draw(st.integers(0, len(others) - 1))])


def _bracketed(words: list[str], draw: Draw) -> Pair:
    first = words[0]
    capital = first[0].upper() + first[1:]
    has_capital = draw(st.integers(0, 1))
    ours, theirs = (first, capital) if has_capital else (capital, first)
    rest = " ".join(words[1:])
    return Pair(f"[{ours[0]}]{ours[1:]} {rest}", f"{theirs} {rest}")


def _emphasis(words: list[str], draw: Draw) -> Pair:
    first = draw(inner(words))
    last = draw(st.integers(first, len(words) - 1))
    stressed = [*words[:first], f"**{words[first]}", *words[first + 1 :]]
    stressed[last] += "**"
    return Pair(" ".join(stressed), " ".join(words))


def _raised_mark(words: list[str], draw: Draw) -> Pair:
    at = draw(long_inner(words))
    assume(len(words[at]) >= 3)
    mark = ("\u00b9", "\u2075", "\u00b9\u00b2", "\u00b9,\u00b2", "\u00b3\u2013\u2075", "\u2077")[
        draw(st.integers(0, 5))
    ]
    marked = [*words[:at], words[at] + mark, *words[at + 1 :]]
    return Pair(" ".join(words), " ".join(marked))


def _running_head(words: list[str], draw: Draw) -> Pair:
    head = f"Roe and Doe: {words[0].title()} widgets"
    return Pair(
        " ".join(words),
        "\f".join(
            (_joined(words, draw(inner(words)), f"\n\f{head}\n"), f"{head}\nx", f"{head}\ny")
        ),
    )


def _page_number(words: list[str], draw: Draw) -> Pair:
    number = draw(st.integers(1, 900))
    text = _joined(words, draw(inner(words)), f"\n{number}\n\f")
    return Pair(" ".join(words), f"{text} Here\nare\nmore words\nof it.\n{number + 1}\n\f")


CHANGES: dict[str, tuple[Tolerance, Callable[[list[str], Draw], Pair]]] = {
    "white space": ("white-space", _spaces),
    "a line's end": ("white-space", _line_end),
    "white space at punctuation": ("white-space", _spaces_at_punctuation),
    "a word broken at a line's end": ("line-end-hyphen", _broken),
    "a compound broken at a line's end": ("line-end-hyphen", _broken_compound),
    "ligatures": ("ligature", _ligatures),
    "quotation marks": ("quote-style", _quotation_marks),
    "dashes": ("dash-style", _dashes),
    "signs": ("dash-style", _signs),
    "composition": ("composition", _composition),
    "a bracketed letter": ("bracketed-case", _bracketed),
    "emphasis": ("emphasis", _emphasis),
    "a raised mark": ("raised-mark", _raised_mark),
    "a running head": ("running-head", _running_head),
    "a page number": ("page-number", _page_number),
}
OF_THE_QUOTE = {"a bracketed letter", "emphasis"}
OF_THE_SOURCE = {
    "a line's end",
    "a word broken at a line's end", "a compound broken at a line's end", "a raised mark",
    "a running head", "a page number",
}  # fmt: skip


def test_every_tolerance_has_a_property() -> None:
    assert {tolerance for tolerance, _ in CHANGES.values()} == set(TOLERANCES)


def test_every_tolerance_has_its_place_in_the_docs_with_an_example() -> None:
    page = (ROOT / "docs/contribute/quote-check.md").read_text(encoding="utf-8")
    listed = page.split("## Tolerated")[1].split("## Across a break")[0]
    entries = re.split(r"\n(?=\*\*`)", listed)[1:]
    heads = [name for entry in entries for name in re.findall("`(.+?)`", entry.splitlines()[0])]
    assert sorted(heads) == sorted(TOLERANCES)
    assert all(">>> " in entry for entry in entries)


@pytest.mark.parametrize("change", CHANGES)
@given(words=sentences, data=st.data())
def test_a_tolerated_change_leaves_the_match(
    change: str, words: list[str], data: st.DataObject
) -> None:
    tolerance, changed = CHANGES[change]
    quote, other = changed(words, data.draw)
    found = match_quote(quote, placed(other))
    assert found.status == "exact"
    assert tolerance in found.tolerated
    assert set(found.tolerated) <= {tolerance, "white-space"}
    if change not in OF_THE_QUOTE | OF_THE_SOURCE:
        again = match_quote(other, placed(quote))
        assert again.status == "exact"
        assert tolerance in again.tolerated


@pytest.mark.parametrize("change", sorted(CHANGES.keys() - OF_THE_SOURCE - {"a bracketed letter"}))
@given(words=sentences, data=st.data())
def test_every_faithful_spelling_has_the_same_passage(
    change: str, words: list[str], data: st.DataObject
) -> None:
    quote, other = CHANGES[change][1](words, data.draw)
    assert passage_digest(quote) == passage_digest(other) is not None


@given(sentences)
def test_the_case_of_a_bracketed_letter_is_not_in_the_passage(words: list[str]) -> None:
    quote = " ".join(words)
    small, large = (f"[{letter}]{quote[1:]}" for letter in (quote[0], quote[0].upper()))
    assert passage_digest(small) == passage_digest(large) != passage_digest(quote.capitalize())


@pytest.mark.parametrize("change", sorted(OF_THE_SOURCE - {"a raised mark"}))
@given(words=sentences, data=st.data())
def test_the_neighbourhood_stays_the_same_however_lines_end(
    change: str, words: list[str], data: st.DataObject
) -> None:
    quote, other = CHANGES[change][1](words, data.draw)
    digests = {_neighbourhood(quote, placed(text)) for text in (quote, other)}
    if change in ("a running head", "a page number"):
        bare = re.sub(r"(?m)^(Roe and Doe.*|\d+)\n", "", other)
        digests = {_neighbourhood(quote, text) for text in (other, bare)}
    assert len(digests) == 1
    assert None not in digests


@given(words=sentences, width=st.integers(12, 60))
def test_the_neighbourhood_stays_the_same_when_the_text_is_set_anew(
    words: list[str], width: int
) -> None:
    quote = " ".join(words)
    lines, line = [], ""
    for word in placed(quote).split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line += f" {word}" if line else word
    source = "\n".join((*lines, line))
    assert _neighbourhood(quote, source) == _neighbourhood(quote, placed(quote)) is not None


def _neighbourhood(quote: str, source: str) -> str | None:
    prepared = prepare_source(source)
    return neighbourhood_digest(match_quote(quote, prepared), prepared)
