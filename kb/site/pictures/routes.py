"""Which source goes to which target, with the factors that the quotes invoke."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from kb.corpus import Corpus
from kb.frames.coded import setting_of
from kb.site import addresses
from kb.site.pictures.book import Book, Said
from kb.site.pictures.drawing import Drawing
from kb.site.pictures.figure import Figure, Linked, Row, Several, Table, several
from kb.site.pictures.grid import Bubble, Head
from kb.site.pictures.labels import clean, leaders, short
from kb.site.pictures.legend import Key
from kb.site.pictures.matrix import draw_matrix
from kb.site.words import count

NAME = "routes"
_MOST_DATASETS, _MOST_ROWS, _MOST_LETTERS = 20, 150, 3


@dataclass(slots=True)
class Route:
    """From one source to one target.

    Attributes:
        source: the id of the source dataset.
        target: the id of the target dataset.
        quotes: the quotes about it.
        factors: how many of them speak to each factor.
    """

    source: str
    target: str
    quotes: list[Said] = field(default_factory=list)
    factors: Counter[str] = field(default_factory=Counter)

    @property
    def papers(self) -> tuple[str, ...]:
        """The ids of their papers."""
        return tuple(dict.fromkeys(said.paper.id for said in self.quotes))


def build_routes(book: Book) -> Figure:
    """The routes of one codebook's quotes."""
    routes, placed = read_routes(book)
    heads = ("codebook", "source", "target", "papers", "quotes", "factors", "paper_ids")
    return Figure(
        NAME,
        "",
        _finding(book, routes, placed),
        (
            *(_READ if routes else ()),
            "A quote is about the datasets that its words name, else about those that its paper "
            "studies; with several sources or targets it counts for each of them. "
            f"{count(len(book.said) - placed, 'quote')} of {len(book.said):,} without a known "
            "source or target stand nowhere here.",
        ),
        _drawing(book, routes),
        Table(
            "Papers and quotes for each source and target",
            ("Source", "Target", "Papers", "Quotes", "Factors"),
            tuple(_row(book, route) for route in routes[:_MOST_ROWS]),
            max(len(routes) - _MOST_ROWS, 0),
        ),
        (*heads, "quote_ids"),
        lambda: [
            (
                *(book.ref, route.source, route.target, len(route.papers), len(route.quotes)),
                tuple(f"{name} ({number})" for name, number in _ordered(route.factors)),
                *(route.papers, tuple(said.ref for said in route.quotes)),
            )
            for route in routes
        ],
    )


_READ = (
    "A larger disc stands for more papers. The letters below it are the factors to which most of "
    "the quotes speak; a plus stands for more of them.",
)


def read_routes(book: Book) -> tuple[list[Route], int]:
    """Every source with each of its targets, those of most papers first; and how many quotes have
    both."""
    found: dict[tuple[str, str], Route] = {}
    placed = 0
    for said in book.said:
        setting = setting_of(said.paper, said.quote)
        placed += bool(setting.source and setting.target)
        for source in dict.fromkeys(setting.source):
            for target in dict.fromkeys(setting.target):
                route = found.get((source, target))
                if route is None:
                    route = found[source, target] = Route(source, target)
                route.quotes.append(said)
                route.factors.update(tuple(said.codes))
    routes = sorted(
        found.values(), key=lambda r: (-len(r.papers), -len(r.quotes), r.source, r.target)
    )
    return routes, placed


def _finding(book: Book, routes: list[Route], placed: int) -> str:
    if not routes:
        return "Of no quote in this base are both the source and the target known"
    sources: dict[str, set[str]] = defaultdict(set)
    for route in routes:
        sources[route.source].update(said.ref for said in route.quotes)
    counts = [(name, len(refs)) for name, refs in sources.items()]
    leading = leaders(counts, most=1)
    where = f"{count(len(routes), 'route')} from a source to a target"
    if not leading:
        most = max(number for _, number in counts)
        tied = sum(number == most for _, number in counts)
        return f"No source leads on {where}: {tied} have {count(most, 'quote')} each"
    source = leading[0]
    targets = [(r.target, len(r.quotes)) for r in routes if r.source == source]
    top = leaders(targets, most=1)
    label = short(_named(book.corpus, source))
    first = f"{label} is the source in {len(sources[source]):,} of {count(placed, 'quote')}"
    if len(counts) == 1:
        first = f"{label} is the only source on record, in {count(placed, 'quote')}"
    to = (
        f", most often for {short(_named(book.corpus, top[0]))}" if top and len(targets) > 1 else ""
    )
    return f"{first} whose source and target are known{to}"


def _named(corpus: Corpus, dataset: str) -> str:
    record = corpus.datasets.get(dataset)
    return clean(record.name) if record is not None else dataset


def _linked(corpus: Corpus, dataset: str) -> Linked:
    known = dataset in corpus.datasets
    return Linked(_named(corpus, dataset), addresses.dataset(dataset) if known else "")


def _short(corpus: Corpus, dataset: str) -> str:
    return short(_named(corpus, dataset), 200)


def _head(corpus: Corpus, dataset: str) -> Head:
    return Head(_short(corpus, dataset), _linked(corpus, dataset).address)


def letters(factors: list[str]) -> dict[str, str]:
    """A letter for each factor: A to Z, then two of them.

    >>> letters(["size", "likeness"])
    {'size': 'A', 'likeness': 'B'}
    """
    names = [*map(chr, range(65, 91))]
    names += [one + other for one in names for other in names]
    return dict(zip(factors, names, strict=False))


def _ordered(factors: Counter[str]) -> list[tuple[str, int]]:
    return sorted(factors.items(), key=lambda item: (-item[1], item[0]))


def _drawing(book: Book, routes: list[Route]) -> Drawing | None:
    if not routes:
        return None
    rows = _most([(route.source, len(route.papers)) for route in routes])
    columns = _most([(route.target, len(route.papers)) for route in routes])
    shown = [route for route in routes if route.source in rows and route.target in columns]
    invoked = {name for route in shown for name, _ in _ordered(route.factors)[:_MOST_LETTERS]}
    letter = letters([name for name in book.factors if name in invoked])
    cells, under = {}, {}
    for route in shown:
        at = (rows[route.source], columns[route.target])
        factors = _ordered(route.factors)
        told = ", ".join(f"{book.label(name)} {number:,}" for name, number in factors[:6])
        cells[at] = Bubble(
            "count",
            len(route.papers),
            f"{_short(book.corpus, route.source)} to {_short(book.corpus, route.target)}: "
            f"{count(len(route.papers), 'paper')}, {count(len(route.quotes), 'quote')}"
            f"{f' ({told})' if told else ''}",
            addresses.quotes_where(
                codebook=book.ref, source=route.source, target=route.target, within="nearest"
            ),
        )
        more = "+" if len(factors) > _MOST_LETTERS else ""
        under[at] = " ".join(letter[name] for name, _ in factors[:_MOST_LETTERS]) + more or "–"
    left = (
        len({r.source for r in routes}) - len(rows),
        len({r.target for r in routes}) - len(columns),
    )
    words = [count(left[0], "more source")] if left[0] else []
    words += [count(left[1], "more target")] if left[1] else []
    return draw_matrix(
        [_head(book.corpus, name) for name in rows],
        [_head(book.corpus, name) for name in columns],
        cells,
        under,
        [Key(sign, book.label(name)) for name, sign in letter.items()],
        f"and {' and '.join(words)}, in the table" if words else "",
    )


def _most(found: list[tuple[str, int]]) -> dict[str, int]:
    """The places of the datasets of most papers, those first."""
    totals = Counter[str]()
    for name, number in found:
        totals[name] += number
    ordered = sorted(totals, key=lambda name: (-totals[name], name))[:_MOST_DATASETS]
    return {name: at for at, name in enumerate(ordered)}


def _row(book: Book, route: Route) -> Row:
    factors = [book.factor(name) for name, _ in _ordered(route.factors)]
    return (
        _linked(book.corpus, route.source),
        _linked(book.corpus, route.target),
        len(route.papers),
        len(route.quotes),
        several(factors, 6) if factors else Several(()),
    )
