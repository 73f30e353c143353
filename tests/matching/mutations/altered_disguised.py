"""Altered by hiding a negation that the source spells in a way of its own, or sets elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.matching.mutations.documents import HARD_BREAK, PUT_IN, SOFT_BREAK, LineEdit, lay_out
from tests.matching.mutations.drafts import italic, wide
from tests.matching.mutations.kinds import Context, Mutant, altered, shuffled
from tests.matching.mutations.plain import escape, negates

_DISGUISES: tuple[Callable[[str], str], ...] = (
    lambda word: f"{word[:1]}\u00ad{word[1:]}",
    lambda word: f"{word[:1]}\u200b{word[1:]}",
    italic,
    wide,
    lambda word: f"{word}¹²",
    lambda word: f"{word}†",
    lambda word: f"{word}1",
    str.upper,
    str.capitalize,
    lambda word: f"({word})",
    lambda word: f"“{word}”",
    lambda word: f"{word[:2]}{SOFT_BREAK}{word[2:]}" if len(word) > 3 else f"{word} [12]",
)


def _negations(words: list[str]) -> list[int]:
    return [at for at, word in enumerate(words) if negates(word) and word.isalpha()]


def _without(words: list[str], at: int, rng: Random) -> Iterator[str]:
    """Quotes that hide the word at this place: by an omission, or by where they begin or end."""
    head, tail = escape(" ".join(words[:at])), escape(" ".join(words[at + 1 :]))
    ways = []
    if 3 <= at < len(words) - 3:
        ways.append(f"{head} [...] {tail}")
    if at < len(words) - 8:
        ways.append(tail)
    if at > 7:
        ways.append(head)
    yield from shuffled(ways, rng)


@altered("negation in disguise", "[...] or an edge hides a not in italics, with a mark, in pieces")
def _disguised(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled(_negations(words), rng):
        passage = " ".join([*words[:at], rng.choice(_DISGUISES)(words[at]), *words[at + 1 :]])
        document = lay_out(passage, context.around, context.layout)
        for quote in _without(words, at, rng):
            yield Mutant(quote, document, checked=False)


@altered(
    "negation behind a break", "the edge of the quote is at a page's end, and not stands behind"
)
def _behind(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled(_negations(words), rng):
        if at < 8 and at > len(words) - 9:
            continue
        starts = at <= len(words) - 9
        left = at + 1 if starts else at
        passage = f"{' '.join(words[:left])}{HARD_BREAK}{' '.join(words[left:])}"
        document = lay_out(
            passage, context.around, context.layout, _break_after(words[left - 1], context, rng)
        )
        quote = " ".join(words[at + 1 :] if starts else words[:at])
        if len(quote.split()) >= 8 and document:
            yield Mutant(escape(quote), document, checked=False)


def _break_after(word: str, context: Context, rng: Random) -> LineEdit:
    put_in = rng.choice(
        (
            [""],
            ["", "Figure 3: The mean of all cohorts by week.", ""],
            ["", f"12\f{context.around.head}", ""],
            ["", "¹ The scans are kept at both centres.", "", f"12\f{context.around.head}", ""],
        )
    )

    def edit(lines: list[str]) -> list[str] | None:
        for at, line in enumerate(lines[:-1], start=1):
            if line.endswith(word):
                return [*lines[:at], *(PUT_IN + added for added in put_in), *lines[at:]]
        return None

    return edit
