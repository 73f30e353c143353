"""The pages without MkDocs: whole HTML files with the style sheet and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kb.corpus import Corpus
from kb.site import addresses, front_end
from kb.site.assets import SUMS, build_sums, iter_downloads
from kb.site.page import SitePage
from kb.site.pages import build_pages
from kb.site.press import templates

STYLE = "assets/kb.css"


def build_bare_files(corpus: Corpus) -> dict[str, bytes]:
    """Every page, download and table as the bytes of a file, by its path from the site's root."""
    downloads = tuple(iter_downloads(corpus))
    files = {file.path: file.data for file in downloads}
    files[SUMS] = build_sums(downloads)
    files.update(iter_static())
    for path, page in build_pages(corpus, downloads).items():
        files[path] = format_bare(page, corpus.meta.title).encode()
    return files


def iter_static() -> Iterator[tuple[str, bytes]]:
    """The style sheets and the front end, each with its address from the site's root."""
    for sheet in sorted(front_end.STATIC.glob("*.css")):
        yield f"assets/{sheet.name}", sheet.read_bytes()
    yield from front_end.iter_files()


def format_bare(page: SitePage, site: str) -> str:
    """A page as a whole HTML file."""
    return (
        templates()
        .get_template("bare.html")
        .render(
            page=page,
            site=site,
            root=addresses.root_of(page.path),
            head=front_end.format_head(page.scripts, page.styles, addresses.root_of(page.path)),
            body=Markup(page.body),  # noqa: S704  # made by our templates
        )
    )
