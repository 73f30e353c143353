"""Altered where the source breaks: words, signs and lines at the end of a line or page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.matching.mutations.documents import (
    HARD_BREAK,
    NUMBER,
    SOFT_BREAK,
    Layout,
    lay_out,
)
from tests.matching.mutations.kinds import Context, Mutant, altered, said, shuffled
from tests.matching.mutations.plain import escape, negates

_PREFIXED = r"(?<![\w-])(un|in|dis|mis|pre-|re-|non-|self-|anti-|over)(?=[a-z]{5})"
_SUFFIXED = r"(?<=[a-z]{3})(?:fitting|ation|ments?|ness|less|tion|tive|ically|ized)\b"


@altered("starts inside a broken word", "un-/supervised and non-/linear lost their first line")
def _broken_start(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    whole = context.whole
    for found in shuffled(re.finditer(_PREFIXED, whole), rng):
        mark = HARD_BREAK if found[1].endswith("-") else SOFT_BREAK
        passage = whole[: found.end()] + mark + whole[found.end() :]
        quote = whole[found.end() :]
        if len(quote.split()) > 6 and not _stands(quote, context):
            document = lay_out(passage, context.around, context.layout)
            yield Mutant(escape(quote), document, checked=False)


def _stands(quote: str, context: Context) -> bool:
    """Whether the document has these words whole, as a near duplicate of the sentence may."""
    return re.search(rf"(?<![\w-]){re.escape(quote)}(?![\w-])", context.document.flat) is not None


@altered("ends inside a broken word", "the last word goes on in the next line")
def _broken_end(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    whole = context.whole
    for found in shuffled(re.finditer(_SUFFIXED, whole), rng):
        passage = whole[: found.start()] + SOFT_BREAK + whole[found.start() :]
        quote = whole[: found.start()]
        if len(quote.split()) > 6 and not _stands(quote, context):
            document = lay_out(passage, context.around, context.layout)
            yield Mutant(escape(quote), document, checked=False)


@altered("sign at a line's end dropped", "a minus before the line break is gone like a hyphen")
def _sign(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    whole = context.whole
    for found in shuffled(re.finditer(r"(?<=[ (])[-−](?=\d)", whole), rng):
        passage = f"{whole[: found.end()]}{HARD_BREAK}{whole[found.end() :]}"
        document = lay_out(passage, context.around, context.layout)
        yield Mutant(escape(whole[: found.start()] + whole[found.end() :]), document)


@altered("foot of a page dropped", "the last line of a page is left out as if it were a footnote")
def _foot(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield from _at_page_end(context, rng, foot=True)


@altered("first line of a page dropped", "it is left out as if it were a head")
def _first(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield from _at_page_end(context, rng, foot=False)


def _at_page_end(context: Context, rng: Random, foot: bool) -> Iterator[Mutant]:
    """A line of the sentence that stands alone before or behind the end of a page."""
    at = rng.randrange(1, 4)
    end = f"{NUMBER}\f{context.around.head}"

    def parted(lines: list[str]) -> list[str] | None:
        if len(lines) < 5:
            return None
        own, rest = lines[at], lines[at + 1 :]
        between = ["", own, "", end, ""] if foot else ["", end, "", own, ""]
        return [*lines[:at], *between, *rest]

    layout = replace(
        context.layout, width=max(20, len(context.whole) // 5), paged=True, page_end="\f"
    )
    around = replace(context.around, before=())
    document = lay_out(context.whole, around, layout, parted)
    if document:
        lines = [*document.lines[:at], *document.lines[at + 1 :]]
        yield replace(said(" ".join(lines)), document=document)


@altered("passages around a negation", "two passages end and begin where the paper has a not")
def _passages(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    places = [at for at, word in enumerate(words) if negates(word) and word[-1].isalpha()]
    for at in shuffled(places, rng):
        if 6 < at < len(words) - 7:
            head, tail = escape(" ".join(words[:at])), escape(" ".join(words[at + 1 :]))
            yield Mutant(f"{head}\n{tail}", checked=False)


@altered("second passage changed", "the first of two passages stands there, the second does not")
def _second(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for other in context.around.after:
        words = other.split()
        at = rng.randrange(2, len(words) - 2)
        changed = " ".join([*words[:at], *words[at + 1 :]])
        if changed not in context.document.flat:
            yield Mutant(f"{escape(context.whole)}\n{escape(changed)}", checked=False)


@altered("fraction undone", "3½ became 31/2")
def _fraction(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    whole = context.whole
    for found in shuffled(re.finditer(r"(?<= )(\d+)(?= )", whole), rng):
        head, tail = whole[: found.end()], whole[found.end() :]
        document = lay_out(f"{head}½{tail}", context.around, context.layout)
        for half in shuffled(("1/2", "1⁄2", "", "1", "¼", " 1/2"), rng):
            yield Mutant(escape(f"{head}{half}{tail}"), document)


@altered("digit raised", "102 became 10²")
def _raised(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    raised = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
    for found in shuffled(re.finditer(r"(?<=\d)\d(?![\d.,])", context.whole), rng):
        head, tail = context.whole[: found.start()], context.whole[found.end() :]
        yield said(f"{head}{raised[found[0]]}{tail}")


@altered("mark added", "the quote has a raised number, a star or a citation that is not there")
def _mark(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for found in shuffled(re.finditer(r"(?<=[a-z]{4})(?= [a-z])", context.whole), rng):
        head, tail = context.whole[: found.start()], context.whole[found.end() :]
        mark = rng.choice(("¹", "²³", "*", "†", "1", " [12]", " (Doe et al., 2019)"))
        yield said(f"{head}{mark}{tail}")


@altered("blocks swapped", "two columns were read in the wrong order")
def _columns(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    def parted(lines: list[str]) -> list[str] | None:
        return [*lines[:2], "", *lines[2:4], "", *lines[4:]] if len(lines) > 4 else None

    layout = Layout(max(20, len(context.whole) // 5))
    document = lay_out(context.whole, context.around, layout, parted)
    if document:
        lines = document.lines
        yield replace(said(" ".join([*lines[:2], *lines[4:], *lines[2:4]])), document=document)
