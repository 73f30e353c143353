"""The page of each table, and the overview of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from kb.ledger import build_ledger
from kb.model.table import Table
from kb.site import addresses
from kb.site.citation import format_table_bibtex, format_table_citation
from kb.site.downloads import Download
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.printing import shown_quotes
from kb.tables.build import build_table
from kb.tables.cells import PartValue, RowGroup, TableValue
from kb.tables.html import LinkKind, render_html

MOST_ROWS = 300
"""So many rows of a table are previewed; its files have all."""

MOST_INLINE = 12_000
"""A file of up to so many bytes stands on the page, a longer one is fetched when it is unfolded."""

_SOURCES = {
    "tex": ("LaTeX", "for a document with longtable and booktabs"),
    "bib": ("BibTeX", "the papers that it cites"),
    "md": ("Markdown", "for a page, a notebook or an issue"),
    "csv": ("CSV", "for a spreadsheet or a program"),
}
_OTHERS = {
    "json": "JSON, the typed cells for a renderer of your own",
    "html": "HTML, a fragment without script or style",
    "csv-metadata.json": "what the CSV's columns mean, and its data version",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a table that can be read and copied on its page.

    Attributes:
        file: the file.
        ending: the end of its name.
        label: its language.
        purpose: what it is for.
        saved_as: the name under which it is saved; a CSV's has the data version, since it cannot
            hold it.
        text: what it holds; empty where that is fetched.
    """

    file: Download
    ending: str
    label: str
    purpose: str
    saved_as: str
    text: str


def iter_table_pages(press: Press, downloads: Sequence[Download]) -> Iterator[PlannedPage]:
    """The overview of tables, then a page for each."""
    overview = addresses.page_path(addresses.TABLES)
    yield PlannedPage(overview, "Tables", partial(_overview, press))
    for table in press.corpus.tables.values():
        path = addresses.page_path(addresses.table(table.id))
        files = [file for file in downloads if file.table == table.id]
        yield PlannedPage(path, table.title, partial(_table_page, press, table, files), overview)


def _overview(press: Press) -> SitePage:
    tables = press.corpus.tables.values()
    return press.page(
        "tables",
        addresses.page_path(addresses.TABLES),
        title="Tables",
        description="The tables that authors can print as they are.",
        toc=tuple(Heading(table.id, table.title) for table in tables),
        search=(SearchEntry("", "Tables", "All tables."),),
    )


def _table_page(press: Press, table: Table, files: Sequence[Download]) -> SitePage:
    path = addresses.page_path(addresses.table(table.id))
    value = build_table(press.corpus, table.id)
    shown = build_preview(value)
    return press.page(
        "table",
        path,
        title=table.title,
        description=table.caption,
        toc=_headings(shown),
        parent=addresses.page_path(addresses.TABLES),
        record=("table", table.id),
        search=(SearchEntry("", table.title, table.caption),),
        table=table,
        sources=[_source(press, table, file) for file in files if _ending(table, file) in _SOURCES],
        others=[
            (file, _OTHERS[ending])
            for ending in _OTHERS
            for file in files
            if _ending(table, file) == ending
        ],
        pdfs=[file for file in files if _ending(table, file) == "pdf"],
        unprinted=press.unprinted.get(table.id, ""),
        citation=format_table_citation(press.corpus.meta, table),
        bibtex=format_table_bibtex(press.corpus.meta, table),
        ledger=build_ledger(press.corpus, shown_quotes(press.corpus, table)),
        rows=sum(1 for _ in value.iter_rows()),
        previewed=sum(1 for _ in shown.iter_rows()),
        rendered=Markup(render_html(shown, _link_from(addresses.root_of(path)))),  # noqa: S704  # the renderer escapes
    )


def _ending(table: Table, file: Download) -> str:
    return file.name.removeprefix(f"{table.id}.")


def _source(press: Press, table: Table, file: Download) -> Source:
    ending = _ending(table, file)
    version = press.corpus.meta.version
    saved_as = f"{table.id}-{version}.csv" if ending == "csv" else file.name
    data = file.read()
    text = data.decode() if len(data) <= MOST_INLINE else ""
    return Source(file, ending, *_SOURCES[ending], saved_as, text)


def build_preview(table: TableValue, most: int = MOST_ROWS) -> TableValue:
    """The beginning of a table: its first rows, in their groups and parts."""
    left = most
    parts: list[PartValue] = []
    for part in table.parts:
        groups: list[RowGroup] = []
        for group in part.groups:
            if left > 0:
                groups.append(replace(group, rows=group.rows[:left]))
                left -= len(group.rows)
        if groups or not part.groups:
            parts.append(replace(part, groups=tuple(groups)))
    return replace(table, parts=tuple(parts))


def _headings(value: TableValue) -> tuple[Heading, ...]:
    parts = tuple(
        Heading(f"table-{value.anchor_of(part)}", f"Part {part.id}")
        for part in value.parts
        if part.of > 1
    )
    return (
        Heading("take", "Take it"),
        Heading("preview", "As it is printed", parts),
        Heading("cite", "How to cite it"),
    )


def _link_from(root: str) -> Callable[[LinkKind, str], str]:
    def link(kind: LinkKind, name: str) -> str:
        if kind == "paper":
            return root + addresses.paper(name)
        first, _, second = name.partition("/")
        make = addresses.quote if kind == "quote" else addresses.factor
        return root + make(first, second)

    return link
