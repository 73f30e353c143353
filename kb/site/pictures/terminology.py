"""The terminology map: the authors' own words, and the factors for which they stand."""

from __future__ import annotations

from collections.abc import Mapping

from kb.frames.index import fold
from kb.frames.terms import Term, Terms, build_terms
from kb.site import addresses
from kb.site.pictures.book import Book
from kb.site.pictures.drawing import Drawing, Group, Outline, Part, Words, number
from kb.site.pictures.figure import Figure, Linked, Row, Table, several
from kb.site.pictures.labels import fitted, named, short
from kb.site.words import count
from kb.text import format_plain

NAME = "terminology"
_MOST_TERMS, _MOST_ROWS, _STEP, _TOP = 30, 200, 24, 24
_WIDTH, _WORDS, _FACTORS = 400, 208, 254
_MOST_PAPERS = 12


def build_terminology(book: Book) -> Figure:
    """Which words stand for which factors of a codebook."""
    terms = build_terms(book.corpus, codebook=book.ref)
    ambiguous = _others(terms)
    ordered = sorted(
        terms, key=lambda term: ((term.factor, term.term) not in ambiguous, -len(term.quotes))
    )
    known, of = sum(terms.worded.values()), sum(terms.speaking.values())
    return Figure(
        NAME,
        "",
        _finding(book, terms),
        (
            *(_READ if ordered else ()),
            f"The coders noted the authors' words for {known:,} of {count(of, 'mark')}. Forms that "
            "differ only in case, marks or a plural are one term; synonyms are not merged.",
        ),
        _drawing(book, ordered[:_MOST_TERMS], ambiguous, len(terms)),
        Table(
            "Authors' words for factors, ambiguous ones first",
            ("Words", "Factor", "Ambiguous", "Quotes", "Papers", "Which"),
            tuple(_row(book, term, ambiguous) for term in ordered[:_MOST_ROWS]),
            max(len(ordered) - _MOST_ROWS, 0),
            tuple(map(_anchor, range(min(len(ordered), _MOST_ROWS)))),
        ),
        (
            "codebook",
            "term",
            "factor",
            "ambiguous",
            "also_for",
            "quotes",
            "papers",
            "forms",
            "quote_ids",
        ),
        lambda: [
            (
                *(book.ref, term.term, term.factor),
                str((term.factor, term.term) in ambiguous).lower(),
                ambiguous.get((term.factor, term.term), ()),
                *(len(term.quotes), len(term.papers), term.forms, term.quotes),
            )
            for term in ordered
        ],
    )


Others = Mapping[tuple[str, str], tuple[str, ...]]
"""For an ambiguous term, by its factor and words, the other factors."""

_READ = (
    "At the left the authors' words, at the right the factors that they stand for; a thicker line "
    "stands for more quotes. Words in bold with a broken line are ambiguous: they, or a part of "
    "them, stand for another factor too.",
)


def _finding(book: Book, terms: Terms) -> str:
    title = named(book.title)
    if not len(terms):
        return f"No author's words for a factor of {title} are on record"
    wordings = count(len({term.term for term in terms}), "wording")
    if not terms.ambiguous and len(terms) == 1:
        return f"One wording is on record for {title}, and it stands for one factor"
    if not terms.ambiguous:
        return f"None of the {wordings} on record stands for two factors of {title}"
    first = terms.ambiguous[0]
    factors = " and ".join(named(book.factors[name]) for name in first.factors[:3])
    words = f"“{short(first.term, 40)}”"
    if len(terms.ambiguous) == 1:
        return f"One of {wordings} is ambiguous: {words} stands for {factors}"
    many = f"{len(terms.ambiguous):,} of {wordings} are ambiguous"
    return f"{many}, such as {words}, which stands for {factors}"


def _others(terms: Terms) -> Others:
    """For each term that is ambiguous the other factors for which it, or a part of it, stands."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for each in terms.ambiguous:
        for use in each.uses:
            found.setdefault((use.factor, use.term), {}).update(dict.fromkeys(each.factors))
    return {key: tuple(name for name in names if name != key[0]) for key, names in found.items()}


def _row(book: Book, term: Term, ambiguous: Others) -> Row:
    also = ""
    if (term.factor, term.term) in ambiguous:
        others = [book.label(name) for name in ambiguous[term.factor, term.term]]
        also = f"yes, also {', '.join(others)}"
    links = [Linked(ref, addresses.quote(*ref.split("/", 1))) for ref in term.quotes]
    return (
        short(term.term, 120),
        book.factor(term.factor),
        also or "no",
        len(term.quotes),
        len(term.papers),
        several(links),
    )


def _drawing(book: Book, shown: list[Term], ambiguous: Others, of: int) -> Drawing | None:
    if not shown:
        return None
    place = {factor: at for at, factor in enumerate(book.factors)}
    address_of = {
        (term.factor, term.term): _address(book, term, _anchor(at)) for at, term in enumerate(shown)
    }
    shown = sorted(shown, key=lambda term: (place[term.factor], -len(term.quotes), term.term))
    factors = list(dict.fromkeys(term.factor for term in shown))
    height = _STEP * len(shown)
    rows: dict[str, list[float]] = {factor: [] for factor in factors}
    for at, term in enumerate(shown):
        rows[term.factor].append(_TOP + _STEP * (at + 0.5))
    y_of = {factor: sum(ys) / len(ys) for factor, ys in rows.items()}
    most = max(len(term.quotes) for term in shown)
    parts: list[Part | Group] = [
        Words(0, 12, "Authors' words", "head"),
        Words(_FACTORS, 12, "Factor", "head"),
    ]
    for at, term in enumerate(shown):
        y = _TOP + _STEP * (at + 0.5)
        is_ambiguous = (term.factor, term.term) in ambiguous
        address = address_of[term.factor, term.term]
        parts.append(_term(book, term, address, y, y_of[term.factor], most, is_ambiguous))
    for factor in factors:
        label = Words(
            _FACTORS + 2, y_of[factor] + 4, fitted(book.label(factor), _WIDTH - _FACTORS), "label"
        )
        parts.append(Group((label,), book.label(factor), book.factor(factor).address))
    if of > len(shown):
        height += 20
        words = f"and {count(of - len(shown), 'more term')}, in the table"
        parts.append(Words(0, _TOP + height - 6, words, "quiet"))
    return Drawing(_WIDTH, _TOP + height, tuple(parts))


def _term(
    book: Book, term: Term, address: str, y: float, goal: float, most: int, is_ambiguous: bool
) -> Group:
    wide = 1 + round(3 * len(term.quotes) / most)
    bend = (_WORDS + _FACTORS) / 2
    n = number
    path = f"M{n(_WORDS)} {n(y)}C{n(bend)} {n(y)} {n(bend)} {n(goal)} {n(_FACTORS - 4)} {n(goal)}"
    look = f"flow flow-{wide}{' ambiguous' if is_ambiguous else ''}"
    mark = "? " if is_ambiguous else ""
    words = Words(
        _WORDS - 4,
        y + 4,
        fitted(f"{mark}{term.term}", _WORDS - 8, 14 if is_ambiguous else 12),
        "ambiguous-words" if is_ambiguous else "words",
        "end",
    )
    also = ", ambiguous" if is_ambiguous else ""
    quotes = count(len(term.quotes), "quote")
    title = f"{short(term.term, 200)}: {book.label(term.factor)}, {quotes}{also}"
    return Group((Outline(path, look), words), title, address)


def _address(book: Book, term: Term, row: str) -> str:
    """The quote, or where there are several, a question that gives these; else their row."""
    if len(term.quotes) == 1:
        return addresses.quote(*term.quotes[0].split("/", 1))
    spoken = [
        (said.ref, said.paper.id, fold(format_plain(said.quote.text)))
        for said in book.spoken.get(term.factor, ())
    ]
    few = term.papers if len(term.papers) <= _MOST_PAPERS else ()
    words = (term.term,)
    for papers, texts in (((), ()), ((), words), (few, ()), (few, words)):
        found = {
            ref
            for ref, paper, folded in spoken
            if all(fold(text) in folded for text in texts) and (not papers or paper in papers)
        }
        if found == set(term.quotes):
            return addresses.quotes_where(factor=book.full(term.factor), paper=papers, text=texts)
    return f"#{row}"


def _anchor(at: int) -> str:
    return f"{NAME}-{at + 1}"
