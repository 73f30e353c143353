"""The columns that a SELECT asks for, as far as its text alone says so."""

from __future__ import annotations

from collections.abc import Iterator

from kb.sparql.tokens import Token, iter_tokens

_BEFORE = ("DISTINCT", "REDUCED")
_AFTER = ("WHERE", "FROM")


def read_projection(query: str) -> tuple[str, ...] | None:
    """The names of the columns in their order; None for ``*``, for another form, and in doubt.

    >>> read_projection("SELECT ?paper (COUNT(*) AS ?n) { ?q oa:hasSource ?paper }")
    ('paper', 'n')
    """
    tokens = _after_select(query)
    names: list[str] = []
    for token in tokens:
        if token.kind == "variable":
            names.append(token.text[1:])
        elif token.text == "(":
            name = _named_expression(tokens)
            if name is None:
                return None
            names.append(name)
        elif token.text == "{" or token.text.upper() in _AFTER:
            return tuple(names) or None
        elif names or token.text.upper() not in _BEFORE:
            return None
    return None


def _after_select(query: str) -> Iterator[Token]:
    """The tokens after the first word that belongs to no prologue, if that is SELECT."""
    tokens = iter_tokens(query)
    for token in tokens:
        word = token.text.upper()
        if token.kind == "word" and word not in ("PREFIX", "BASE", "VERSION"):
            return tokens if word == "SELECT" else iter(())
    return iter(())


def _named_expression(tokens: Iterator[Token]) -> str | None:
    """The name at the end of ``(... AS ?name)``, whose first bracket has been read."""
    depth, last = 1, [""] * 3
    for token in tokens:
        if token.kind == "iri" and ("(" in token.text or ")" in token.text):
            return None  # perhaps two comparisons
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        last = [*last[1:], token.text]
        if depth == 0:
            word, name, _ = last
            return name[1:] if word.upper() == "AS" and name[:1] in ("?", "$") else None
    return None
