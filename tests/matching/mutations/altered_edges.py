"""Altered at its edges, or by the lines of the page: cut words, too few words, lost lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.matching.mutations.documents import (
    HARD_BREAK,
    SOFT_BREAK,
    Document,
    Layout,
    lay_out,
)
from tests.matching.mutations.kinds import Context, Mutant, altered, said, shuffled
from tests.matching.mutations.plain import escape, letters, negates, plain, stands

_PREFIX = r"(?<![\w-])(?:un|in|non-|dis|re-|pre-|mis|anti-|self-|im|ir)(?=[a-z]{5})"


def _cut(words: str, context: Context) -> Iterator[Mutant]:
    """A stretch that stands there, but not by itself; enough of it that it is not too short."""
    long_enough = len(words.split()) >= 6 and len(letters(words)) > 24
    if long_enough and not stands(plain(words), context.document.plain):
        yield Mutant(escape(words), checked=False)


@altered("starts inside a word", "supervised ... was cut from unsupervised")
def _inside_start(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for pattern in (_PREFIX, r"\b[a-zA-Z]{2,4}(?=[a-z]{3})"):
        for found in shuffled(re.finditer(pattern, context.whole), rng):
            yield from _cut(context.whole[found.end() :], context)


@altered("ends inside a word", "the last word is the beginning of a longer one")
def _inside_end(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    endings = r"n't\b|(?<=[a-z]{4})(?:ed|er|s|ly|less|ful|ation|ing)\b|(?<=[a-z]{3})-[a-z]+"
    for found in shuffled(re.finditer(endings, context.whole), rng):
        yield from _cut(context.whole[: found.start()], context)


@altered("starts inside a number", "3.2 ... was cut from -3.2, 0.05 from <0.05, 000 from 1,000")
def _number_start(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    cuts = r"(?<= )[-−](?=\d)|[<>≤≥≈±] ?(?=\d)|\d[.,](?=\d)|(?<=[ (])\d(?=\d)|\d–(?=\d)"
    for found in shuffled(re.finditer(cuts, context.whole), rng):
        yield from _cut(context.whole[found.end() :], context)


@altered("ends inside a number", "5 was cut from 5%, 5.3, 5,000, 5°, 5–7 or 5²")
def _number_end(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    cuts = r"(?<=\d)(?:[.,:]\d+|%|–\d+|[²³⁴⁵⁻]+| °C|\d)|(?<=\d\.)\d|(?<=[a-z])[²³⁻]"
    for found in shuffled(re.finditer(cuts, context.whole), rng):
        yield from _cut(context.whole[: found.start()], context)


@altered("starts right after a negation", "the word before the quote is not, no or without")
def _after_not(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    places = [i for i, word in enumerate(words) if negates(word) and word[-1].isalpha()]
    for at in shuffled(places, rng):
        if len(words) - at > 7:
            yield Mutant(escape(" ".join(words[at + 1 :])), checked=False)


@altered("ends right before a negation", "the word after the quote is not, no or without")
def _before_not(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled([i for i, word in enumerate(words) if negates(word)], rng):
        if at > 7:
            yield Mutant(escape(" ".join(words[:at])), checked=False)


@altered("too few words", "one to four words, which stand there")
def _few_words(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    count = rng.randrange(1, 5)
    at = rng.randrange(len(words) - count)
    yield Mutant(escape(" ".join(words[at : at + count])), checked=False)


@altered("too few letters", "five words or more of less than 20 letters, which stand there")
def _few_letters(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled(range(len(words) - 5), rng):
        text = " ".join(words[at : at + 5])
        if sum(char.isalnum() for char in text) < 20:
            yield Mutant(escape(text), checked=False)


def _set_narrow(context: Context, rng: Random) -> Document | None:
    width = max(20, len(context.whole) // rng.randrange(4, 6))
    return lay_out(context.whole, context.around, replace(context.layout, width=width))


@altered("line dropped", "a whole line of the page is missing")
def _line(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    document = _set_narrow(context, rng)
    if document and len(document.lines) > 2:
        lines = list(document.lines)
        del lines[rng.randrange(1, len(lines) - 1)]
        yield replace(said(" ".join(lines)), document=document)


@altered("lines swapped", "two lines of the page changed places")
def _lines(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    document = _set_narrow(context, rng)
    if document and len(document.lines) > 2:
        lines = list(document.lines)
        at = rng.randrange(len(lines) - 1)
        lines[at : at + 2] = lines[at + 1], lines[at]
        yield replace(said(" ".join(lines)), document=document)


@altered("line read twice", "a line of the page stands there twice")
def _twice(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    document = _set_narrow(context, rng)
    if document and len(document.lines) > 2:
        lines = list(document.lines)
        at = rng.randrange(1, len(lines) - 1)
        yield replace(said(" ".join([*lines[: at + 1], *lines[at:]])), document=document)


@altered("block dropped", "lines of the sentence that stand between two breaks are missing")
def _block(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    layout = Layout(max(20, len(context.whole) // 5))
    at = (rng.randrange(1, 3), rng.randrange(3, 5))

    def parted(lines: list[str]) -> list[str] | None:
        if len(lines) <= at[1]:
            return None
        return [*lines[: at[0]], "", *lines[at[0] : at[1]], "", *lines[at[1] :]]

    document = lay_out(context.whole, context.around, layout, parted)
    if document:
        lines = [*document.lines[: at[0]], *document.lines[at[1] :]]
        yield replace(said(" ".join(lines)), document=document)


@altered("number between breaks dropped", "a number of the sentence stands alone like a page's")
def _like_a_page(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    numbers = [at for at in range(3, len(words) - 4) if words[at].isdigit()]
    for at in shuffled(numbers, rng):

        def parted(lines: list[str], at: int = at) -> list[str]:
            return [" ".join(words[:at]), "", words[at], "", " ".join(words[at + 1 :])]

        around = replace(context.around, before=(), after=())
        document = lay_out(context.whole, around, Layout(), parted)
        yield Mutant(escape(" ".join([*words[:at], *words[at + 1 :]])), document)


@altered("paragraph dropped", "two sentences are joined over the paragraph between them")
def _paragraph(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    between, following = context.around.before[0], context.around.after[0]
    around = replace(context.around, after=(), later=(between, following, *context.around.later))
    document = lay_out(context.whole, around, replace(context.layout, paged=False))
    yield replace(said(f"{context.whole} {following}"), document=document)


@altered("line-end hyphen against the document", "elsewhere it has only the other spelling")
def _spelling(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    whole = context.whole
    for found in shuffled(re.finditer(r"\b([a-z]{2,}-)([a-z]{3,})\b(?!-)", whole), rng):
        broken = whole[: found.end(1)] + HARD_BREAK + whole[found.end(1) :]
        quote = whole[: found.start()] + found[0].replace("-", "") + whole[found.end() :]
        yield from _against(broken, quote, found[0], context)
    for found in shuffled(re.finditer(r"(?<![\w-])([a-z]{3,})(tion|ment|ble|fied)\b", whole), rng):
        broken = whole[: found.end(1)] + SOFT_BREAK + whole[found.end(1) :]
        quote = whole[: found.end(1)] + "-" + whole[found.end(1) :]
        yield from _against(broken, quote, found[0], context)


def _against(broken: str, quote: str, word: str, context: Context) -> Iterator[Mutant]:
    if (word.replace("-", "") if "-" in word else quote) in context.document.flat:
        return
    remark = f"Elsewhere in this paper the word {word} stands by itself."
    around = replace(context.around, later=(*context.around.later, remark))
    yield Mutant(escape(quote), lay_out(broken, around, context.layout))


@altered("digits joined at a line's end", "a broken 10-20 became 1020, COVID-19 became COVID19")
def _joined(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    whole = context.whole
    for found in shuffled(re.finditer(r"(?<=\w)[-–](?=\d)", whole), rng):
        broken = f"{whole[: found.start()]}-{HARD_BREAK}{whole[found.end() :]}"
        quote = whole[: found.start()] + whole[found.end() :]
        yield Mutant(escape(quote), lay_out(broken, context.around, context.layout))


@altered("source beside the quote", "the quote is longer than the whole document")
def _longer(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    half = " ".join(words[: len(words) // 2])
    yield Mutant(escape(context.whole), Document(f"{half}\n", half, (half,)))


@altered("not there at all", "a sentence of another document")
def _absent(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    around = replace(context.around, before=(), after=context.around.before)
    document = lay_out(context.around.after[0], around, context.layout)
    yield Mutant(escape(context.whole), document)
