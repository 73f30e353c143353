"""The site through MkDocs and its theme, in which each file is made when it is asked for.

`mkdocs build` renders all pages and writes them. Here the same events run in the same order, those
of the site at once and those of a page when somebody asks for it, so both give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.utils import get_relative_url, is_error_template

from kb.site.mkdocs_pages import ReadyPage
from kb.site.search.gathering import SiteSearch
from kb.site.search.index import FOLDER as SEARCH

if TYPE_CHECKING:
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_PLAIN_HEADING = re.compile(r"# +([^\W_](?:[^\W_]|[ ,/?]|-(?!-))*)")
"""A heading in which no extension of Markdown finds anything to do."""


class _Compiled(jinja2.BytecodeCache):
    """The theme's templates, compiled once for all states of a site."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


class Theme:
    """What the states of a site have in common, since it does not change with them."""

    def __init__(self) -> None:
        self.compiled = _Compiled()
        self.headings: dict[str, str | None] = {}
        self._files: dict[tuple[str, ...], list[tuple[str, str]]] = {}

    def add_files(self, files: Files, env: jinja2.Environment, config: MkDocsConfig) -> None:
        """Add the files that the theme brings, which are looked for among thousands of icons once;
        those of a folder of the site's owner each time."""
        folders = tuple(config.theme.dirs)
        if config.theme.custom_dir:
            files.add_files_from_theme(env, config)
            return
        if folders not in self._files:
            found = Files(())
            found.add_files_from_theme(env, config)
            self._files[folders] = [(file.src_uri, file.src_dir or "") for file in found]
        for path, folder in self._files[folders]:
            if files.get_file_from_path(path) is None:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))


class ThemedSite:
    """One state of a site. Not for two threads at once, since MkDocs marks the page that it prints.

    Attributes:
        mount: the path below which the site stands on its host, beginning and ending in a slash.
    """

    def __init__(self, config: MkDocsConfig, theme: Theme) -> None:
        plugins = config.plugins
        self._config: MkDocsConfig = plugins.on_config(config)
        plugins.on_pre_build(config=self._config)
        self._theme = theme
        files = get_files(self._config)
        env = self._config.theme.get_env()
        env.bytecode_cache = theme.compiled
        theme.add_files(files, env, self._config)
        self._files = plugins.on_files(files, config=self._config)
        set_exclusions(self._files, self._config)
        nav = get_navigation(self._files, self._config)
        self._nav = plugins.on_nav(nav, config=self._config, files=self._files)
        self._documents = self._files.documentation_pages()
        self._read_titles()
        self._env = plugins.on_env(env, config=self._config, files=self._files)
        self._by_path = {file.dest_uri: file for file in self._iter_files()}
        folder = urlsplit(self._config.site_url or "/").path.strip("/")
        self.mount = f"/{folder}/" if folder else "/"

    def _iter_files(self) -> Iterator[File]:
        yield from (file for file in self._files if file.inclusion is not InclusionLevel.EXCLUDED)

    @property
    def paths(self) -> list[str]:
        """Every file that can be asked for, as a path from the site's root."""
        return [*self._by_path, *sorted(self._config.theme.static_templates)]

    def is_page(self, path: str) -> bool:
        """Whether a file is a page, or a page for lost readers."""
        file = self._by_path.get(path)
        if file is None:
            return path in self._config.theme.static_templates and path.endswith(".html")
        return file.is_documentation_page()

    def has(self, path: str) -> bool:
        """Whether the site has a file at this path; those of the search are always promised."""
        return (
            path in self._by_path
            or path in self._config.theme.static_templates
            or path.startswith(SEARCH)
        )

    def read(self, path: str) -> bytes:
        """The bytes of a file, made now if it is no file of the theme.

        Raises:
            KeyError: when the site has none at this path.
        """
        if path.startswith(SEARCH):
            return self._search[path]
        file = self._by_path.get(path)
        if file is None:
            if path not in self._config.theme.static_templates:
                raise KeyError(path)
            return self._print_template(path).encode()
        if not file.is_documentation_page():
            return file.content_bytes
        page = file.page
        if page is None:
            raise KeyError(path)
        return self._print_page(page).encode("utf-8", errors="xmlcharrefreplace")

    def is_printed(self, path: str) -> bool:
        """Whether MkDocs takes part in making a file, so that one thread at a time may."""
        return path not in self._by_path or self.is_page(path)

    def prepare(self, path: str) -> None:
        """Make what a file needs and MkDocs has no part in; from any thread."""
        if path.startswith(SEARCH):
            _ = self._gathered

    @cached_property
    def _gathered(self) -> SiteSearch:
        """What the search finds on the generated pages, all of which are made for it."""
        search = SiteSearch()
        for file in self._documents:
            if isinstance(file.page, ReadyPage):
                search.add_generated(file.page.plan.make())
        return search

    @cached_property
    def _search(self) -> Mapping[str, bytes]:
        """The files of the search."""
        search = self._gathered
        for file in self._documents:
            page = file.page
            if page is None or isinstance(page, ReadyPage):
                continue
            if page.content is None:
                self._render(page)
            search.add_written(file.dest_uri, str(page.title), page.content or "")
        return dict(search.iter_files())

    def _read_titles(self) -> None:
        """Let written pages know what they are called, since the navigation of each page says it.

        MkDocs renders them for it. Their first line is enough, unless it is no heading.
        """
        for file in self._documents:
            page: Any = file.page
            if isinstance(page, ReadyPage):
                self._render(page)
                continue
            page.read_source(self._config)
            first = next(filter(None, map(str.strip, page.markdown.splitlines())), "")
            if plain := _PLAIN_HEADING.fullmatch(first):
                page._title_from_render = plain[1]
            elif not first.startswith("# "):
                self._render(page)
            else:
                page._title_from_render = self._heading_of(page, first)

    def _heading_of(self, page: Any, line: str) -> str | None:
        if line not in self._theme.headings:
            page.markdown = line
            page.render(self._config, self._files)
            page.content = None
            self._theme.headings[line] = page._title_from_render
        return self._theme.headings[line]

    def _render(self, page: Page) -> None:
        """What `mkdocs build` does with each page before it writes the first."""
        events, config, files = self._config.plugins, self._config, self._files
        config._current_page = page
        try:
            page = events.on_pre_page(page, config=config, files=files)
            page.read_source(config)
            page.markdown = events.on_page_markdown(
                page.markdown or "", page=page, config=config, files=files
            )
            page.render(config, files)
            page.content = events.on_page_content(
                page.content or "", page=page, config=config, files=files
            )
        finally:
            config._current_page = None

    def _print_page(self, page: Page) -> str:
        """What `mkdocs build` does with each page when it writes it."""
        if not isinstance(page, ReadyPage) and page.content is None:
            self._render(page)
        events, config = self._config.plugins, self._config
        config._current_page = page
        try:
            page.active = True
            context = get_context(self._nav, self._documents, config, page)
            template = self._env.get_template(page.meta.get("template", "main.html"))
            context = events.on_page_context(context, page=page, config=config, nav=self._nav)
            output = template.render(context)
            return str(events.on_post_page(output, page=page, config=config))
        finally:
            page.active = False
            config._current_page = None

    def _print_template(self, name: str) -> str:
        """What `mkdocs build` does with a page of the theme's own, such as that for the lost."""
        events, config = self._config.plugins, self._config
        template = self._env.get_template(name)
        template = events.on_pre_template(template, template_name=name, config=config)
        home = urlsplit(config.site_url or "/").path
        base = home if is_error_template(name) else get_relative_url(".", name)
        context = get_context(self._nav, self._documents, config, base_url=base)
        context = events.on_template_context(context, template_name=name, config=config)
        output = template.render(context)
        return str(events.on_post_template(output, template_name=name, config=config))
