"""The way from the key of a text back to the text is exact, for any text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from kb.matching.characters import DASHES, SOFT_HYPHEN, UNSEEN
from kb.matching.keyed import Keyed, build_key

PECULIAR = (
    "\u0301", "\u0327", "e\u0301", "a\u0328\u0301", "u\u0344", "\u212b", "\u2126", "\ufb00",
    "\ufb03", "\u2026", "'", "`", "''", "``", '"', "\u201c", "\u2019", "\xab", "'\u0301", " ",
    "-", "\u2013", "\u2014", "\u2212", "\xad", "\u200b", "\ufeff", "\n", "\n\n", "\x0c", "\t",
    "\xa0", "\U0001d45d", "\uff50", "\xb2", "\u2075", "\u2080", "\xb5", "\u1100\u1161", "\u11a8",
    "\uac00", "word", "1.5",
)  # fmt: skip
texts = st.lists(
    st.sampled_from(PECULIAR) | st.sampled_from(PECULIAR) | st.characters(codec="utf-8"),
    max_size=30,
).map("".join)
"""The letters of every script seldom meet the few characters that are treated on their own."""


def _spans(keyed: Keyed) -> list[tuple[int, int]]:
    return [(keyed.begin(at), keyed.end(at)) for at in range(len(keyed.key))]


def _said(text: str, left_out: Sequence[tuple[int, int]] = ()) -> str:
    """A text without what a key never has, by other means."""
    for first, last in reversed(left_out):
        text = text[:first] + "\n" + text[last:]
    unseen = set(DASHES + SOFT_HYPHEN + UNSEEN + "\x1c\x1d\x1e\x1f")
    return "".join(char for char in text if not char.isspace() and char not in unseen)


@given(texts)
@example("e\u0301\u0327x")
@example("''`` `\u0301")
@example("a\n\ufb03\u2026\U0001d45d-\u0301b")
def test_each_character_has_its_place_in_order(text: str) -> None:
    keyed = build_key(text)
    spans = _spans(keyed)
    assert all(begin < end for begin, end in spans)
    for (begin, end), (later, last) in pairwise(spans):
        assert end <= later or (begin, end) == (later, last), "a cluster counts as a whole"
    assert keyed.begin(len(keyed.key)) == len(text)
    assert keyed.end(-1) == 0


@given(texts)
def test_nothing_but_gaps_stands_between_the_characters(text: str) -> None:
    keyed = build_key(text)
    gaps = [keyed.gap(at) for at in range(len(keyed.key) + 1)]
    assert not any(_said(gap) for gap in gaps)
    spans = dict.fromkeys(_spans(keyed))
    assert sum(end - begin for begin, end in spans) + sum(map(len, gaps)) == len(text)


@given(texts)
def test_every_gap_is_at_an_edge(text: str) -> None:
    keyed = build_key(text)
    edges = set(keyed.edges(0, len(keyed.key)))
    assert {at for at in range(1, len(keyed.key)) if keyed.gap(at)} <= edges


@given(texts, st.data())
@example("x'`'' \u0301", None)
def test_a_stretch_of_the_text_has_that_stretch_of_the_key(
    text: str, data: st.DataObject | None
) -> None:
    keyed = build_key(text)
    spans = _spans(keyed)
    starts = [at for at in range(len(spans)) if not at or spans[at] != spans[at - 1]]
    ends = [at for at in range(len(spans)) if at + 1 == len(spans) or spans[at] != spans[at + 1]]
    if not starts or data is None:
        return
    first = data.draw(st.sampled_from(starts))
    last = data.draw(st.sampled_from([at for at in ends if at >= first]))
    again = build_key(text[keyed.begin(first) : keyed.end(last)])
    assert again.key == keyed.key[first : last + 1]


@given(texts)
def test_a_place_of_the_text_leads_to_its_character(text: str) -> None:
    keyed = build_key(text)
    for at, (begin, _) in enumerate(_spans(keyed)):
        first = keyed.at(begin)
        assert keyed.begin(first) == begin
        assert first == at or begin == keyed.begin(at - 1)
    places = [keyed.at(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(keyed.key) or not text
    for offset, at in enumerate(places):
        assert keyed.begin(at) >= offset, "the first character at or behind the place"
        assert at == 0 or keyed.begin(at - 1) < offset


@given(st.lists(texts, min_size=1, max_size=5))
def test_what_is_left_out_is_in_no_key_and_in_no_gap(pieces: list[str]) -> None:
    text, left_out = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            left_out.append((len(text) + 1, len(text) + 1 + len(piece)))
        text += f"\n{piece}" if number % 2 else f"\n{piece}\n"
        text += "\n" if number % 2 else ""
    keyed = build_key(text, left_out)
    kept = "".join(f"\n{piece}\n" for piece in pieces[::2])
    assert keyed.key == build_key(kept).key
    gaps, others = (
        [one.gap(at) for at in range(1, len(one.key))] for one in (keyed, build_key(kept))
    )
    assert ["".join(gap.split()) for gap in gaps] == ["".join(gap.split()) for gap in others]
    spans = _spans(keyed)
    assert not any(begin < last and first < end for begin, end in spans for first, last in left_out)


@given(texts)
def test_a_text_without_peculiar_characters_keeps_every_letter_and_sign(text: str) -> None:
    plain = "".join(char for char in text if char.isascii() and char not in "'`")
    assert build_key(plain).key == _said(plain)


def test_thousands_of_heads_are_passed_over() -> None:
    text = "a" + "\n\nhead\n\n" * 5_000 + "b"
    left_out = [(3 + 8 * at, 7 + 8 * at) for at in range(5_000)]
    assert set(build_key(text, left_out).gap(1)) == {"\n"}
