"""The SQL of the SQLite export: tables from the relations, and views in the forms of the frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kb.frames.relation import Column, Relation
from kb.frames.rows import NOT_ASSESSED

if TYPE_CHECKING:
    from kb.corpus import Corpus

_TYPES: Final = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER"}
_WIDEST: Final = 1_900
"""Fewer columns than SQLite gives in one result."""

SEARCH: Final = """\
CREATE VIRTUAL TABLE quotes_search
USING fts5(text, content='quotes', tokenize='unicode61 remove_diacritics 2')"""
"""Full-text search in the words of the quotes; its rowid is that of ``quotes``."""

FILL_SEARCH: Final = "INSERT INTO quotes_search(quotes_search) VALUES ('rebuild')"

TIDY: Final = f"""\
CREATE VIEW tidy AS -- a row for each quote and factor, as in the CSV and in the frame
SELECT
  c.paper, c.year, c.quote, c.codebook, c.factor, c.value, c.term,
  CASE WHEN c.value <> '{NOT_ASSESSED}' THEN (
    SELECT group_concat(coder, '; ') FROM (
      SELECT coder FROM coding_coders AS w
      WHERE w.paper = c.paper AND w.codebook = c.codebook ORDER BY w.rowid)) END AS coders,
  (SELECT group_concat(dataset, '; ') FROM (
    SELECT dataset FROM quote_datasets AS d
    WHERE d.quote = c.quote AND d.role = 'source' ORDER BY d.rowid)) AS source,
  (SELECT group_concat(dataset, '; ') FROM (
    SELECT dataset FROM quote_datasets AS d
    WHERE d.quote = c.quote AND d.role = 'target' ORDER BY d.rowid)) AS target,
  (SELECT group_concat(model, '; ') FROM (
    SELECT model FROM quote_models AS m WHERE m.quote = c.quote ORDER BY m.rowid)) AS models,
  q.via, q.locator,
  (SELECT group_concat(kind, '; ') FROM (
    SELECT DISTINCT kind FROM notes AS n
    WHERE n.subject = 'quote' AND n.name = c.quote ORDER BY kind)) AS notes,
  q.text, q.level AS verified
FROM codings AS c JOIN quotes AS q ON q.quote = c.quote ORDER BY c.rowid"""  # noqa: S608  # words are ours


def create_table(relation: Relation) -> str:
    """The statement that makes the table of a relation, with its keys and what columns mean."""
    parts = [(_column(column), column.meaning) for column in relation.columns]
    parts.append((f"PRIMARY KEY ({_names(relation.key)})", ""))
    for reference in relation.references:
        names = _names(reference.columns)
        parts.append((f"FOREIGN KEY ({names}) REFERENCES {quoted(reference.relation)}", ""))
    lines = [
        f"  {sql}{',' if number < len(parts) else ''}{_comment(meaning)}"
        for number, (sql, meaning) in enumerate(parts, start=1)
    ]
    head = f"CREATE TABLE {quoted(relation.name)} ({_comment(relation.meaning)}"
    return "\n".join([head, *lines, ")"])


def create_indexes(relation: Relation) -> Iterator[str]:
    """The statements that make the indexes of its references, but for the one that its key is."""
    for reference in relation.references:
        if reference.columns != relation.key[: len(reference.columns)]:
            name = quoted(f"{relation.name}_{'_'.join(reference.columns)}")
            yield f"CREATE INDEX {name} ON {quoted(relation.name)} ({_names(reference.columns)})"


def insert_row(relation: Relation) -> str:
    """The statement that puts a row into the table of a relation."""
    marks = ", ".join("?" * len(relation.columns))
    return f"INSERT INTO {quoted(relation.name)} VALUES ({marks})"  # noqa: S608  # names are ours


def create_matrices(corpus: Corpus) -> Iterator[str]:
    """The statements that make the view ``matrix``: a row for each quote, a column for each factor,
    empty where it was not assessed; and ``matrix_2`` and on where one view cannot hold them all."""
    factors = [key for key, factor in corpus.factors.items() if not factor.abstract]
    for start in range(0, max(len(factors), 1), _WIDEST):
        columns = "".join(
            f",\n  max(CASE WHEN codebook = {_literal(book)} AND factor = {_literal(name)} "
            f"THEN nullif(value, '{NOT_ASSESSED}') END) AS {quoted(f'{book}/{name}')}"
            for book, name in factors[start : start + _WIDEST]
        )
        view = "matrix" if start == 0 else f"matrix_{start // _WIDEST + 1}"
        yield (
            f"CREATE VIEW {view} AS -- a row for each quote, a column for each factor\n"
            f"SELECT quote, paper, year{columns}\nFROM codings GROUP BY quote, paper, year"
        )


def quoted(name: str) -> str:
    """A name as SQL has it.

    >>> quoted('a "b" c')
    '"a ""b"" c"'
    """
    return '"' + name.replace('"', '""') + '"'


def _column(column: Column) -> str:
    name = quoted(column.name)
    needed = "" if column.nullable else " NOT NULL"
    check = f" CHECK ({name} IN (0, 1))" if column.type == "boolean" else ""
    return f"{name} {_TYPES[column.type]}{needed}{check}"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, names))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _comment(meaning: str) -> str:
    return f" -- {' '.join(meaning.split())}" if meaning else ""
