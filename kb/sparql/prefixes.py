"""The prefixes of a query: those that need no declaring, and what is said of unknown ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kb.graph.terms import KB, PREFIXES
from kb.graph.vocabulary import VOCABULARY
from kb.ids import did_you_mean, nearest
from kb.sparql.tokens import Token, iter_possible_tokens, iter_tokens


def declarations(query: str) -> str:
    """A declaration of each known prefix that the query uses and does not declare itself.

    They have no line end: before the query, lines count as in the query as it was written.
    """
    used = {_prefix(token) for _, token in iter_possible_tokens(query) if token.kind == "name"}
    missing = sorted((used - _declared(query)) & PREFIXES.keys())
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing)


def unknown_prefix(query: str) -> tuple[str, int, str] | None:
    """The first prefix that is neither known nor declared: it, where it begins, a remedy."""
    known = _declared(query) | PREFIXES.keys()
    for token in iter_tokens(query):
        if token.kind == "name" and _prefix(token) not in known:
            prefix = _prefix(token)
            remedy = f"{did_you_mean(prefix, known)} (or declare it: PREFIX {prefix}: <...>)"
            return prefix, token.start, remedy
    return None


def iter_unknown_terms(query: str) -> Iterator[tuple[str, str]]:
    """Terms of the project's own vocabulary that it has not, each with a remedy.

    A query with one is well-formed, and its pattern matches nothing.
    """
    names = [term.name for term in VOCABULARY]
    for name in dict.fromkeys(_own_names(iter_tokens(query), _own_prefixes(query))):
        if name not in names:
            near = nearest(name, names)
            yield f"kb:{name}", f"did you mean kb:{near}?" if near else "the page on RDF lists them"


def _own_names(tokens: Iterable[Token], prefixes: set[str]) -> Iterator[str]:
    declared = False
    for token in tokens:
        if token.kind == "iri" and token.text.startswith(f"<{KB.iri}"):
            name = token.text[1 + len(KB.iri) : -1]
        elif token.kind == "name" and _prefix(token) in prefixes and not declared:
            name = token.text.partition(":")[2]
        else:
            name = ""
        if name:
            yield name
        declared = token.kind == "word" and token.text.upper() == "PREFIX"


def _own_prefixes(query: str) -> set[str]:
    """Prefixes that stand for the project's own vocabulary in this query."""
    found = set() if "kb" in _declared(query) else {"kb"}
    tokens = list(iter_tokens(query))
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.text.upper() == "PREFIX" and iri.text == f"<{KB.iri}>":
            found.add(_prefix(name))
    return found


def _declared(query: str) -> set[str]:
    """Prefixes that the query declares."""
    tokens = list(iter_tokens(query))
    return {
        _prefix(name)
        for word, name in pairwise(tokens)
        if word.kind == "word" and word.text.upper() == "PREFIX" and name.kind == "name"
    }


def _prefix(token: Token) -> str:
    return token.text.partition(":")[0]
