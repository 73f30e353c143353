"""The MkDocs plugin: gives MkDocs the generated pages and files from memory."""

from __future__ import annotations

import logging
import pathlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from kb.errors import KbError
from kb.findings import visible
from kb.ledger import format_ledger
from kb.site import addresses, front_end, material, policy
from kb.site.assets import iter_beside, iter_downloads
from kb.site.bare import STYLE, iter_static
from kb.site.broken import iter_broken_plans
from kb.site.downloads import Download
from kb.site.guides import present_guides
from kb.site.linkcheck import Anchored, iter_dead_links, scan_any, scan_generated
from kb.site.mkdocs_pages import ReadyPage, add_file, add_page
from kb.site.pages import iter_plans
from kb.site.plans import PlannedFile, PlannedPage
from kb.site.press import Press
from kb.site.recipes import COOKBOOK, read_recipes
from kb.site.search.gathering import SiteSearch
from kb.site.sitemap import plan_sitemap
from kb.site.source import Checked, format_findings, read_checked, record_paths
from kb.site.target import TargetRefused, refuse_target
from kb.site.typeset import build_proofs
from kb.site.words import count

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_MANY = 500
"""With more quotes a server shows a page before the files are made whose sizes stand on it."""

log = logging.getLogger("mkdocs.plugins.kb")


class KbConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ bare
    """The plugin's options in ``mkdocs.yml``."""

    annotations = config_options.Type(str, default="annotations")
    """The folder of the records, from the folder of ``mkdocs.yml``."""

    policy = config_options.Type(bool, default=True)
    """Whether pages carry the Content-Security-Policy, which refuses what a site's owner adds from
    elsewhere."""


class KbPlugin(BasePlugin[KbConfig]):  # type: ignore[no-untyped-call]  # as above
    """Turns a knowledge base into pages of a MkDocs site.

    Attributes:
        checked: a knowledge base that was read already; None: read it from the folder.
        serving: whether a server shows the site, which must never be left without pages.
        progress: told how many pages of how many are written; None: nobody listens.
        paths: of the pages of the last good build, which a broken one stands in for.
        downloads: the files beside the pages whose sizes the pages tell.
    """

    def __init__(self) -> None:
        super().__init__()
        self.checked: Checked | None = None
        self.serving = False
        self.progress: Callable[[int, int], None] | None = None
        self.paths: frozenset[str] = frozenset()
        self.downloads: tuple[Download, ...] = ()
        self._pages: list[ReadyPage] = []
        self._written = self._of = 0
        self._anchored: dict[str, Anchored] = {}
        self._present: set[str] = set()
        self._search = SiteSearch()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether a server runs; having this method keeps the plugin between two builds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the style sheet, before those of the site's owner, and the page for lost readers."""
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
        material.add_templates(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep MkDocs from emptying a folder that no build has made.

        Raises:
            PluginError: when the site's folder is none to be emptied.
        """
        if self.serving:
            return  # a server writes to a temporary folder, or to none
        try:
            refuse_target(
                pathlib.Path(config.site_dir), (self.root(config), pathlib.Path(config.docs_dir))
            )
        except TargetRefused as problem:
            raise PluginError(str(problem)) from problem

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Build anew when a record is edited."""
        self.serving = True
        if self.root(config).is_dir():
            server.watch(str(self.root(config)))
        return server

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add every generated page and file, none of which is made yet.

        Raises:
            PluginError: when the knowledge base is broken and no server waits for pages.
        """
        beside: Iterable[PlannedFile] = ()
        try:
            plans, beside = self._plan_good(files, config)
        except KbError as problem:
            if not self.serving:
                raise PluginError(str(problem)) from problem
            log.warning(str(problem))
            plans = self._plan_broken(problem, config)
        except Exception as problem:
            # A server whose build raises answers no request at all, not even after the mend.
            if not self.serving:
                raise
            log.exception("the site could not be built")
            plans = self._plan_broken(problem, config)
        self._pages = [add_page(plan, files, config) for plan in plans]
        for file in (*beside, *iter_static()):
            add_file(file, files, config)
        # MkDocs' own site map names the day of the build, and only in this event can it go.
        config.theme.static_templates.discard("sitemap.xml")
        if config.site_url:
            add_file(plan_sitemap(files, config.site_url), files, config)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let each record's page light up its overview in the navigation."""
        by_path = {page.plan.path: page for page in self._pages}
        for page in self._pages:
            if page.plan.parent:
                overview = by_path.get(page.plan.parent)
                page.parent = overview  # type: ignore[assignment]  # overviews are no sections
        self._written, self._of = 0, len(files.documentation_pages())
        self._anchored = {}
        self._search = SiteSearch()
        self._present = {file.dest_uri for file in files} | set(config.theme.static_templates)
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the theme which parts of the front end are there."""
        material.add_globals(env)
        return env

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Put the reference lists into the written pages that ask for them."""
        if isinstance(page, ReadyPage):
            return None
        from kb.site.reference import prepare_page

        return prepare_page(markdown)

    @event_priority(100)
    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Make a generated page, now that it is about to be printed."""
        if isinstance(page, ReadyPage):
            page.make()
        return context

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str | None:
        """Let the page load its scripts and styles, take down what it links to and what the search
        shall find, forget it, and report progress."""
        ready = page.ready if isinstance(page, ReadyPage) else None
        path = page.file.dest_uri
        if not self.serving:
            scan = scan_generated if ready else scan_any
            self._anchored[path] = scan(page.content or "")
            if ready is None:
                self._search.add_written(path, str(page.title), page.content or "")
            else:
                self._search.add_generated(ready)
        if ready is None:
            output = policy.without_styles(output)
        if isinstance(page, ReadyPage):
            page.forget()
        if self.progress is not None:
            self._written += 1
            self.progress(self._written, self._of)
        scripts, styles = (ready.scripts, ready.styles) if ready else ((), ())
        return self._headed(output, scripts, styles, addresses.root_of(path))

    def on_post_template(
        self, output: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str | None:
        """Let the page for lost readers load what every page loads."""
        if not template_name.endswith(".html"):
            return output
        return self._headed(output, (), (), urlsplit(config.site_url or "/").path)

    def _headed(self, output: str, scripts: Sequence[str], styles: Sequence[str], root: str) -> str:
        """A printed page with its scripts, its styles and its policy."""
        head = front_end.format_head(scripts, styles, root)
        output = output.replace("</head>", f"{head}\n</head>", 1)
        return policy.add_policy(output) if self.config.policy else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the search needs and look for dead links, now that every page was made.

        Raises:
            PluginError: when a link is dead and no server waits for pages.
        """
        if not self.serving:
            self._search.write(pathlib.Path(config.site_dir))
        dead = [str(link) for link in iter_dead_links(self._anchored, self._present)]
        self._anchored = {}
        if dead:
            message = f"{count(len(dead), 'dead link')}:\n  " + "\n  ".join(dead)
            raise PluginError(f"the site was written, but has {message}")

    def root(self, config: MkDocsConfig) -> pathlib.Path:
        """The folder of the records."""
        home = pathlib.Path(config.config_file_path or "mkdocs.yml").parent
        return home / self.config.annotations

    def _plan_good(
        self, files: Files, config: MkDocsConfig
    ) -> tuple[list[PlannedPage], list[PlannedFile]]:
        root = self.root(config)
        checked = self.checked or read_checked(root)
        if checked.errors or checked.corpus is None:
            raise BrokenSite(checked, format_findings(checked.errors, root))
        if checked.warnings and self.checked is None:
            log.warning("%s", format_findings(checked.warnings, root))
        proofs = build_proofs(checked.corpus, may_run=not self.serving)
        unprinted = {name: proof.lacking for name, proof in proofs.items() if proof.lacking}
        for name, lacking in unprinted.items():
            log.info("Table %s has no PDF: %s", name, lacking)
        press = Press(checked.corpus, unprinted)
        if log.isEnabledFor(logging.INFO):
            log.info("Quotes %s", visible(format_ledger(press.ledger)))
        self.downloads = downloads = tuple(
            iter_downloads(checked.corpus, {name: proof.pdf for name, proof in proofs.items()})
        )
        for file in downloads:
            is_large = not file.table and len(checked.corpus.quotes) > _MANY
            file.can_wait = self.serving and is_large
        cookbook = files.src_uris.get(COOKBOOK)
        recipes = read_recipes(cookbook.content_string) if cookbook else ()
        plans = list(iter_plans(press, downloads, present_guides(files.src_uris), recipes))
        self.paths = frozenset(plan.path for plan in plans)
        return plans, list(iter_beside(press, downloads))

    def _plan_broken(self, problem: Exception, config: MkDocsConfig) -> list[PlannedPage]:
        errors = len(problem.checked.errors) if isinstance(problem, BrokenSite) else 0
        report = problem.report if isinstance(problem, BrokenSite) else str(problem)
        paths = self.paths | record_paths(self.root(config))
        if isinstance(problem, BrokenSite) and problem.checked.corpus is not None:
            factors = problem.checked.corpus.factors
            paths |= {addresses.page_path(addresses.factor(*key)) for key in factors}
        return list(iter_broken_plans(paths, report, errors))


class BrokenSite(KbError):
    """The knowledge base has errors, so there are no pages.

    Attributes:
        checked: the knowledge base with its findings.
        report: the errors as text.
    """

    def __init__(self, checked: Checked, report: str) -> None:
        super().__init__(f"the knowledge base has {count(len(checked.errors), 'error')}:\n{report}")
        self.checked = checked
        self.report = report
