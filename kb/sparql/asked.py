"""What a SPARQL text asks for, and what of that is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kb.sparql.errors import QueryRefused
from kb.sparql.tokens import Token, iter_possible_tokens, iter_tokens, place_of

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "update", "unknown"]

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_BRACE = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*\{")
_ANSWERED: tuple[Form, ...] = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks for.

    Attributes:
        form: the form of the query; ``update`` when it would change something.
        update: the first word that would change something.
        elsewhere: the words that make an engine turn to other places: SERVICE, FROM, LOAD.
    """

    form: Form
    update: Token | None
    elsewhere: tuple[Token, ...]


def read_asked(query: str) -> Asked:
    """What a text asks for, whatever strings, comments, names and escapes it hides that in.

    In doubt it asks for more rather than for less: words that touch (``trueSERVICE``) count, since
    some engines part them.
    """
    updates: list[Token] = []
    elsewhere: list[Token] = []
    for text, token in iter_possible_tokens(query):
        if token.kind == "word":
            word = token.text.upper()
            if word in UPDATES:
                updates.append(token)
            if "SERVICE" in word or word.startswith("FROM") or word == "LOAD":
                elsewhere.append(token)
        elif token.kind == "name" and _may_call(text, token):
            elsewhere.append(token)
    form = _form(query)
    if updates and form == "unknown":
        form = "update"
    by_place = sorted(elsewhere, key=lambda token: token.start)
    return Asked(form, min(updates, key=lambda token: token.start, default=None), tuple(by_place))


def _may_call(text: str, token: Token) -> bool:
    """Whether a prefixed name before a brace may be read as a keyword and a name.

    ``SERVICEex:foo {`` calls ``ex:foo``, for an engine that parts them.
    """
    prefix = token.text.partition(":")[0].upper()
    return "SERVICE" in prefix and _BRACE.match(text, token.end) is not None


def _form(query: str) -> Form:
    """The form of a query, which the first word after the prologue says."""
    for token in iter_tokens(query):
        word = token.text.upper()
        if token.kind == "word" and word not in ("PREFIX", "BASE", "VERSION"):
            return next((form for form in _ANSWERED if word.startswith(form)), "unknown")
    return "unknown"


def refuse(query: str, asked: Asked, update: bool, service: bool) -> None:
    """Refuse what was not allowed.

    Raises:
        QueryRefused: for the first word that asks for it.
    """
    if asked.update is not None and not update:
        word, line = _named(query, asked.update)
        raise QueryRefused(
            word,
            line,
            "queries change nothing",
            "correct a record in its YAML file, or allow it with update=True "
            "(kb sparql --allow-update)",
        )
    if asked.elsewhere and not service:
        word, line = _named(query, asked.elsewhere[0])
        raise QueryRefused(
            word,
            line,
            "queries are answered from one place, and call no other",
            "allow it with service=True (kb sparql --allow-service)",
        )


def _named(query: str, token: Token) -> tuple[str, int]:
    """The keyword and its line; no line where it was found only once escapes were resolved."""
    text = token.text.upper()
    word = next((keyword for keyword in ("SERVICE", "FROM") if keyword in text), text)
    is_there = query[token.start : token.end] == token.text
    return word, place_of(query, token.start)[0] if is_there else 0
