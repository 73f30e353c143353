"""Conflicts: how many quotes are for and against a factor, and which stand against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kb.frames.conflicts import Conflicts, build_conflicts
from kb.site import addresses
from kb.site.pictures.book import Book
from kb.site.pictures.drawing import Drawing, Group, Part, Words, box, line
from kb.site.pictures.figure import Figure, Linked, Row, Table
from kb.site.pictures.grid import WIDTH
from kb.site.pictures.labels import fitted, leaders, named
from kb.site.pictures.legend import Key, add_legend
from kb.site.pictures.pairs import kept_pairs, read_sides
from kb.site.words import count

NAME = "conflicts"
MOST_PAIRS = 1_000
"""So many pairs are in the file."""

MOST_SHOWN = 20
"""So many are side by side on the page."""

_MOST_ROWS, _STEP, _TOP, _BAR = 20, 40, 24, 12
_SIGNS = ("positive", "negative", "mixed")
_DATA = (
    *("codebook", "factor", "one", "one_value", "other", "other_value", "within_paper"),
    *("years_apart", "differs", "same", "unknown"),
)


def read_conflicts(book: Book) -> Conflicts:
    """The quotes of a codebook that stand against each other, of each factor the closest pairs
    first; where there are too many, as many of one factor as of another."""
    found = build_conflicts(book.corpus, codebook=book.ref, most=0)
    return replace(found, pairs=kept_pairs(read_sides(found), MOST_PAIRS))


def build_opposed(book: Book, conflicts: Conflicts) -> Figure:
    """For each factor how many quotes are for and against.

    Args:
        book: the codebook.
        conflicts: its conflicts.
    """
    signs = {
        factor: Counter[str](said.codes[factor].value for said in quotes)
        for factor, quotes in book.spoken.items()
    }
    body: list[Row] = [
        (
            book.factor(factor),
            *(_number(book, factor, sign, values[sign]) for sign in _SIGNS),
            values["positive"] * values["negative"],
        )
        for factor, values in signs.items()
        if any(values[sign] for sign in _SIGNS)
    ]
    drawing = _drawing(book, signs)
    return Figure(
        NAME,
        "",
        _finding(book, signs),
        (*(_READ if drawing else ()), *_notes(book, conflicts)),
        drawing,
        Table(
            "Quotes with a sign, for each factor",
            ("Factor", "Positive", "Negative", "Mixed", "Pairs for and against"),
            tuple(body),
        ),
        _DATA,
        lambda: [
            (
                *(pair.one.codebook, pair.one.factor, pair.one.quote, pair.one.value),
                *(pair.other.quote, pair.other.value, str(pair.within_paper).lower()),
                pair.years_apart,
                tuple(
                    f"{each.aspect}: {', '.join(each.one)} / {', '.join(each.other)}"
                    for each in pair.differs
                ),
                *(pair.same, pair.unknown),
            )
            for pair in conflicts
        ],
    )


def _number(book: Book, factor: str, sign: str, number: int) -> Linked | int:
    if not number:
        return 0
    return Linked(f"{number:,}", addresses.quotes_where(factor=book.full(factor), value=sign))


def _finding(book: Book, signs: Mapping[str, Counter[str]]) -> str:
    pairs = {name: values["positive"] * values["negative"] for name, values in signs.items()}
    opposed = [name for name, number in pairs.items() if number]
    signed = sum(values[sign] for values in signs.values() for sign in _SIGNS)
    title = named(book.title)
    if opposed:
        where = f"On {count(len(opposed), 'factor')} of {title} quotes stand against each other"
        top = leaders([(name, pairs[name]) for name in opposed], most=1)
        if not top:
            return where
        values = signs[top[0]]
        most = ", most of all on" if len(opposed) > 1 else ":"
        return (
            f"{where}{most} {named(book.factors[top[0]])}, with {values['positive']:,} positive "
            f"and {values['negative']:,} negative"
        )
    if signed:
        return f"On no factor of {title} do quotes in this base stand against each other"
    if not book.marks:
        return f"No quote in this base speaks to a factor of {title} yet"
    return f"Whether quotes disagree is not known: under {title} no sign was judged"


_READ = (
    "To the right quotes say that more of the factor helps, to the left that more of it harms. "
    "Each number leads to those quotes.",
    "Two quotes that differ in a dataset need not disagree because of it, and two quotes of one "
    "paper are not two voices.",
)


def _notes(book: Book, conflicts: Conflicts) -> Iterator[str]:
    if not book.is_signed:
        if book.marks:
            yield (
                f"Coders judged presence only, so the {count(book.marks, 'mark')} here cannot "
                "stand against each other; who disagrees is in the words of the quotes."
            )
    elif len(conflicts) < conflicts.total:
        yield (
            f"Of {count(conflicts.total, 'pair')} the file has {len(conflicts):,}: of each factor "
            "those that should differ least, of one paper, then about the same source, target and "
            "models, and so on."
        )


def _drawing(book: Book, signs: Mapping[str, Counter[str]]) -> Drawing | None:
    weight = {name: sum(values[sign] for sign in _SIGNS) for name, values in signs.items()}
    kept = set(sorted(weight, key=lambda name: -weight[name])[:_MOST_ROWS])
    shown = [name for name in signs if name in kept and weight[name]]
    if not shown:
        return None
    most = max(max(signs[name][sign] for sign in _SIGNS[:2]) for name in shown) or 1
    middle, reach = WIDTH / 2, WIDTH / 2 - 40
    parts: list[Part | Group] = [
        Words(middle - 8, 12, "← negative", "head", "end"),
        Words(middle + 8, 12, "positive →", "head"),
    ]
    for row, name in enumerate(shown):
        y = _TOP + _STEP * row
        label = Words(0, y + 10, fitted(book.label(name), WIDTH - 90), "label")
        parts.append(line(0, y - 4, WIDTH, y - 4))
        parts.append(Group((label,), book.label(name), book.factor(name).address))
        mixed = signs[name]["mixed"]
        if mixed:
            words = Words(WIDTH, y + 10, f"{mixed:,} mixed", "quiet", "end")
            parts.append(_linked(book, name, "mixed", mixed, (words,)))
        for sign, way in (("negative", -1), ("positive", 1)):
            number = signs[name][sign]
            if number:
                long = max(reach * number / most, 2)
                bar = box(middle if way > 0 else middle - long, y + 17, long, _BAR, sign)
                end = middle + way * (long + 4)
                words = Words(end, y + 27, f"{number:,}", "beside", "start" if way > 0 else "end")
                parts.append(_linked(book, name, sign, number, (bar, words)))
    end = _TOP + _STEP * len(shown)
    parts.append(line(middle, _TOP - 4, middle, end - 4, "axis"))
    left = sum(map(bool, weight.values())) - len(shown)
    keys = [Key("positive", "more of it helps"), Key("negative", "more of it harms")]
    if left:
        parts.append(Words(0, end + 12, f"and {count(left, 'more factor')}, in the table", "quiet"))
        end += 20
    return Drawing(WIDTH, add_legend(parts, keys, WIDTH, end + 4), tuple(parts))


def _linked(book: Book, factor: str, sign: str, number: int, parts: tuple[Part, ...]) -> Group:
    return Group(
        parts,
        f"{book.label(factor)}: {count(number, f'{sign} quote')}",
        addresses.quotes_where(factor=book.full(factor), value=sign),
    )
