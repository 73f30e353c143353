"""The text of a quote with the words that its source has, its marks kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.matching.characters import LIGATURES, SOFT_HYPHEN, UNSEEN
from kb.matching.match import Edit, Match
from kb.matching.matcher import match_quote
from kb.matching.text import SourceText
from kb.text import parse_passages

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
    pending = ""
    for edit in edits:
        if edit.kind == "source":
            literal = [_LITERAL.sub(r"\\\1", word) for word in edit.text.translate(_PLAIN).split()]
            if literal:
                out.extend((pending + literal[0], *literal[1:]))
                pending = ""
            continue
        for word in edit.text.split():
            while at < len(tokens) and not _said(tokens[at]):
                out.append(tokens[at])
                at += 1
            if at >= len(tokens) or _said(tokens[at]) != word:
                return None
            if edit.kind == "same":
                out.append(pending + tokens[at])
                pending = ""
            else:
                pending += _opening(tokens[at])
                _close(tokens[at], out)
            at += 1
    return _balanced(" ".join([*out, *tokens[at:]]), pending)


def _said(token: str) -> str:
    """What a word of the quote says: without emphasis, omissions and insertions."""
    return "".join(_verbatim(token))


def _verbatim(token: str) -> Iterator[str]:
    for runs in parse_passages(token):
        for run in runs:
            letter = run.kind == "insertion" and len(run.text) == 1 and run.text.isalpha()
            if run.kind == "verbatim" or letter:
                yield run.text


def _opening(token: str) -> str:
    return "**" if token.startswith("**") and len(_EMPHASIS.findall(token)) % 2 else ""


def _close(token: str, out: list[str]) -> None:
    """Let emphasis that ends with a dropped word end with the word before it."""
    ends = not token.startswith("**") and len(_EMPHASIS.findall(token)) % 2
    if ends and out:
        out[-1] += "**"


def _balanced(text: str, pending: str) -> str | None:
    if pending or len(_EMPHASIS.findall(text)) % 2:
        return None
    return text


__all__ = ["mended_text"]
