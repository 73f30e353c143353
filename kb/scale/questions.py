"""The questions of the cookbook, each written once, for every engine that Ibis knows.

Each takes the tables of `kb.scale.tables.connect` and gives an Ibis table: nothing runs before
``.to_pandas()`` or the like. A quote speaks to a factor when its value is neither absent nor not
assessed. Rows come in an order that depends on the data alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kb.frames.rows import NOT_ASSESSED
from kb.ledger import NOT_COMPARED
from kb.scale.names import known_codebook, known_dataset, known_factor
from kb.scale.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

SPEAKING: Final = ("positive", "negative", "mixed", "present")
"""The values with which a quote speaks to a factor."""


def papers_arguing(tables: Tables, codebook: str, factor: str, source: str, since: int) -> ir.Table:
    """Which papers speak to a factor, for a source, since a year.

    A source counts when the quote names it or when the paper works on it.

    Returns:
        ``paper``, ``year`` and ``quotes``, the number of quotes.
    """
    ref, name = known_factor(tables, codebook, factor)
    dataset = known_dataset(tables, source)
    marks = _marks(tables, ref)
    marks = marks.filter(marks.factor == name, marks.year >= since)
    naming, working = tables.quote_datasets, tables.paper_datasets
    naming = naming.filter(naming.role == "source", naming.dataset == dataset)
    working = working.filter(working.role == "source", working.dataset == dataset)
    chosen = marks.filter(marks.quote.isin(naming.quote) | marks.paper.isin(working.paper))
    found = chosen.group_by("paper", "year").aggregate(quotes=chosen.count())
    return found.order_by("paper", "year")


def contradictions(tables: Tables, codebook: str, factor: str) -> ir.Table:
    """Which quotes contradict each other on a factor.

    Returns:
        ``helps`` and ``harms``: each pair of a quote with a positive and one with a negative value.
    """
    ref, name = known_factor(tables, codebook, factor)
    codings = tables.codings
    judged = codings.filter(codings.codebook == ref, codings.factor == name)
    helps = judged.filter(judged.value == "positive").select(helps="quote")
    harms = judged.filter(judged.value == "negative").select(harms="quote")
    return helps.cross_join(harms).order_by("helps", "harms")


def marks_per_factor(tables: Tables, codebook: str) -> ir.Table:
    """How many quotes and papers speak to each factor of a codebook.

    Returns:
        ``factor``, ``quotes`` and ``papers``; a factor of which nobody speaks is left out.
    """
    marks = _marks(tables, known_codebook(tables, codebook))
    found = marks.group_by("factor").aggregate(quotes=marks.count(), papers=marks.paper.nunique())
    return found.order_by("factor")


def marks_per_year(tables: Tables, codebook: str) -> ir.Table:
    """How many quotes speak to each factor in each year.

    Returns:
        ``factor``, ``year`` and ``quotes``; a year without any is left out.
    """
    marks = _marks(tables, known_codebook(tables, codebook))
    found = marks.group_by("factor", "year").aggregate(quotes=marks.count())
    return found.order_by("factor", "year")


def cooccurrence(tables: Tables, codebook: str) -> ir.Table:
    """Which factors go together, over the quotes in which both were assessed.

    Returns:
        ``factor``, ``other``, ``both`` (quotes that speak to both), ``jaccard`` (their share of
        those that speak to one or the other) and ``lift`` (how many times as often as if the two
        had nothing to do with each other); pairs of which no quote speaks are left out.
    """
    codings = tables.codings
    ref = known_codebook(tables, codebook)
    judged = codings.filter(codings.codebook == ref, codings.value != NOT_ASSESSED)
    speaks = (judged.value != "absent").cast("int64")
    one = judged.select("quote", "factor", speaks=speaks)
    two = judged.select(also="quote", other="factor", too=speaks)
    pairs = one.join(two, [one.quote == two.also, one.factor < two.other])
    sums = pairs.group_by("factor", "other").aggregate(
        assessed=pairs.count(),
        both=(pairs.speaks * pairs.too).sum(),
        first=pairs.speaks.sum(),
        second=pairs.too.sum(),
    )
    spoken = sums.filter(sums.both > 0)
    either = spoken.first + spoken.second - spoken.both
    measured = spoken.select(
        "factor",
        "other",
        "both",
        jaccard=spoken.both / either,
        lift=spoken.both * spoken.assessed / (spoken.first * spoken.second),
    )
    return measured.order_by("factor", "other")


def factors_by_source(tables: Tables, codebook: str) -> ir.Table:
    """With which source datasets each factor is argued, as far as quotes name them.

    Returns:
        ``source``, ``factor`` and ``quotes``.
    """
    marks = _marks(tables, known_codebook(tables, codebook)).select("quote", "factor")
    named = _named(tables, "source")
    found = marks.join(named, "quote").group_by("source", "factor").aggregate(quotes=_rows)
    return found.order_by("source", "factor")


def transfers(tables: Tables) -> ir.Table:
    """Which source goes to which target, in one quote.

    Returns:
        ``source``, ``target``, ``quotes`` and ``papers``.
    """
    pairs = _named(tables, "source").join(_named(tables, "target"), "quote")
    placed = pairs.join(tables.quotes.select("quote", "paper"), "quote")
    found = placed.group_by("source", "target").aggregate(
        quotes=placed.count(), papers=placed.paper.nunique()
    )
    return found.order_by("source", "target")


def papers_without(tables: Tables, codebook: str, factor: str) -> ir.Table:
    """In which papers a factor was looked for in every quote, and never found.

    A paper in which nobody looked is not among them.

    Returns:
        ``paper``.
    """
    ref, name = known_factor(tables, codebook, factor)
    codings = tables.codings
    judged = codings.filter(codings.codebook == ref, codings.factor == name)
    others = (judged.value != "absent").cast("int64").sum()
    papers = judged.group_by("paper").aggregate(others=others)
    return papers.filter(papers.others == 0).select("paper").order_by("paper")


def quotes_by_level(tables: Tables) -> ir.Table:
    """How many quotes of each paper were checked, and against what.

    Returns:
        ``paper``, ``level`` (``not-compared`` where no comparison is on record) and ``quotes``.
    """
    quotes = tables.quotes
    levelled = quotes.select("paper", level=quotes.level.fill_null(NOT_COMPARED))
    found = levelled.group_by("paper", "level").aggregate(quotes=levelled.count())
    return found.order_by("paper", "level")


def terms_of_factors(tables: Tables, codebook: str) -> ir.Table:
    """In which words authors speak of each factor.

    Returns:
        ``factor``, ``term`` and ``quotes``.
    """
    codings = tables.codings
    ref = known_codebook(tables, codebook)
    named = codings.filter(codings.codebook == ref, codings.term.notnull())
    found = named.group_by("factor", "term").aggregate(quotes=named.count())
    return found.order_by("factor", "term")


def quotes_speaking(tables: Tables, codebook: str, factor: str) -> ir.Table:
    """Which quotes speak to a factor, or to one that a codebook maps to it as the same or nearly.

    Returns:
        ``quote``.
    """
    ref, name = known_factor(tables, codebook, factor)
    factors, matches = tables.factors, tables.factor_matches
    home = factors.filter(factors.codebook == ref, factors.factor == name)
    same = matches.filter(matches.kind.isin(("exact", "close")))
    stated = same.filter(same.codebook == ref, same.factor == name)
    mapped = same.filter(same.to_codebook == ref, same.to_factor == name)
    alike = (
        home.select("codebook", "factor")
        .union(stated.select(codebook="to_codebook", factor="to_factor"))
        .union(mapped.select("codebook", "factor"))
        .distinct()
    )
    codings = tables.codings
    speaking = codings.filter(codings.value.isin(SPEAKING))
    found = speaking.join(alike, ["codebook", "factor"])
    return found.select("quote").distinct().order_by("quote")


def quotations(tables: Tables) -> ir.Table:
    """Which quotes come from another paper's quotation.

    Returns:
        ``via`` (the paper from which they were taken), ``quotes`` and ``papers``.
    """
    quotes = tables.quotes
    taken = quotes.filter(quotes.via.notnull())
    found = taken.group_by("via").aggregate(quotes=taken.count(), papers=taken.paper.nunique())
    return found.order_by("via")


def _marks(tables: Tables, codebook: str) -> ir.Table:
    codings = tables.codings
    return codings.filter(codings.codebook == codebook, codings.value.isin(SPEAKING))


def _named(tables: Tables, role: str) -> ir.Table:
    named = tables.quote_datasets
    return named.filter(named.role == role).select("quote", **{role: "dataset"})


def _rows(table: ir.Table) -> ir.IntegerScalar:
    return table.count()
