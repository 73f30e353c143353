r"""The tokens of a SPARQL text, as far as one must know them to say what the text asks for.

Where a ``<`` may begin an IRI or be a comparison, the text can be read in two ways, and engines
differ in which they take: ``?a<?b)#>`` is an IRI to one and ends in a comment to another. So there
is one reading that people mean, and the set of all tokens of all readings, from which what is to be
refused cannot be hidden.

Source of the forms: SPARQL 1.1 Query Language, section 19.8, productions 139 to 173.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal[
    "space", "comment", "iri", "string", "variable", "blank", "name", "language", "number", "word",
    "sign",
]  # fmt: skip

_CODEPOINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPED_LOCAL = r"\\[_~.\-!$&'()*+,;=/?\#@%]|%[0-9A-Fa-f]{2}"
_PREFIX = r"[^\W\d_](?:[\w\-\u00b7.]*[\w\-\u00b7])?"
_LOCAL = (
    rf"(?:[\w:]|{_ESCAPED_LOCAL})(?:(?:[\w:\-\u00b7.]|{_ESCAPED_LOCAL})*"
    rf"(?:[\w:\-\u00b7]|{_ESCAPED_LOCAL}))?"
)
_FORMS: tuple[tuple[Kind, str], ...] = (
    ("space", r"[ \t\r\n]+"),
    ("comment", r"\#[^\r\n]*"),
    ("iri", rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_CODEPOINT})*>"),
    ("string", r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'),
    ("string", r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''"),
    ("string", r'"(?:[^"\\\r\n]|\\.)*"'),
    ("string", r"'(?:[^'\\\r\n]|\\.)*'"),
    ("variable", r"[?$]\w+"),
    ("blank", r"_:\w(?:[\w.\-\u00b7]*[\w\-\u00b7])?"),
    ("name", rf"(?:{_PREFIX})?:(?:{_LOCAL})?"),
    ("language", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    ("number", r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"),
    ("word", r"[^\W\d]\w*"),
    ("sign", r"."),
)
_TOKEN = re.compile("|".join(f"({form})" for _, form in _FORMS), re.DOTALL)
_ESCAPE = re.compile(_CODEPOINT)
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")


class Token(NamedTuple):
    """A piece of a SPARQL text.

    Attributes:
        kind: what it is; a ``name`` is a prefixed one such as ``kb:value``.
        text: as it stands there.
        start: where it begins, in characters from 0.
    """

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def iter_tokens(text: str) -> Iterator[Token]:
    """The tokens that people mean, without spaces and comments."""
    at = 0
    while at < len(text):
        token = _token_at(text, at)
        at = token.end
        if token.kind not in ("space", "comment"):
            yield token


def iter_possible_tokens(text: str) -> Iterator[tuple[str, Token]]:
    """The tokens of every reading, in no order, each once and with the text that it stands in.

    That is the text itself, and the text in which escapes such as ``\\u0053`` have been resolved,
    which some engines do before they read it.
    """
    resolved = _ESCAPE.sub(lambda found: _character(found[0]), text)
    for reading in dict.fromkeys((text, resolved)):
        for token in _tokens_of_all_readings(reading):
            yield reading, token


def _tokens_of_all_readings(text: str) -> Iterator[Token]:
    starts, seen = [0] if text else [], {0}
    while starts:
        token = _token_at(text, starts.pop())
        yield token
        ends = [token.end]
        if token.kind == "iri" and "#" in token.text and not _ABSOLUTE.match(token.text):
            ends.append(token.start + 1)
        for end in ends:
            if end < len(text) and end not in seen:
                seen.add(end)
                starts.append(end)


def _token_at(text: str, at: int) -> Token:
    found = _TOKEN.match(text, at)
    if found is None or found.lastindex is None:  # the last form takes any character
        raise AssertionError(at)
    return Token(_FORMS[found.lastindex - 1][0], found[0], at)


def _character(escape: str) -> str:
    number = int(escape[2:], 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else escape


def place_of(text: str, at: int) -> tuple[int, int]:
    r"""Line and column of a character, both from 1.

    >>> place_of("ab\ncd", 4)
    (2, 2)
    """
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
