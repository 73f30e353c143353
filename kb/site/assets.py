"""The files beside the pages: the downloads, each table in each format, and their checksums."""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.site import addresses
from kb.site.downloads import Download, format_sums


def build_downloads(corpus: Corpus) -> tuple[Download, ...]:
    """Every file that readers can take, in the order in which pages list them."""
    return (*_iter_formats(corpus), *_iter_tables(corpus))


def build_sums(downloads: tuple[Download, ...]) -> bytes:
    """The checksums of the whole-data downloads, to stand beside them."""
    return format_sums({file.name: file.data for file in downloads if not file.table})


def _iter_formats(corpus: Corpus) -> Iterator[Download]:
    try:
        from kb.exchange import FORMATS
    except ImportError:  # TEMP
        FORMATS = ()

    for form in FORMATS:
        yield Download(addresses.DOWNLOADS + form.file_name, form.description, form.write(corpus))


def _iter_tables(corpus: Corpus) -> Iterator[Download]:
    from kb.tables.build import build_table
    from kb.tables.csv import render_csv
    from kb.tables.html import render_html
    from kb.tables.json import render_json
    from kb.tables.markdown import render_markdown

    renderers = (
        ("md", "Markdown", render_markdown),
        ("csv", "CSV", render_csv),
        ("json", "JSON", render_json),
        ("html", "HTML", render_html),
    )
    for name in corpus.tables:
        table = build_table(corpus, name)
        for ending, language, render in renderers:
            yield Download(
                f"{addresses.table(name)}{name}.{ending}",
                f"{table.title} as {language}",
                render(table).encode(),
                table=name,
            )
