"""Faithful although the quote gives the words otherwise: marks, omissions, insertions, styles."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from random import Random

from tests.matching.mutations.drafts import (
    WIDELY_NEGATING,
    Draft,
    changed,
    faithful,
    in_quote,
    is_simple,
)
from tests.matching.mutations.faithful_source import LIGATURES, dashes
from tests.matching.mutations.plain import escape, letters, negates

_INSERTIONS = (
    "of the network", "the authors write", "sic", "that is, the encoder", "here", "as well",
    "of these scans", "emphasis added", "in the paper", "of all the cohorts in this long study",
)  # fmt: skip


@faithful("as it stands", "nothing is changed")
def _same(draft: Draft, rng: Random) -> Draft | None:
    return draft


@faithful("part of a sentence", "the quote begins and ends inside a sentence", shapes=True)
def _part(draft: Draft, rng: Random) -> Draft | None:
    words = draft.passage.split(" ")
    edges = [
        at
        for at in range(1, len(words))
        if all(is_simple(w, 3) and not WIDELY_NEGATING.search(w) for w in words[at - 1 : at + 1])
    ]
    pairs = [(a, b) for a in (0, *edges) for b in (*edges, len(words)) if b - a >= 7]
    pairs = [(a, b) for a, b in pairs if (a, b) != (0, len(words))]
    if not pairs:
        return None
    start, end = rng.choice(pairs)
    part = " ".join(words[start:end])
    return in_quote(draft, escape(part)) if len(letters(part)) > 30 else None


@faithful("two sentences", "the quote runs on into the next sentence", shapes=True)
def _two(draft: Draft, rng: Random) -> Draft | None:
    following, *rest = draft.around.after
    passage = f"{draft.passage} {following}"
    around = replace(draft.around, after=tuple(rest))
    return replace(draft, passage=passage, quote=escape(passage), around=around)


def _with_sentences_between(draft: Draft, join: str) -> Draft:
    between, following, *rest = draft.around.after
    return replace(
        draft,
        passage=f"{draft.passage} {between} {following}",
        quote=f"{escape(draft.passage)}{join}{escape(following)}",
        around=replace(draft.around, after=tuple(rest)),
    )


@faithful("sentence left out", "[...] stands for a whole sentence between two", shapes=True)
def _sentence(draft: Draft, rng: Random) -> Draft | None:
    return _with_sentences_between(draft, " [...] ")


@faithful("two passages", "a blank line parts two whole sentences", shapes=True)
def _passages(draft: Draft, rng: Random) -> Draft | None:
    return _with_sentences_between(draft, "\n")


@faithful("words left out", "[...] stands for words of which nothing depends", shapes=True)
def _omission(draft: Draft, rng: Random) -> Draft | None:
    words = draft.passage.split(" ")
    plain = [is_simple(word, 2) and not WIDELY_NEGATING.search(word) for word in words]
    windows = [
        (a, b)
        for a in range(4, len(words) - 4)
        for b in range(a + 1, min(a + 6, len(words) - 3))
        if all(plain[a - 1 : b + 1])
    ]
    if not windows:
        return None
    a, b = rng.choice(windows)
    return in_quote(draft, f"{escape(' '.join(words[:a]))} [...] {escape(' '.join(words[b:]))}")


@faithful("negation left out", "[...] hides a word on which the sentence depends", "confirm", True)
def _hidden(draft: Draft, rng: Random) -> Draft | None:
    words = draft.passage.split(" ")
    places = [at for at in range(4, len(words) - 4) if negates(words[at]) and words[at].isalpha()]
    if not places:
        return None
    at = rng.choice(places)
    head, tail = escape(" ".join(words[:at])), escape(" ".join(words[at + 1 :]))
    if not (is_simple(words[at - 1], 2) and is_simple(words[at + 1], 2)):
        return None
    return in_quote(draft, f"{head} [...] {tail}")


def _is_inside(words: list[str], at: int) -> bool:
    """Whether the words on both sides of this place are simple ones."""
    return is_simple(words[at - 1]) and is_simple(words[at])


@faithful("halves fused", "[...] makes one sentence of two halves", "confirm", True)
def _fused(draft: Draft, rng: Random) -> Draft | None:
    following, *rest = draft.around.after
    words, others = draft.passage.split(" "), following.split(" ")
    lefts = [at for at in range(5, len(words) - 2) if _is_inside(words, at)]
    rights = [at for at in range(2, len(others) - 4) if _is_inside(others, at)]
    if not lefts or not rights:
        return None
    left, right = rng.choice(lefts), rng.choice(rights)
    return replace(
        draft,
        passage=f"{draft.passage} {following}",
        quote=f"{escape(' '.join(words[:left]))} [...] {escape(' '.join(others[right:]))}",
        around=replace(draft.around, after=tuple(rest)),
    )


@faithful("edge at a negation", "the word before or after the quote is a negation", "confirm", True)
def _edge(draft: Draft, rng: Random) -> Draft | None:
    words = draft.passage.split(" ")
    places = [at for at in range(1, len(words) - 1) if negates(words[at]) and words[at].isalpha()]
    cuts = [words[:at] for at in places if at > 8 and is_simple(words[at - 1], 2)]
    cuts += [words[at + 1 :] for at in places if at < len(words) - 9]
    return in_quote(draft, escape(" ".join(rng.choice(cuts)))) if cuts else None


@faithful("insertion", "harmless words in brackets between two words")
def _insertion(draft: Draft, rng: Random) -> Draft | None:
    words = draft.quote.split(" ")
    places = [
        at
        for at in range(2, len(words) - 1)
        if is_simple(words[at - 1], 2) and is_simple(words[at], 2)
    ]
    if not places:
        return None
    words.insert(rng.choice(places), f"[{rng.choice(_INSERTIONS)}]")
    return in_quote(draft, " ".join(words))


@faithful("bracketed first letter", "[t]he stands where the paper has The")
def _letter(draft: Draft, rng: Random) -> Draft | None:
    first = draft.quote[:1]
    if not (first.isascii() and first.isalpha() and draft.quote[1:2].islower()):
        return None
    return in_quote(draft, f"[{first.swapcase()}]{draft.quote[1:]}")


@faithful("emphasis", "** around words, at the edges of words")
def _emphasis(draft: Draft, rng: Random) -> Draft | None:
    words = draft.quote.split(" ")
    start = rng.randrange(len(words))
    end = min(len(words), start + rng.randrange(1, 12))
    if any("*" in word or "\n" in word or "[" in word for word in words[start:end]):
        return None
    words[start] = "**" + words[start]
    words[end - 1] += "**"
    return in_quote(draft, " ".join(words))


@faithful("white space in the quote", "runs, no-break and thin spaces for a space")
def _spaces(draft: Draft, rng: Random) -> Draft | None:
    spaces = ("  ", "\u00a0", "\u2009", "\u202f", "   ")
    return in_quote(
        draft,
        changed(draft.quote, " ", lambda _: rng.choice(spaces) if rng.random() < 0.25 else " "),
    )


@faithful("quotation marks in the quote", "curved, low or LaTeX marks for straight ones")
def _quotes(draft: Draft, rng: Random) -> Draft | None:
    left, right = rng.choice(("“”", "„”", ("``", "''"), "„“"))
    quote = re.sub('"([^"]*)"', lambda found: f"{left}{found[1]}{right}", draft.quote)
    quote = quote.replace("'", "’") if left != "``" else quote
    return in_quote(draft, quote if quote != draft.quote else None)


@faithful("dashes in the quote", "another style of hyphen, dash, range or minus")
def _dashes(draft: Draft, rng: Random) -> Draft | None:
    return in_quote(draft, dashes(draft.quote, rng))


@faithful("decomposed quote", "letters and their diacritics are two characters each")
def _decomposed(draft: Draft, rng: Random) -> Draft | None:
    new = unicodedata.normalize("NFD", draft.quote)
    return in_quote(draft, new if new != draft.quote else None)


@faithful("three dots in the quote", "... is one character")
def _dots(draft: Draft, rng: Random) -> Draft | None:
    return in_quote(draft, changed(draft.quote, r"(?<!\[)\.\.\.(?!\])", lambda _: "…"))


@faithful("ligatures in the quote", "ffi, ffl, ff, fi and fl are one character each")
def _ligatures(draft: Draft, rng: Random) -> Draft | None:
    return in_quote(draft, changed(draft.quote, "ff[il]?|fi|fl", lambda found: LIGATURES[found[0]]))
