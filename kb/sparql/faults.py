"""What an engine says of a query that it cannot read, made readable."""

from __future__ import annotations

import re

from kb.sparql.engine import Question
from kb.sparql.errors import MalformedQuery
from kb.sparql.prefixes import unknown_prefix
from kb.sparql.tokens import Token, iter_tokens, place_of
from kb.sparql.words import unknown_word

_PLACES = (
    re.compile(r"error at (?P<line>\d+):(?P<column>\d+)"),
    re.compile(r"line:?\s*(?P<line>\d+),?\s*(?:col(?:umn)?\.?:?)\s*(?P<column>\d+)", re.IGNORECASE),
    re.compile(r"(?:^|\W)(?P<line>\d+):(?P<column>\d+)(?=\W|$)"),
)
_EXPECTED = re.compile(r"expected (?:one of )?(?P<list>.*)", re.DOTALL)
_CLASS = re.compile(r"\[(?:\[|[^\[\]]|'\['|'\]')*\]")
_LONGEST = 300
_CLOSES = {")": "(", "}": "{", "]": "["}


def read_fault(said: str, question: Question) -> MalformedQuery:
    """The fault that an engine reports, with its place in the query as it was written.

    Args:
        said: what the engine says.
        question: what it was asked; its declarations of prefixes stood in the first line.
    """
    query = question.text
    for find in (_open_text, _unknown_prefix, _unknown_word, _odd_bracket):
        found = find(query)
        if found is not None:
            reason, at, remedy = found
            return MalformedQuery(query, reason, *place_of(query, at), remedy)
    return MalformedQuery(query, _reason(said), *_place(said, question))


Fault = tuple[str, int, str]
"""What is wrong, at which character, and what to do."""


def _open_text(query: str) -> Fault | None:
    for token in iter_tokens(query):
        if token.kind == "sign" and token.text in "\"'":
            return f"the text that begins with {token.text} is not closed", token.start, ""
    return None


def _unknown_prefix(query: str) -> Fault | None:
    found = unknown_prefix(query)
    return found and (f"there is no prefix {found[0]!r}", found[1], found[2])


def _unknown_word(query: str) -> Fault | None:
    found = unknown_word(query)
    return found and (f"there is no word {found[0]!r}", found[1], found[2])


def _odd_bracket(query: str) -> Fault | None:
    opened: list[Token] = []
    for token in iter_tokens(query):
        if token.kind != "sign" or token.text not in "(){}[]":
            continue
        if token.text in _CLOSES.values():
            opened.append(token)
        elif not opened or opened.pop().text != _CLOSES[token.text]:
            return f"{token.text} closes nothing that was opened", token.start, ""
    return (f"{opened[-1].text} is not closed", opened[-1].start, "") if opened else None


def _place(said: str, question: Question) -> tuple[int, int]:
    for form in _PLACES:
        found = form.search(said)
        if found:
            line, column = int(found["line"]), int(found["column"])
            column -= len(question.before) if line == 1 else 0
            return (line, column) if column > 0 else (line, 1)
    return 0, 0


def _reason(said: str) -> str:
    """What is said, without the classes of characters that a parser might have gone on with."""
    found = _EXPECTED.search(said)
    if found is None or not said.startswith("error at"):
        text = " ".join(said.split())
        return text if len(text) <= _LONGEST else text[:_LONGEST] + "..."
    words = [word.strip(' "') for word in _CLASS.sub("", found["list"]).split(",")]
    sentences = (word for word in words if " " in word and len(word) < _LONGEST)
    return next(sentences, "something is wrong at this place or just before it")
