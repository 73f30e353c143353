"""The text of a quote with the words that its source has, its marks kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.matching.characters import LIGATURES, SOFT_HYPHEN, UNSEEN
from kb.matching.match import Edit, Match
from kb.matching.matcher import match_quote
from kb.matching.polarity import turning_word
from kb.matching.text import SourceText
from kb.text import parse_passages

MOST_NEW_WORDS = 6
"""A mended quote has at most so many words more than it had: beyond that it is another quote."""

_SIDES = ("quote", "source")
_TOKEN = re.compile(r"(?:\\.|\[[^\[\]\n]*\]|\S)+")
_LITERAL = re.compile(r"([*\[\]\\])")
_EMPHASIS = re.compile(r"(?<!\\)\*\*")
_PLAIN = str.maketrans({**LIGATURES, **dict.fromkeys(UNSEEN + SOFT_HYPHEN, "")})
"""What a page shows, as a coder types it."""


def mended_text(text: str, match: Match, source: SourceText) -> str | None:
    """A near miss with the source's words in place of its own; None where that does not make it
    pass, so that a person has to mend it.

    Emphasis, omissions and insertions stay where they are.

    Args:
        text: the quote with its markup.
        match: how it stands in the source.
        source: the source.
    """
    if match.status != "near-miss" or not match.diff:
        return None
    if _more_words(match.diff) > MOST_NEW_WORDS:
        return None
    passages = [part for part in text.split("\n") if part.strip()]
    steps = _by_passage(match.diff)
    if len(passages) != len(steps):
        return None
    mended = [_mended(words, edits) for words, edits in zip(passages, steps, strict=True)]
    if any(one is None for one in mended):
        return None
    result = "\n".join(filter(None, mended))
    if not result.replace("\n", "").isprintable():
        return None
    return result if match_quote(result, source).passes else None


def why_unmended(match: Match) -> str:
    """Why a near miss is left to a person, in words."""
    if _more_words(match.diff) > MOST_NEW_WORDS:
        return f"more than {MOST_NEW_WORDS} words more: this is another passage, mend it by hand"
    return "the source's words alone do not make it pass: mend it by hand"


def _more_words(diff: Sequence[Edit]) -> int:
    """How many words more than it takes out a difference would put in."""
    count = {kind: sum(len(e.text.split()) for e in diff if e.kind == kind) for kind in _SIDES}
    return count["source"] - count["quote"]


def turning_words(diff: Sequence[Edit]) -> list[str]:
    """The words in a difference that turn or narrow what is said, so that the codes of the quote
    need a look."""
    found = (turning_word(edit.text) for edit in diff if edit.kind != "same")
    return [word for word in dict.fromkeys(found) if word]


def _by_passage(diff: Sequence[Edit]) -> list[list[Edit]]:
    found: list[list[Edit]] = [[]]
    for edit in diff:
        if edit.text == "\n":
            found.append([])
        elif edit.text != "[...]":
            found[-1].append(edit)
    return found


def _mended(passage: str, edits: Sequence[Edit]) -> str | None:
    tokens = _TOKEN.findall(passage)
    out: list[str] = []
    at = 0
    opening = closing = ""
    for edit in edits:
        if edit.kind == "source":
            literal = [_LITERAL.sub(r"\\\1", word) for word in edit.text.translate(_PLAIN).split()]
            if literal:
                literal[0] = opening + literal[0]
                literal[-1] += closing
                out.extend(literal)
                opening = closing = ""
            continue
        if edit.kind == "same":
            opening, closing = _closed(out, opening, closing)
        for word in edit.text.split():
            while at < len(tokens) and not _said(tokens[at]):
                out.append(tokens[at])
                at += 1
            if at >= len(tokens) or _said(tokens[at]) != word:
                return None
            if edit.kind == "same":
                out.append(opening + tokens[at])
                opening = ""
            else:
                before, behind = _emphasis_of(tokens[at])
                opening, closing = opening or before, behind or closing
            at += 1
    opening, closing = _closed(out, opening, closing)
    text = " ".join([*out, *tokens[at:]])
    return None if opening or len(_EMPHASIS.findall(text)) % 2 else text


def _closed(out: list[str], opening: str, closing: str) -> tuple[str, str]:
    """What emphasis is open behind words that were dropped, with nothing in their place."""
    if opening and closing:
        return "", ""
    if closing and out:
        out[-1] += closing
    return opening, ""


def _emphasis_of(token: str) -> tuple[str, str]:
    """The marks with which emphasis begins and ends in a word."""
    starts = token.startswith("**")
    ends = len(_EMPHASIS.findall(token)) > int(starts)
    return "**" * starts, "**" * ends


def _said(token: str) -> str:
    """What a word of the quote says: without emphasis, omissions and insertions."""
    return "".join(_verbatim(token))


def _verbatim(token: str) -> Iterator[str]:
    for runs in parse_passages(token):
        for run in runs:
            letter = run.kind == "insertion" and len(run.text) == 1 and run.text.isalpha()
            if run.kind == "verbatim" or letter:
                yield run.text


__all__ = ["MOST_NEW_WORDS", "mended_text", "turning_words", "why_unmended"]
