"""The papers as the CSV import of the Open Research Knowledge Graph reads them.

One row for each quoted paper, since the import takes one contribution from a row. The import knows
the columns that begin with ``paper:`` and ``contribution:``; it makes a property of every other
column, of things where its name begins with ``resource:``, and one statement of each filled cell.
A property with several values has a column for each, all of one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kb.corpus import Corpus
from kb.exchange.refi.guids import unique_names
from kb.graph.iris import arxiv_address
from kb.model.paper import Paper, Quote, Studies
from kb.model.record import Value
from kb.tables.authors import split_name
from kb.text import format_plain

PAPER_COLUMNS = (
    "paper:title",
    "paper:authors",
    "paper:publication_year",
    "paper:doi",
    "paper:url",
    "paper:published_in",
    "contribution:research_problem",
)
"""Columns that the import knows."""

SUBJECT_COLUMNS: tuple[tuple[str, str], ...] = (
    ("source", "resource:Source dataset"),
    ("target", "resource:Target dataset"),
    ("model", "resource:Model"),
)
"""The roles of datasets and models, and the columns of those that a paper names."""

QUOTE_COLUMN = "Quote"
_KNOWN = ("paper:", "contribution:", "resource:", "orkg:")
"""Beginnings that the import takes for more than words."""
_ORDER: tuple[Value, ...] = ("positive", "negative", "mixed", "present")


@dataclass(slots=True)
class Row:
    """A paper's row before its cells are laid out.

    Attributes:
        known: the cells of `PAPER_COLUMNS`.
        subjects: for each role, the names of the paper's datasets or models.
        values: for each factor, the values that its quotes have: those that speak to it, or
            ``absent`` where it was looked for and none does.
        quotes: the cells of its quotes.
    """

    known: tuple[str, ...]
    subjects: dict[str, tuple[str, ...]]
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()


def iter_lines(corpus: Corpus) -> Iterator[list[str]]:
    """The head line and the rows, as cells that are not escaped yet."""
    factors = _factor_columns(corpus)
    widths = _widths(corpus, factors)
    columns = [
        *SUBJECT_COLUMNS,
        *((key, _plain(name)) for key, name in factors.items()),
        ("", QUOTE_COLUMN),
    ]
    yield [*PAPER_COLUMNS, *(name for key, name in columns for _ in range(widths.get(key, 0)))]
    for row in _iter_rows(corpus, factors):
        cells = {**row.subjects, **row.values, "": row.quotes}
        line = list(row.known)
        for key, _ in columns:
            values = cells.get(key, ())
            line += [*values, *[""] * (widths.get(key, 0) - len(values))]
        yield line


def _factor_columns(corpus: Corpus) -> dict[str, str]:
    return unique_names(
        {
            f"{ref}/{factor.id}": factor.label
            for ref, codebook in corpus.codebooks.items()
            for factor in codebook.factors
            if not factor.abstract
        }
    )


def _widths(corpus: Corpus, factors: Mapping[str, str]) -> dict[str, int]:
    """How many columns each role, factor and the quotes (under the empty key) need."""
    widths: dict[str, int] = {}
    for row in _iter_rows(corpus, factors):
        for key, values in {**row.subjects, **row.values, "": row.quotes}.items():
            widths[key] = max(widths.get(key, 0), len(values))
    return widths


def _iter_rows(corpus: Corpus, factors: Mapping[str, str]) -> Iterator[Row]:
    for paper in corpus.papers.values():
        quotes = [quote for quote in paper.quotes if quote.deprecated is None]
        if paper.deprecated is None and quotes:
            yield _row(corpus, paper, quotes, factors)


def _row(corpus: Corpus, paper: Paper, quotes: list[Quote], factors: Mapping[str, str]) -> Row:
    row = Row(_known(corpus, paper), _subjects(corpus, paper, quotes))
    found: dict[str, set[str]] = {}
    cells: list[str] = []
    for quote in quotes:
        said: list[str] = []
        for judgement in corpus.judgements_of(paper, quote):
            if judgement.value is not None:
                key = f"{judgement.codebook.id}/{judgement.factor.id}"
                found.setdefault(key, set()).add(judgement.value)
                if judgement.speaks:
                    said.append(f"{factors[key]}: {judgement.value}")
        marks = f" ({', '.join(said)})" if said else ""
        cells.append(f"{quote.id}: “{format_plain(quote.text)}”{marks}")
    row.values = {
        key: tuple(value for value in _ORDER if value in values) or ("absent",)
        for key, values in found.items()
    }
    row.quotes = tuple(cells)
    return row


def _known(corpus: Corpus, paper: Paper) -> tuple[str, ...]:
    address = paper.url or (arxiv_address(paper.arxiv) if paper.arxiv else "")
    return (
        paper.title,
        ";".join(_given_first(author) for author in paper.authors),
        str(paper.year),
        paper.doi or "",
        address,
        paper.venue or "",
        _plain(corpus.meta.title),
    )


def _given_first(author: str) -> str:
    family, given = split_name(author)
    return f"{given} {family}".strip().replace(";", ",")


def _subjects(corpus: Corpus, paper: Paper, quotes: list[Quote]) -> dict[str, tuple[str, ...]]:
    named: list[Quote | Studies] = [*quotes]
    if paper.studies:
        named.append(paper.studies)
    ids = {
        "source": dict.fromkeys(name for one in named for name in one.source),
        "target": dict.fromkeys(name for one in named for name in one.target),
        "model": dict.fromkeys(name for one in named for name in one.models),
    }
    return {
        role: tuple(_plain(_name(corpus, role, name)) for name in names)
        for role, names in ids.items()
    }


def _name(corpus: Corpus, role: str, name: str) -> str:
    record = corpus.models.get(name) if role == "model" else corpus.datasets.get(name)
    return record.name if record else name


def _plain(text: str) -> str:
    """Words that the import takes for words, in quotation marks where it would not."""
    return f"“{text}”" if text.startswith(_KNOWN) or text.endswith(">") else text
