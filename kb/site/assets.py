"""The files beside the pages: the downloads, each table in each format, and their checksums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from kb.corpus import Corpus
from kb.exchange.bibtex import format_bibtex
from kb.exchange.checksums import FILE_NAME, format_sums
from kb.exchange.form import Format
from kb.exchange.registry import site_formats
from kb.model.table import Table
from kb.site import addresses
from kb.site.downloads import Download
from kb.site.explorer import index, latex
from kb.site.explorer.shards import iter_shards
from kb.site.pictures.files import iter_picture_files
from kb.site.plans import PlannedFile
from kb.site.press import Press
from kb.site.printing import shown_papers
from kb.site.samples import iter_sheet_files
from kb.site.walk.shards import iter_graph_files
from kb.tables.build import build_table
from kb.tables.cells import TableValue
from kb.tables.csv import render_csv
from kb.tables.csv_metadata import SUFFIX, render_csv_metadata
from kb.tables.html import render_html
from kb.tables.json import render_json
from kb.tables.latex import render_latex
from kb.tables.markdown import render_markdown

SUMS = addresses.DOWNLOADS + FILE_NAME

Render = Callable[[TableValue], str]

DATA_FILES: Mapping[str, Callable[[Press], Iterable[bytes]]] = {
    index.FILE: index.write_index,
    latex.FILE: latex.write_latex,
}
"""What scripts read, by its name under `addresses.DATA`, and what makes its bytes, piece by piece;
the same for the same records."""


def iter_downloads(corpus: Corpus, pdfs: Mapping[str, bytes] | None = None) -> Iterator[Download]:
    """Every file that readers can take, in the order in which pages list them: first all of the
    data in each format, then each table in each format. Each is made when it is asked for.

    Args:
        corpus: the records.
        pdfs: the tables that TeX has typeset, by their ids; see `kb.site.typeset`.
    """
    for form in site_formats(len(corpus.quotes)):
        yield Download(
            addresses.DOWNLOADS + form.file_name, form.description, partial(_written, form, corpus)
        )
    for table in corpus.tables.values():
        # The renderings of a table share its value, which is built for the first of them.
        build = cache(partial(build_table, corpus, table.id))
        for ending, language, render in _iter_renderings(corpus, table):
            path = f"{addresses.table(table.id)}{table.id}.{ending}"
            make = partial(_rendered, render, build)
            yield Download(path, f"{table.title} as {language}", make, table=table.id)
        pdf = (pdfs or {}).get(table.id)
        if pdf:
            path = f"{addresses.table(table.id)}{table.id}.pdf"
            yield Download(path, f"{table.title} as PDF", partial(_whole, pdf), table=table.id)


def _whole(data: bytes) -> Iterable[bytes]:
    return (data,)


def _written(form: Format, corpus: Corpus) -> Iterable[bytes]:
    (file,) = form.write(corpus)
    return file.chunks


def _rendered(render: Render, build: Callable[[], TableValue]) -> Iterable[bytes]:
    return (render(build()).encode(),)


def _iter_renderings(corpus: Corpus, table: Table) -> Iterator[tuple[str, str, Render]]:
    yield "tex", "LaTeX", render_latex
    if shown_papers(corpus, table):
        yield "bib", "BibTeX of the papers that it cites", partial(_format_cited, corpus)
    yield "csv", "CSV", render_csv
    yield SUFFIX, "columns and data version of the CSV", partial(_describe_csv, corpus)
    yield "json", "JSON", render_json
    yield "md", "Markdown", render_markdown
    yield "html", "HTML", render_html


def _describe_csv(corpus: Corpus, table: TableValue) -> str:
    return render_csv_metadata(table, corpus.meta)


def _format_cited(corpus: Corpus, table: TableValue) -> str:
    return format_bibtex(corpus.papers[paper] for paper in table.papers)


def iter_beside(press: Press, downloads: Sequence[Download]) -> Iterator[PlannedFile]:
    """Every file beside the pages: what readers take, its checksums, and what scripts read."""
    for file in downloads:
        yield PlannedFile(file.path, file.write)
    yield PlannedFile(SUMS, lambda: iter((build_sums(downloads),)))
    for name, make in DATA_FILES.items():
        yield PlannedFile(addresses.DATA + name, partial(_data, make, press))
    yield from iter_graph_files(press)
    yield from iter_shards(press)
    yield from iter_sheet_files(press.corpus)
    yield from iter_picture_files(press.pictures)


def _data(make: Callable[[Press], Iterable[bytes]], press: Press) -> Iterator[bytes]:
    yield from make(press)


def build_sums(downloads: Sequence[Download]) -> bytes:
    """The checksums of the whole-data downloads, to stand beside them."""
    return format_sums({file.name: file.measure()[1] for file in downloads if not file.table})
