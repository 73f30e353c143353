"""The site map for search engines, without the day of the build, so that two builds are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from kb.site.plans import PlannedFile

if TYPE_CHECKING:
    from mkdocs.structure.files import Files


PATH = "sitemap.xml"


def plan_sitemap(files: Files, site_url: str) -> PlannedFile:
    """The site map of these files."""
    return PlannedFile(PATH, lambda: iter((format_sitemap(files, site_url),)))


def format_sitemap(files: Files, site_url: str) -> bytes:
    """The addresses of all pages, as search engines read them."""
    base = site_url if site_url.endswith("/") else site_url + "/"
    urls = sorted(urljoin(base, file.url) for file in files.documentation_pages())
    lines = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f"{head}<urlset {space}>\n{lines}</urlset>\n".encode()
