"""How tables stand in RDF."""

from __future__ import annotations

from collections.abc import Iterator

from kb.graph.codecs import CODEBOOK, OWN_QUOTE, PAPER, YEAR, Scope
from kb.graph.consequences import iter_noted
from kb.graph.forms import NOTES, VIA
from kb.graph.mapping import Form, Part, Value
from kb.graph.terms import DCTERMS, KB, Triple
from kb.model.table import Entry, Selection, Table
from kb.model.table import Part as TablePart

ENTRY = Form(
    Entry,
    KB.TableEntry,
    (
        Value("paper", KB.ofPaper, PAPER),
        Value("quotes", KB.listsQuote, OWN_QUOTE, many=True),
    ),
    scope="paper",
)

TABLE_PART = Form(
    TablePart,
    KB.TablePart,
    (
        Value("id", KB.name),
        Value("title", DCTERMS.title),
        Part("entries", KB.hasEntry, ENTRY, "entry", many=True),
    ),
)

SELECTION = Form(
    Selection,
    KB.Selection,
    (
        Value("papers", KB.ofPaper, PAPER, many=True),
        Value("factors", KB.selectsFactor, many=True),
        Value("values", KB.selectsValue, many=True),
        Value("since", KB.since, YEAR),
        Value("until", KB.until, YEAR),
    ),
)


def _table_derived(table: Table, home: str, scope: Scope) -> Iterator[Triple]:
    yield from iter_noted(home, table.notes)


TABLES = Form(
    Table,
    KB.Table,
    (
        Value("id", DCTERMS.identifier),
        Value("title", DCTERMS.title),
        Value("caption", DCTERMS.description),
        Value("kind", KB.tableKind),
        Value("codebook", KB.usesCodebook, CODEBOOK),
        Value("factors", KB.showsFactor, many=True),
        Value("examples", KB.illustratedBy),
        Part("parts", KB.hasPart, TABLE_PART, "part", many=True),
        Part("select", KB.selects, SELECTION, "select"),
        VIA,
        NOTES,
    ),
    derived=_table_derived,
)
