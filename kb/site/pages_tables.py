"""The page of each table, and the overview of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from kb.ledger import build_ledger
from kb.model.table import Table
from kb.site import addresses
from kb.site.downloads import Download
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.printing import shown_quotes
from kb.tables.build import build_table
from kb.tables.cells import TableValue
from kb.tables.html import LinkKind, render_html


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
    return press.page(
        "table",
        path,
        title=table.title,
        description=table.caption,
        toc=_headings(value),
        parent=addresses.page_path(addresses.TABLES),
        record=("table", table.id),
        search=(SearchEntry("", table.title, table.caption),),
        table=table,
        files=files,
        ledger=build_ledger(press.corpus, shown_quotes(press.corpus, table)),
        rendered=Markup(render_html(value, _link_from(addresses.root_of(path)))),  # noqa: S704  # the renderer escapes
    )


def _headings(value: TableValue) -> tuple[Heading, ...]:
    if len(value.parts) < 2:
        return ()
    return tuple(
        Heading(f"table-{value.anchor_of(part)}", f"Part {part.id}") for part in value.parts
    )


def _link_from(root: str) -> Callable[[LinkKind, str], str]:
    def link(kind: LinkKind, name: str) -> str:
        if kind == "paper":
            return root + addresses.paper(name)
        first, _, second = name.partition("/")
        make = addresses.quote if kind == "quote" else addresses.factor
        return root + make(first, second)

    return link
