"""The files beside the pages: the downloads, each table in each format, and their checksums."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange.bibtex import format_bibtex
from kb.exchange.checksums import FILE_NAME, format_checksums
from kb.exchange.form import bytes_of
from kb.exchange.registry import site_formats
from kb.site import addresses
from kb.site.downloads import Download
from kb.tables.build import build_table
from kb.tables.cells import TableValue
from kb.tables.csv import render_csv
from kb.tables.html import render_html
from kb.tables.json import render_json
from kb.tables.latex import render_latex
from kb.tables.markdown import render_markdown

SUMS = addresses.DOWNLOADS + FILE_NAME


def iter_downloads(corpus: Corpus) -> Iterator[Download]:
    """Every file that readers can take, in the order in which pages list them: first all of the
    data in each format, then each table in each format."""
    for form in site_formats(len(corpus.quotes)):
        data = bytes_of(form, corpus)
        yield Download(addresses.DOWNLOADS + form.file_name, form.description, data)
    for name in corpus.tables:
        table = build_table(corpus, name)
        for ending, language, text in _iter_renderings(corpus, table):
            path = f"{addresses.table(name)}{name}.{ending}"
            yield Download(path, f"{table.title} as {language}", text.encode(), table=name)


def _iter_renderings(corpus: Corpus, table: TableValue) -> Iterator[tuple[str, str, str]]:
    yield "tex", "LaTeX", render_latex(table)
    if table.papers:
        cited = (corpus.papers[paper] for paper in table.papers)
        yield "bib", "BibTeX of the papers that it cites", format_bibtex(cited)
    yield "csv", "CSV", render_csv(table)
    yield "json", "JSON", render_json(table)
    yield "md", "Markdown", render_markdown(table)
    yield "html", "HTML", render_html(table)


def build_sums(downloads: tuple[Download, ...]) -> bytes:
    """The checksums of the whole-data downloads, to stand beside them."""
    return format_checksums({file.name: file.data for file in downloads if not file.table})
