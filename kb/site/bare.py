"""The pages without MkDocs: whole HTML files with the style sheet and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from markupsafe import Markup

from kb.corpus import Corpus
from kb.site import addresses, front_end
from kb.site.assets import iter_beside, iter_downloads
from kb.site.page import SitePage
from kb.site.pages import iter_plans
from kb.site.plans import PlannedFile
from kb.site.policy import format_meta
from kb.site.press import Press, templates
from kb.site.typeset import build_proofs

STYLE = "assets/kb.css"


def iter_bare_files(corpus: Corpus) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every page, download and table: its path from the site's root, and its bytes piece by piece,
    to be taken before the next one."""
    proofs = build_proofs(corpus)
    downloads = tuple(iter_downloads(corpus, {name: it.pdf for name, it in proofs.items()}))
    press = Press(corpus, {name: it.lacking for name, it in proofs.items() if it.lacking})
    for file in iter_beside(press, downloads):
        yield file.path, file.write()
    for file in iter_static():
        yield file.path, file.write()
    for plan in iter_plans(press, downloads):
        yield plan.path, iter((format_bare(plan.make(), corpus.meta.title).encode(),))


def iter_static() -> Iterator[PlannedFile]:
    """The style sheets and the front end. A sheet that is a folder is its files, in order."""
    sheets = ((f"assets/{sheet.name}", sheet) for sheet in sorted(front_end.STATIC.glob("*.css")))
    for path, file in (*sheets, *front_end.iter_files()):
        yield PlannedFile(path, partial(_iter_bytes, file))


def _iter_bytes(file: Path) -> Iterator[bytes]:
    for part in sorted(file.iterdir()) if file.is_dir() else (file,):
        yield part.read_bytes()


def format_bare(page: SitePage, site: str) -> str:
    """A page as a whole HTML file."""
    return (
        templates()
        .get_template("bare.html")
        .render(
            page=page,
            site=site,
            root=addresses.root_of(page.path),
            policy=Markup(format_meta(is_themed=False)),  # noqa: S704  # ours
            head=front_end.format_head(page.scripts, page.styles, addresses.root_of(page.path)),
            body=Markup(page.body),  # noqa: S704  # made by our templates
        )
    )
