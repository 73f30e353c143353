"""The evidence map as a picture: bubbles for independent papers, and a mark for each kind of
empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kb.frames.coded import Domains
from kb.frames.gap_table import Cell
from kb.site import addresses
from kb.site.pictures.book import Book, Said
from kb.site.pictures.drawing import Drawing
from kb.site.pictures.evidence_map import Column, Map, Variant, read_map, value_of
from kb.site.pictures.figure import Figure, Marked, Row, Shown, Table
from kb.site.pictures.grid import Bubble, Cells, Empty, Head, draw_grid
from kb.site.pictures.labels import clean, leaders, named, short
from kb.site.pictures.legend import EMPTY, HOLLOW, VALUES
from kb.site.pictures.voices import Voices
from kb.site.words import VALUES as WORDS
from kb.site.words import count

SIGNED = ("positive", "negative", "mixed", "present")
_MOST_ROWS, _MOST_COLUMNS = 25, 10


def build_evidence(book: Book, variant: Variant, domains: Domains, voices: Voices) -> Figure:
    """The map of one codebook.

    Args:
        book: the codebook.
        variant: what the columns are: domains of source or of target datasets, or years.
        domains: the domains of the datasets.
        voices: the authors.
    """
    found = read_map(book, variant, domains, voices)
    name = f"evidence-map-by-{variant}"
    return Figure(
        name,
        _VARIANT[variant],
        _finding(book, found),
        tuple(_reading(variant, found)),
        _drawing(book, found),
        _table(book, variant, found),
        (
            *("codebook", "factor", "label", variant if variant == "year" else f"{variant}_domain"),
            *("state", "value", "independent_papers", "papers", "quotes", "positive", "negative"),
            *("mixed", "present", "verified", "looked_for", "read", "quote_ids"),
        ),
        lambda: _data(book, found),
    )


_VARIANT: Mapping[Variant, str] = {
    "source": "By domain of the source",
    "target": "By domain of the target",
    "year": "By year",
}


def _finding(book: Book, found: Map) -> str:
    filled = [(at, number) for at, number in found.voices.items() if number]
    if not filled:
        where = f"{count(len(found.cells), 'cell')}" if found.cells else "map"
        return f"Nothing in this base fills a cell of the {where} of {named(book.title)} yet"
    empty = len(found.cells) - len(filled)
    rest = f"; {empty:,} of {count(len(found.cells), 'cell')} {_are(empty)} empty"
    rest = rest if empty else f"; none of {count(len(found.cells), 'cell')} is empty"
    most = max(number for _, number in filled)
    papers = count(most, "independent paper")
    top = leaders([(f"{at[0]}/{at[1]}", number) for at, number in filled], most=1)
    if not top:
        tied = sum(number == most for _, number in filled)
        return f"{count(tied, 'cell')} rest on the most independent papers, {most:,} each{rest}"
    factor, key = next(at for at, number in filled if number == most)
    words = next(column.words for column in found.columns if column.key == key)
    return f"Most evidence in this base is on {named(book.factors[factor])} {words}: {papers}{rest}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _reading(variant: Variant, found: Map) -> Iterator[str]:
    if not found.cells:
        return
    yield (
        "The area of a bubble, and its number, stand for papers that share no author with each "
        "other. Its shape and colour are the value: a sign where every quote with a sign agrees. "
        "An outline alone: the words of none of its quotes were found in a source."
    )
    if any(len(_shares(values)) for values in found.values.values()):
        yield (
            "A bar below a bubble shows how the values of its quotes are shared: positive, mixed, "
            "present, negative, from left to right."
        )
    yield (
        "A ring: every quote of a paper was looked through for the factor, and none speaks to it. "
        "A broken bar: papers are quoted, and nobody looked. A cross: no quoted paper is known to "
        "belong here."
    )
    if variant != "year":
        yield (
            "A quote is about the datasets that its words name, else about those that its paper "
            "studies."
        )
    if variant != "year" and any(found.unknown.values()):
        of = f"{count(found.unplaced, 'quoted paper')} of which no {variant} dataset is known"
        stands = "stands" if found.unplaced == 1 else "stand"
        yield f"{of} {stands} in no column; the last column of the table counts their quotes."


def _drawing(book: Book, found: Map) -> Drawing | None:
    if not found.cells:
        return None
    totals = Counter[str]()
    for (factor, _), number in found.voices.items():
        totals[factor] += number
    by_weight = sorted(book.factors, key=lambda factor: -totals[factor])[:_MOST_ROWS]
    rows = [factor for factor in book.factors if factor in set(by_weight)]
    columns = _shown_columns(found)
    cells: Cells = {
        (row, at): _bubble(book, found, factor, column)
        for row, factor in enumerate(rows)
        for at, column in enumerate(columns)
    }
    left = [
        f"{count(number, one)}"
        for number, one in (
            (len(book.factors) - len(rows), "more factor"),
            (len(found.columns) - len(columns), "more column"),
        )
        if number
    ]
    last = f"and {' and '.join(left)}, in the table" if left else ""
    used = {cell.look for cell in cells.values() if isinstance(cell, Bubble)}
    states = {cell.state for cell in cells.values() if isinstance(cell, Empty)}
    hollow = any(cell.is_hollow for cell in cells.values() if isinstance(cell, Bubble))
    return draw_grid(
        [Head(column.key) for column in columns],
        [Head(book.label(factor), book.factor(factor).address) for factor in rows],
        cells,
        [
            *(key for key in VALUES if key.mark in used),
            *([HOLLOW] if hollow else []),
            *(key for key in EMPTY if key.mark in states),
        ],
        last,
    )


def _shown_columns(found: Map) -> list[Column]:
    """The columns of which most is said, in their order."""
    totals = Counter[str]()
    for (_, key), number in found.voices.items():
        totals[key] += number
    kept = sorted(found.columns, key=lambda column: -totals[column.key])[:_MOST_COLUMNS]
    return [column for column in found.columns if column in kept]


def _bubble(book: Book, found: Map, factor: str, column: Column) -> Bubble | Empty:
    at = (factor, column.key)
    cell, label = found.cells[at], f"{book.label(factor)} {column.words}"
    if not cell.quotes:
        return Empty(cell.state, f"{label}: {_empty_words(cell)}")
    values, voices = found.values[at], found.voices[at]
    checked = "" if cell.verified else "; none of their words were verified"
    return Bubble(
        value_of(values),
        voices,
        f"{label}: {count(voices, 'independent paper')}, {count(len(cell.quotes), 'quote')} "
        f"({_told(values)}){checked}",
        addresses.quotes_where(factor=book.full(factor), **column.conditions),
        is_hollow=not cell.verified,
        shares=_shares(values),
    )


def _shares(values: Counter[str]) -> tuple[tuple[str, int], ...]:
    """How the values are shared, where there are several; those for and against at the ends."""
    found = [
        (word, values[word])
        for word in ("positive", "mixed", "present", "negative")
        if values[word]
    ]
    return tuple(found) if len(found) > 1 else ()


def _told(values: Counter[str]) -> str:
    return ", ".join(f"{values[word]:,} {word}" for word in WORDS if values[word])


def _empty_words(cell: Cell) -> str:
    if cell.state == "read, nothing said":
        return f"looked for in {count(len(cell.looked_for), 'paper')}, not there"
    if cell.state == "not assessed":
        return f"not assessed; {count(len(cell.read), 'paper')} quoted"
    return "no paper read"


def _table(book: Book, variant: Variant, found: Map) -> Table:
    rows: list[Row] = []
    with_unknown = any(found.unknown.values())
    for factor in book.factors:
        cells = [_shown(found, factor, column) for column in found.columns]
        unknown = found.unknown[factor]
        rows.append(
            (
                book.factor(factor),
                *cells,
                *([_unknown_words(unknown)] if with_unknown else []),
            )
        )
    heads = tuple(short(column.key) for column in found.columns)
    return Table(
        f"Independent papers and quotes for each factor, {_BY[variant]}",
        ("Factor", *heads, *(["Not known"] if with_unknown else [])),
        tuple(rows),
    )


def _unknown_words(quotes: Sequence[Said]) -> str:
    return count(len(quotes), "quote") if quotes else "–"


_MARK: Mapping[str, str] = {"read, nothing said": "absent", "not assessed": "not assessed"}

_BY: Mapping[Variant, str] = {
    "source": "by domain of the source dataset",
    "target": "by domain of the target dataset",
    "year": "by year of the paper",
}


def _shown(found: Map, factor: str, column: Column) -> Shown:
    at = (factor, column.key)
    cell = found.cells[at]
    if cell.quotes:
        values = found.values[at]
        told = f": {_told(values)}" if len(_shares(values)) else ""
        papers = count(found.voices[at], "paper")
        return Marked(value_of(values), f"{papers}, {count(len(cell.quotes), 'quote')}{told}")
    if cell.state == "no paper read":
        return "no paper"
    papers = count(len(cell.looked_for or cell.read), "paper")
    return Marked(_MARK[cell.state], f"in {papers}")


def _data(book: Book, found: Map) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for (factor, key), cell in found.cells.items():
        values = found.values.get((factor, key), Counter[str]())
        rows.append(
            (
                *(book.ref, factor, book.factors[factor], clean(key), cell.state),
                value_of(values) if cell.quotes else None,
                found.voices.get((factor, key), 0),
                *(len(cell.papers), len(cell.quotes)),
                *(values[word] for word in SIGNED),
                *(len(cell.verified), len(cell.looked_for), len(cell.read), cell.quotes),
            )
        )
    for factor, quotes in found.unknown.items():
        if quotes:
            values = Counter(one.codes[factor].value for one in quotes)
            papers = dict.fromkeys(one.paper.id for one in quotes)
            rows.append(
                (
                    *(book.ref, factor, book.factors[factor], None, "not known"),
                    *(value_of(values), None, len(papers), len(quotes)),
                    *(values[word] for word in SIGNED),
                    *(None, None, None, tuple(one.ref for one in quotes)),
                )
            )
    return rows
