"""Reference lists in the written documentation, made from the code that they describe.

A page says where a list belongs with a comment, ``<!-- kb: records -->``; the list is put there
when the site is built, so that it cannot lag behind the code and is no file that goes stale.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from kb.frames.relations import format_relations
from kb.frames.rows import OUTCOMES, Row
from kb.graph.schema import format_edge_types, format_node_kinds
from kb.graph.terms import PREFIXES
from kb.model import record as forms
from kb.model.codebook import Codebook, Example, Factor, NearMiss
from kb.model.meaning import field_meanings
from kb.model.meta import KnowledgeBase, People, Person, QuotationPolicy
from kb.model.paper import CodingStatement, IndependentCoding, Paper, Quote, Studies, Verification
from kb.model.record import Code, Deprecation, Note, Record, Via
from kb.model.subject import Architecture, Classes, Dataset, ImageCounts
from kb.model.table import Entry, Part, Selection, Table
from kb.model.thumbnails import Sheet, Thumbnails

_PLACE = re.compile(r"^<!-- kb: (\w+) -->$", re.MULTILINE)
_SESSION = re.compile(r"^( *```)python\n(?= *>>> )", re.MULTILINE)
"""Python with its answers: these are no code, and must not be coloured like it."""

_NO_RUN = re.compile(r"^( *(?:```|~~~)\w+) no-run\b.*$", re.MULTILINE)

_FILES: tuple[tuple[str, str, tuple[type[Record], ...]], ...] = (
    ("The knowledge base", "kb.yaml", (KnowledgeBase, QuotationPolicy)),
    ("Coders", "people.yaml", (People, Person)),
    ("A paper", "papers/ID.yaml", (Paper, Studies, CodingStatement, Quote, Verification)),
    ("An independent coding", "codings/CODER/PAPER.yaml", (IndependentCoding,)),
    ("A codebook", "codebooks/ID@MAJOR.yaml", (Codebook, Factor, Example, NearMiss)),
    ("A dataset", "datasets/ID.yaml", (Dataset, ImageCounts, Classes, Thumbnails, Sheet)),
    ("A model architecture", "models/ID.yaml", (Architecture,)),
    ("A table", "tables/ID.yaml", (Table, Part, Entry, Selection)),
    ("What several records share", "", (Code, Via, Note, Deprecation)),
)
"""Each kind of file with the records that may stand in it, the file's own first."""

_FORMS: tuple[tuple[object, str], ...] = (
    (forms.PaperId, "paper id"),
    (forms.DatasetId, "dataset id"),
    (forms.ModelId, "model id"),
    (forms.CoderId, "coder id"),
    (forms.FactorId, "factor id"),
    (forms.CodebookRef, "codebook and version"),
    (forms.FactorRef, "factor reference"),
    (forms.QuoteId, "quote id"),
    (forms.QuoteRef, "quote reference"),
    (forms.Slug, "id"),
    (forms.Text, "text"),
    (forms.Line, "line"),
    (forms.Address, "web address"),
    (forms.Count, "whole number"),
    (forms.Flag, "`true` or `false`"),
    (forms.Sha256, "SHA-256 digest"),
    (forms.Day, "day"),
    (forms.SemanticVersion, "version"),
    (forms.Value, "value"),
    (forms.CodeField, "value, or `Code`"),
)


def prepare_page(markdown: str) -> str:
    """A written page as Markdown extensions read it: lists filled in, code blocks named simply.

    Raises:
        KeyError: when the page asks for a list that does not exist.
    """
    markdown = _NO_RUN.sub(r"\1", fill_references(markdown))
    return _SESSION.sub(r"\1pycon\n", markdown)


def fill_references(markdown: str) -> str:
    """A page with its reference lists in their places.

    Raises:
        KeyError: when the page asks for a list that does not exist.
    """
    return _PLACE.sub(lambda found: REFERENCES[found[1]](), markdown)


def format_records() -> str:
    """Every field of every kind of file."""
    return "\n".join(_record_lines())


def _record_lines() -> Iterator[str]:
    for title, file, records in _FILES:
        yield f"## {title}\n"
        for position, record in enumerate(records):
            if position or not file:
                yield f"### `{record.__name__}`\n"
            else:
                yield f"`annotations/{file}`\n"
            yield f"{_one_line(record.__doc__)}\n"
            yield from _field_lines(record)


def _field_lines(record: type[Record]) -> Iterator[str]:
    hints = get_type_hints(record, include_extras=True)
    meanings = field_meanings(record)
    for name, field in record.model_fields.items():
        need = ", required" if field.is_required() else ""
        default = field.default
        said = f", else `{default}`" if isinstance(default, str | int) and default else ""
        yield f"`{name}` ({_form(hints[name])}{need}{said})"
        yield f":   {meanings[name]}\n"


def _form(hint: Any) -> str:
    """What may stand in a field, in words."""
    for known, words in _FORMS:
        if hint is known:
            return words
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == forms.Codes:
        return "for each codebook and factor: value, or `Code`"
    if origin is Annotated:
        return _form(arguments[0])
    if origin in (Union, UnionType):
        return " or ".join(_form(part) for part in arguments if part is not NoneType)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if origin is tuple:
        return f"list: {_form(arguments[0])}"
    if origin is not None and issubclass(origin, Mapping):
        key = "name" if arguments[0] is forms.Line else _form(arguments[0])
        return f"for each {key}: {_form(arguments[1])}"
    return {int: "whole number", str: "text"}.get(hint, f"`{hint.__name__}`")


def format_columns() -> str:
    """The columns of the tidy table."""
    meanings = re.findall(
        r"^ {4}(\w+): ((?:.|\n {8})+)", inspect.cleandoc(Row.__doc__ or ""), re.MULTILINE
    )
    lines = [f"`{name}`\n:   {_one_line(text).replace('``', '`')}\n" for name, text in meanings]
    outcomes = ", ".join(f"`{word}`" for word in OUTCOMES)
    return "\n".join([*lines, f"The words of `value`, in this order: {outcomes}."])


def format_prefixes() -> str:
    """The prefixes of the Turtle file and of queries."""
    return "\n".join(f"- `{prefix}:` `{iri}`" for prefix, iri in sorted(PREFIXES.items()))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


REFERENCES: Mapping[str, Callable[[], str]] = {
    "records": format_records,
    "nodes": format_node_kinds,
    "edges": format_edge_types,
    "columns": format_columns,
    "relations": format_relations,
    "prefixes": format_prefixes,
}
"""The lists by the name under which a page asks for them."""
