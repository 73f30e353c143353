"""Answers as text: a table for the eyes, cells and JSON for programs, Turtle and N-Triples."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence

from kb.findings import visible
from kb.graph.terms import PREFIXES, RDF, XSD, Literal
from kb.sparql.answer import Blank, Iri, Solutions, Term, Triples
from kb.sparql.frame import text_of

WIDEST = 60
"""Characters of a cell of a table; what is longer is cut, with an ellipsis."""


def format_table(answer: Solutions, base_iri: str | None = None) -> str:
    """Aligned columns, with prefixes for IRIs; nothing in it can steer a terminal.

    Args:
        answer: the rows.
        base_iri: records' IRIs are shown from here on, between angle brackets.
    """
    rows = [[_cell(term, base_iri) for term in row] for row in answer.rows]
    numeric = [
        all(_is_number(row[at]) for row in answer.rows) for at in range(len(answer.variables))
    ]
    widths = [
        max(map(_width, (name, *(row[at] for row in rows))))
        for at, name in enumerate(answer.variables)
    ]
    lines = [_line(answer.variables, widths, numeric), _line(["-" * w for w in widths], widths)]
    lines += [_line(row, widths, numeric) for row in rows]
    count = f"{len(rows):,} row{'s' * (len(rows) != 1)}"
    return "\n".join([*lines, f"({count})"]) + "\n"


def iter_cells(answer: Solutions) -> Iterator[list[str]]:
    """The lines of a CSV file as SPARQL 1.1 defines it: the names, then values without types."""
    yield list(answer.variables)
    for row in answer.rows:
        yield ["" if term is None else text_of(term) for term in row]


def format_json(answer: Solutions | bool) -> str:
    """SPARQL 1.1 Query Results JSON."""
    value: dict[str, object]
    if isinstance(answer, bool):
        value = {"head": {}, "boolean": answer}
    else:
        bindings = [
            {
                name: _binding(term)
                for name, term in zip(answer.variables, row, strict=True)
                if term is not None
            }
            for row in answer.rows
        ]
        value = {"head": {"vars": answer.variables}, "results": {"bindings": bindings}}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def format_ntriples(answer: Triples) -> str:
    """N-Triples, sorted."""
    return "".join(sorted(_lines(answer)))


def format_turtle(answer: Triples) -> str:
    """Turtle with the project's prefixes, sorted; the same text for the same triples."""
    lines: dict[str, set[str]] = {}
    for subject, predicate, object_ in answer.triples:
        verb = "a" if predicate == RDF.type else _turtle(predicate)
        lines.setdefault(_turtle(subject), set()).add(f"{verb} {_turtle(object_)}")
    head = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items())]
    blocks = [
        f"\n{name} " + " ;\n    ".join(sorted(lines[name])) + " .\n" for name in sorted(lines)
    ]
    return "".join(head + blocks)


def _turtle(term: Term) -> str:
    from kb.graph.turtle import shorten

    if isinstance(term, Literal) and term.datatype:
        return _whole(Literal(term.text)) + "^^" + shorten(term.datatype)
    return shorten(term) if isinstance(term, Iri) else _whole(term)


def _lines(answer: Triples) -> Iterator[str]:
    for subject, predicate, object_ in answer.triples:
        yield f"{_whole(subject)} {_whole(predicate)} {_whole(object_)} .\n"


def _whole(term: Term) -> str:
    from kb.graph.turtle import format_literal

    if isinstance(term, Literal):
        text = format_literal(term.text)
        if term.language:
            return f"{text}@{term.language}"
        return f"{text}^^<{term.datatype}>" if term.datatype else text
    return str(term) if isinstance(term, Blank) else f"<{term}>"


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, Literal):
        found = {"type": "literal", "value": term.text}
        if term.language:
            found["xml:lang"] = term.language
        elif term.datatype:
            found["datatype"] = term.datatype
        return found
    if isinstance(term, Blank):
        return {"type": "bnode", "value": term.removeprefix("_:")}
    return {"type": "uri", "value": str(term)}


def _cell(term: Term | None, base_iri: str | None) -> str:
    if term is None:
        return ""
    text = _short(term, base_iri) if isinstance(term, Iri) else text_of(term)
    text = visible(" ".join(text.split()) if "\n" in text else text)
    return text if len(text) <= WIDEST else text[: WIDEST - 3] + "..."


def _short(iri: str, base_iri: str | None) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].isidentifier():
            return f"{prefix}:{iri[len(namespace) :]}"
    if base_iri and iri.startswith(base_iri) and iri != base_iri:
        return f"<{iri.removeprefix(base_iri)}>"
    return f"<{iri}>"


def _is_number(term: Term | None) -> bool:
    return term is None or (
        isinstance(term, Literal)
        and term.datatype in (XSD.integer, XSD.decimal, XSD.double, XSD.float)
    )


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool] | None = None) -> str:
    padded = []
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (width - _width(cell))
        padded.append(space + cell if right and right[at] else cell + space)
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    """Columns that a terminal needs: two for wide characters, none for marks over others."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
