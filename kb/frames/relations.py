"""The corpus as relational tables, without any library.

SQLite, Parquet, DuckDB, Spark and spreadsheets are all filled from these, so that a column means
the same everywhere. Quotes that were withdrawn, and those of withdrawn papers, are in no relation.
Papers, codebooks, factors, datasets and models stay when they are withdrawn, and say so in
``deprecated``, since others may still name them. A link to a record that does not exist, which
`kb check` reports, is left out. So every reference leads to a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb.errors import UnknownName
from kb.frames.relation import Relation
from kb.frames.relations_codings import CODING_RELATIONS
from kb.frames.relations_papers import PAPER_RELATIONS
from kb.frames.relations_subjects import SUBJECT_RELATIONS
from kb.ids import did_you_mean

_ORDER: Final = (
    "knowledge_base",
    "coders",
    "papers",
    "authors",
    "codebooks",
    "factors",
    "factor_matches",
    "datasets",
    "dataset_aliases",
    "dataset_parts",
    "models",
    "model_aliases",
    "quotes",
    "quote_tolerances",
    "quote_similarities",
    "quote_datasets",
    "quote_models",
    "paper_datasets",
    "paper_models",
    "codings",
    "coding_coders",
    "independent_codings",
    "tables",
    "table_quotes",
    "notes",
)

RELATIONS: Final[tuple[Relation, ...]] = tuple(
    sorted(
        (*PAPER_RELATIONS, *CODING_RELATIONS, *SUBJECT_RELATIONS),
        key=lambda relation: _ORDER.index(relation.name),
    )
)
"""Every relation; one stands after those that it refers to."""

_BY_NAME: Final = {relation.name: relation for relation in RELATIONS}


def find_relation(name: str) -> Relation:
    """The relation of this name.

    Raises:
        UnknownName: when there is none, with the nearest name.
    """
    if name not in _BY_NAME:
        raise UnknownName("relation", name, did_you_mean(name, _BY_NAME))
    return _BY_NAME[name]


def format_relations() -> str:
    """Every relation with its key, its references and its columns, as Markdown."""
    return "\n".join(line for relation in RELATIONS for line in _lines(relation))


def _lines(relation: Relation) -> Iterator[str]:
    yield f"## `{relation.name}`\n"
    refers = [
        f"{_named(reference.columns)} in `{reference.relation}`"
        for reference in relation.references
    ]
    ends = f" Refers to {', '.join(refers)}." if refers else ""
    meaning = relation.meaning[0].upper() + relation.meaning[1:]
    yield f"{meaning}. Key: {_named(relation.key)}.{ends}\n"
    for name, kind, nullable, said in relation.columns:
        yield f"`{name}` ({kind}{', may be empty' if nullable else ''})"
        stop = "" if said.endswith("...") else "."
        yield f":   {said[0].upper()}{said[1:]}{stop}\n"


def _named(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)
