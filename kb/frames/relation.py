"""What a relation is: a table with typed columns, a key, and rows that a corpus gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kb.corpus import Corpus

Cell = str | int | bool | None
Line = tuple[Cell, ...]
"""A row: a cell for each column."""

ColumnType = Literal["text", "integer", "boolean"]


class Column(NamedTuple):
    """A column of a relation.

    Attributes:
        name: in small letters, and no reserved word of SQL.
        type: what its cells hold; a whole number fits in 64 bits.
        nullable: whether a cell may be empty, because nothing is known or nothing applies.
        meaning: what it says, in a phrase.
    """

    name: str
    type: ColumnType
    nullable: bool
    meaning: str


class Reference(NamedTuple):
    """Columns that name a row of a relation.

    Attributes:
        columns: as many as the key of that relation has, in its order.
        relation: the relation that they refer to.
    """

    columns: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table of the relational form.

    Attributes:
        name: its name, in the plural.
        meaning: what a row stands for.
        columns: its columns.
        key: the columns that tell its rows apart.
        rows: its rows for a corpus, each once, in an order that depends on the records alone.
        references: which columns name rows of other relations; an empty cell names none.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Corpus], Iterator[Line]]
    references: tuple[Reference, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


def text(name: str, meaning: str, *, nullable: bool = False) -> Column:
    """A column of words."""
    return Column(name, "text", nullable, meaning)


def integer(name: str, meaning: str, *, nullable: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", nullable, meaning)


def boolean(name: str, meaning: str) -> Column:
    """A column of yes and no."""
    return Column(name, "boolean", False, meaning)
