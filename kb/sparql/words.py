"""The words of SPARQL 1.1: keywords and functions."""

from __future__ import annotations

from kb.ids import nearest
from kb.sparql.tokens import iter_tokens

_KEYWORDS = """
    A ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL CLEAR COALESCE CONCAT CONSTRUCT
    CONTAINS COPY COUNT CREATE DATA DATATYPE DAY DEFAULT DELETE DESC DESCRIBE DISTINCT DROP
    ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN INSERT
    INTO IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE LIMIT LOAD MAX MD5 MIN
    MINUS MINUTES MONTH MOVE NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE
    ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR
    STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TO TRUE TZ
    UCASE UNDEF UNION URI USING UUID VALUES WHERE WITH YEAR
"""
WORDS = frozenset(_KEYWORDS.split())
"""In capitals; SPARQL does not tell capitals from small letters."""

_FORMS = 'a variable begins with ?, a text stands between "", a term has a prefix'


def unknown_word(query: str) -> tuple[str, int, str] | None:
    """The first word that SPARQL has not: it, where it begins, a remedy."""
    for token in iter_tokens(query):
        if token.kind == "word" and token.text.upper() not in WORDS:
            near = nearest(token.text.upper(), WORDS)
            remedy = f"did you mean {near}?" if near else _FORMS
            return token.text, token.start, remedy
    return None
