"""The picture on the home page: quotes per factor and year, drawn as SVG when the site is built."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from kb.site.press import Press, templates

_MOST_COLUMNS = 10
_MOST_ROWS = 12
_LEFT, _STEP_Y, _TOP, _WIDTH = 0, 44, 30, 400


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One factor.

    Attributes:
        factor: its id.
        label: its name.
        numbers: the number of quotes that speak to it, for each column.
    """

    factor: str
    label: str
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        """The number of quotes over all years."""
        return sum(self.numbers)


@dataclass(frozen=True, slots=True)
class Chart:
    """Quotes per factor and year.

    Attributes:
        codebook: the codebook's reference.
        under: the codebook's title.
        columns: the years, or spans of years where there are many.
        rows: the factors, in the codebook's order.
        quotes: how many quotes speak to at least one of the factors.
    """

    codebook: str
    under: str
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    quotes: int

    @property
    def title(self) -> str:
        """What the picture shows, as a sentence."""
        most = max(row.total for row in self.rows)
        leading = [row.label for row in self.rows if row.total == most]
        if len(leading) > 2 or len(leading) == len(self.rows):
            return "Quotes that speak to each factor, by year of the paper"
        each = " each" if len(leading) > 1 else ""
        factors = " and to ".join(map(_inside, leading))
        share = f"{most:,} of {self.quotes:,}{each} under {self.under}"
        return f"More quotes speak to {factors} than to any other factor ({share})"


def _inside(label: str) -> str:
    """A label within a sentence: ``Visual similarity`` loses its capital, ``CT`` keeps it."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def build_chart(press: Press) -> Chart | None:
    """Quotes per factor and year of the codebook under which most is said; None without quotes."""
    spoken: dict[str, int] = {}
    for (ref, _), values in press.crossings.speaking.items():
        spoken[ref] = spoken.get(ref, 0) + sum(map(len, values.values()))
    ref = max(sorted(spoken), key=lambda ref: spoken[ref], default="")
    if not ref or not spoken[ref]:
        return None
    numbers: dict[str, Counter[int]] = {}
    quotes: set[tuple[str, str]] = set()
    for factor in press.corpus.codebooks[ref].factors:
        years = numbers[factor.id] = Counter()
        for coded in press.crossings.speaking[ref, factor.id].values():
            years.update(paper.year for paper, _, _ in coded)
            quotes.update((paper.id, quote.id) for paper, quote, _ in coded)
    spans = _spans(sorted({year for years in numbers.values() for year in years}))
    rows = [
        ChartRow(factor.id, factor.label, _per_span(numbers[factor.id], spans))
        for factor in press.corpus.codebooks[ref].factors
        if not factor.abstract
    ]
    kept = sorted(rows, key=lambda row: -row.total)[:_MOST_ROWS]
    return Chart(
        codebook=ref,
        under=press.corpus.codebooks[ref].title,
        columns=tuple(_span_label(span) for span in spans),
        rows=tuple(row for row in rows if row in kept),
        quotes=len(quotes),
    )


def _spans(years: list[int]) -> list[range]:
    first, last = years[0], years[-1]
    width = next(w for w in (1, 2, 5, 10, 20, 50, 100) if (last - first) // w < _MOST_COLUMNS)
    start = first - first % width
    return [range(year, year + width) for year in range(start, last + 1, width)]


def _span_label(span: range) -> str:
    return str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1] % 100:02d}"


def _per_span(years: Counter[int], spans: list[range]) -> tuple[int, ...]:
    return tuple(sum(years[year] for year in span) for span in spans)


def format_svg(chart: Chart) -> Markup:
    """The picture: a row per factor, a column per year, areas that stand for numbers."""
    step = (_WIDTH - 2 * _LEFT) / len(chart.columns)
    most = max(max(row.numbers) for row in chart.rows)
    largest = min(step, _STEP_Y - 16) / 2 - 1
    marks = [
        {
            "x": round(_LEFT + step * (column + 0.5), 1),
            "y": _TOP + _STEP_Y * line + 27,
            "r": round(max(largest * sqrt(number / most), 3.5), 1),
            "number": number,
            "inside": largest * sqrt(number / most) >= 5.5,
        }
        for line, row in enumerate(chart.rows)
        for column, number in enumerate(row.numbers)
        if number
    ]
    drawn = (
        templates()
        .get_template("chart.svg")
        .render(
            width=_WIDTH,
            height=_TOP + _STEP_Y * len(chart.rows) + 4,
            left=_LEFT,
            top=_TOP,
            step=_STEP_Y,
            columns=[
                (round(_LEFT + step * (i + 0.5), 1), label) for i, label in enumerate(chart.columns)
            ],
            rows=chart.rows,
            marks=marks,
        )
    )
    return Markup(drawn)  # noqa: S704  # the template escapes
