"""The pages of the pictures: an overview, and one for each kind and codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from kb.frames.stances import Conflict
from kb.site import addresses
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.pictures.figure import Figure
from kb.site.pictures.gallery import KINDS, Gallery, Kind
from kb.site.pictures.labels import short
from kb.site.pictures.opposed import MOST_SHOWN
from kb.site.pictures.opposed import NAME as CONFLICTS
from kb.site.pictures.pairs import Sides, read_sides, shown_pairs
from kb.site.pictures.placed import Placed
from kb.site.pictures.strip import build_strip
from kb.site.pictures.svg import format_small
from kb.site.pictures.years import NAME as YEARS
from kb.site.plans import PlannedPage
from kb.site.press import Press

STYLES = ("pictures.css",)
_OVERVIEW = addresses.page_path(addresses.PICTURES)


def address_of(gallery: Gallery, kind: str, ref: str) -> str:
    """Where a kind of picture stands: under its own name for the main codebook, below it for the
    others."""
    home = f"{addresses.PICTURES}{kind}/"
    return home if ref == gallery.main else f"{home}{ref}/"


def iter_picture_pages(press: Press) -> Iterator[PlannedPage]:
    """The overview, and every kind of picture under every codebook of which something is said."""
    gallery = press.pictures
    yield PlannedPage(_OVERVIEW, "Pictures", partial(_overview, press))
    for ref in gallery.books:
        for kind in KINDS:
            path = addresses.page_path(address_of(gallery, kind.name, ref))
            title = _title(press, kind, ref)
            yield PlannedPage(path, title, partial(_page, press, kind, ref), _OVERVIEW)


def _title(press: Press, kind: Kind, ref: str) -> str:
    if ref == press.pictures.main:
        return kind.title
    return f"{kind.title}: {short(press.corpus.codebooks[ref].title)}"


def _page(press: Press, kind: Kind, ref: str) -> SitePage:
    gallery = press.pictures
    figures = gallery.figures(kind.name, ref)
    address = address_of(gallery, kind.name, ref)
    path = addresses.page_path(address)
    parts = [Heading(figure.name, figure.variant or "The picture") for figure in figures]
    pairs: tuple[tuple[Sides, tuple[Conflict, ...]], ...] = ()
    if kind.name == CONFLICTS:
        pairs = shown_pairs(read_sides(gallery.conflicts(ref)), MOST_SHOWN)
    if pairs:
        parts.append(Heading("pairs", "Side by side"))
    return press.page(
        "pictures/kind",
        path,
        title=_title(press, kind, ref),
        description=" ".join(figure.finding for figure in figures),
        parent=_OVERVIEW,
        search=tuple(
            SearchEntry(figure.name, f"{kind.title}: {figure.variant or 'picture'}", figure.finding)
            for figure in figures
        ),
        styles=STYLES,
        kind=kind,
        ref=ref,
        address=address,
        figures=list(_iter_placed(figures, address, path)),
        books=[(address_of(gallery, kind.name, other), other) for other in gallery.books],
        kinds=[(address_of(gallery, other.name, ref), other) for other in KINDS],
        parts_of_page=parts,
        pairs=pairs,
        conflicts=gallery.conflicts(ref) if pairs else None,
        where=addresses.quotes_where,
    )


def place_home_picture(press: Press) -> Placed | None:
    """The picture of the home page: quotes per factor and year under the main codebook; None where
    nothing is said yet."""
    gallery = press.pictures
    if not gallery.main:
        return None
    (figure,) = gallery.figures(YEARS, gallery.main)
    if figure.drawing is None:
        return None
    address = address_of(gallery, YEARS, gallery.main)
    return Placed(figure, address, addresses.HOME, figure.reading)


def place_strip(press: Press, ref: str, factor: str) -> Placed | None:
    """One factor's quotes by year and value for its page; None where there are few."""
    figure = build_strip(press.pictures.book(ref), factor)
    if figure is None:
        return None
    path = addresses.page_path(addresses.factor(ref, factor))
    return Placed(figure, "", path, figure.reading)


def _iter_placed(figures: Iterable[Figure], address: str, path: str) -> Iterator[Placed]:
    """Each figure with how to read it, without what was said of one above."""
    told: set[str] = set()
    for figure in figures:
        new = tuple(line for line in figure.reading if line not in told)
        told.update(new)
        is_told = not new and figure.drawing is not None
        above = ("It is read as the picture above.",) if is_told else ()
        yield Placed(figure, address, path, new or above)


def _overview(press: Press) -> SitePage:
    gallery = press.pictures
    shown = [
        (
            press.corpus.codebooks[ref],
            [
                (address_of(gallery, kind.name, ref), kind, gallery.figures(kind.name, ref)[0])
                for kind in KINDS
            ],
        )
        for ref in gallery.books
    ]
    return press.page(
        "pictures/overview",
        _OVERVIEW,
        title="Pictures",
        description="What the quotes say, drawn: where evidence is and where none, what goes "
        "together, who disagrees, and in which words.",
        toc=tuple(Heading(book.id, short(book.title)) for book, _ in shown),
        search=(SearchEntry("", "Pictures", "evidence map chart conflicts terminology"),),
        styles=STYLES,
        shown=shown,
        small=format_small,
    )
