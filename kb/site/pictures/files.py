"""The files beside the pictures: each as SVG, and its data as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kb.site.pictures.cells import iter_csv
from kb.site.pictures.figure import Figure
from kb.site.pictures.gallery import KINDS, Gallery
from kb.site.pictures.labels import short
from kb.site.pictures.pages import address_of
from kb.site.pictures.svg import format_file
from kb.site.plans import PlannedFile


def iter_picture_files(gallery: Gallery) -> Iterator[PlannedFile]:
    """The data of every figure and its picture, where there is one, beside its page."""
    for ref in gallery.books:
        for kind in KINDS:
            home = address_of(gallery, kind.name, ref)
            for place, name in enumerate(kind.figures):
                at = (gallery, kind.name, ref, place)
                if (ref, name) in gallery.drawable:
                    yield PlannedFile(f"{home}{name}.svg", partial(_svg, *at))
                yield PlannedFile(f"{home}{name}.csv", partial(_csv, *at))


def _figure(gallery: Gallery, kind: str, ref: str, place: int) -> Figure:
    return gallery.figures(kind, ref)[place]


def _svg(gallery: Gallery, kind: str, ref: str, place: int) -> Iterator[bytes]:
    meta = gallery.corpus.meta
    title = short(gallery.corpus.codebooks[ref].title, 120)
    base = f"{short(meta.title, 120)}, data version {meta.version}"
    source = f"{base}, under {title} ({ref}). {meta.licence}."
    yield format_file(_figure(gallery, kind, ref, place), source).encode()


def _csv(gallery: Gallery, kind: str, ref: str, place: int) -> Iterator[bytes]:
    yield from iter_csv(_figure(gallery, kind, ref, place))
