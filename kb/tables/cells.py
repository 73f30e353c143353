"""The value of a table: typed cells in rows, row groups and parts, before any language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kb.errors import UnknownName
from kb.ids import did_you_mean
from kb.model.record import Value
from kb.text import Passage

Role = Literal["quote", "factor", "code", "definition", "examples"]


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words.

    Attributes:
        text: the words, without any markup.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A factor of the table's codebook, by its name.

    Attributes:
        factor: the factor's id.
        label: its name as people write it.
    """

    factor: str
    label: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper, by the short label under which it is cited.

    Attributes:
        paper: the paper's id, which is its cite key.
        label: one name, two names, or the first and "et al.".
        year: the year by which it is cited.
    """

    paper: str
    label: str
    year: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote with its number in its row group.

    Attributes:
        ref: the quote's name in the whole knowledge base, ``ribeiro2017/q3``.
        number: its number in the row group, from 1.
        passages: its passages, each as runs of words, omissions and insertions.
    """

    ref: str
    number: int
    passages: tuple[Passage, ...]

    @property
    def id(self) -> str:
        """The quote's id within its paper."""
        return self.ref.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Mark:
    """The judgement of one factor in one quote.

    Attributes:
        value: the value; None where the factor was not assessed.
    """

    value: Value | None


@dataclass(frozen=True, slots=True)
class Illustration:
    """A passage that shows a factor at work.

    Attributes:
        passages: the passage, or passages, as runs.
        value: the value it was given, or would be given; None where that is not said.
        ref: the quote of the knowledge base that it is, or is part of.
        citation: that quote's paper.
    """

    passages: tuple[Passage, ...]
    value: Value | None = None
    ref: str | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Illustrations:
    """Every illustration of one factor, in order."""

    items: tuple[Illustration, ...]


Cell = Text | Term | Quotation | Mark | Illustrations
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of every part.

    Attributes:
        id: the column's name for programs; for a factor its id.
        label: its head.
        role: what its cells hold; ``factor`` columns hold marks.
    """

    id: str
    label: str
    role: Role


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together.

    Attributes:
        head: the paper that they quote, or the heading under which their factors stand.
        rows: the rows; each has a cell per column.
    """

    head: Citation | Text | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PartValue:
    """A part of a table.

    Attributes:
        id: its printed name (``A5``); empty for a table in one piece.
        title: what it holds, if that was said.
        groups: its row groups in order.
        number: its place among the parts, from 1.
        of: how many parts the whole table has.
        anchor: its name in addresses and labels, ``a5``; unlike that of any other part.
    """

    id: str
    title: str | None
    groups: tuple[RowGroup, ...]
    number: int = 1
    of: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TableValue:
    """A table, ready for a renderer.

    Attributes:
        id: the table's id.
        title: its short title.
        caption: its caption, without parts and data version; see `caption_of`.
        data_version: the version of the data from which it was built.
        kind: ``matrix`` has a row per quote, ``codebook`` a row per factor.
        codebook: the codebook's reference, ``literature-factors@1``.
        columns: the columns, the same in every part.
        parts: the parts in printed order.
    """

    id: str
    title: str
    caption: str
    data_version: str
    kind: Literal["matrix", "codebook"]
    codebook: str
    columns: tuple[Column, ...]
    parts: tuple[PartValue, ...]

    def caption_of(self, part: PartValue) -> str:
        """The caption of one part; it names the part and the data version."""
        sentences = [_sentence(self.caption)]
        if part.of > 1:
            name = f"Part {part.id}, {part.number} of {part.of}"
            sentences.append(_sentence(f"{name}: {part.title}" if part.title else name))
        sentences.append(f"Data version {self.data_version}.")
        return " ".join(sentences)

    def anchor_of(self, part: PartValue) -> str:
        """The name of one part in addresses and labels, ``appendix-a-a5``."""
        return f"{self.id}-{part.anchor}" if part.anchor else self.id

    def only_part(self, part_id: str) -> TableValue:
        """The same table with one part alone, which keeps its number.

        Raises:
            UnknownName: when the table has no such part, with the nearest name.
        """
        kept = tuple(part for part in self.parts if part.id == part_id)
        if not kept:
            known = [part.id for part in self.parts if part.id]
            remedy = did_you_mean(part_id, known) if known else f"{self.id} is in one piece"
            raise UnknownName("part", part_id, remedy)
        return replace(self, parts=kept)

    def iter_rows(self) -> Iterator[tuple[PartValue, RowGroup, Row]]:
        """Every row with the part and the group in which it stands."""
        for part in self.parts:
            for group in part.groups:
                for row in group.rows:
                    yield part, group, row

    @property
    def papers(self) -> tuple[str, ...]:
        """The ids of the papers that the table cites, sorted."""
        return tuple(sorted(set(_cited(self))))

    @property
    def values(self) -> tuple[Value | None, ...]:
        """The values that are shown by a mark: what a legend has to explain.

        Where every illustration is merely present, as under an unsigned codebook, a mark before
        each would say nothing, so none is shown.
        """
        shown = dict.fromkeys(_values(self))
        return () if self.kind == "codebook" and set(shown) == {"present"} else tuple(shown)


def plain_text(passages: tuple[Passage, ...]) -> str:
    """The words of some passages, a line each, without emphasis; the coder's part in brackets."""
    return "\n".join(
        "".join(run.text if run.kind == "verbatim" else f"[{run.text}]" for run in passage)
        for passage in passages
    )


def _cited(table: TableValue) -> Iterator[str]:
    for _, group, row in table.iter_rows():
        if isinstance(group.head, Citation):
            yield group.head.paper
        for cell in row:
            if isinstance(cell, Illustrations):
                yield from (item.citation.paper for item in cell.items if item.citation)


def _values(table: TableValue) -> Iterator[Value | None]:
    for _, _, row in table.iter_rows():
        for cell in row:
            if isinstance(cell, Mark):
                yield cell.value
            elif isinstance(cell, Illustrations):
                yield from (item.value for item in cell.items if item.value is not None)


def _sentence(text: str) -> str:
    """The text, closed by a full stop where nothing else closes it."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."
