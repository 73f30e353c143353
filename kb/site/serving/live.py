"""The site as it stands now: read again after each edit, and shown in its newest state."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from pathlib import Path
from threading import Condition, Event, Lock, Thread
from typing import TYPE_CHECKING

from mkdocs.config import load_config

from kb.errors import KbError
from kb.site import front_end
from kb.site.plugin import KbPlugin
from kb.site.serving.measuring import find_measures
from kb.site.serving.theme import Theme, ThemedSite
from kb.site.serving.watch import Looks, look_at, watch
from kb.site.source import Checked, check_whole, format_findings, read_quickly
from kb.store.memory import Memory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from kb.findings import Finding

log = logging.getLogger("mkdocs.plugins.kb")

_BREATH = 0.1
"""Seconds that belong to the reader's browser alone, once it has a page that has changed."""

_QUIET = 1.0
"""Seconds after which what was put off is made up for: without an edit, or without a reader."""

_REST = 0.5
"""Seconds between two looks whether there is more to make up for."""


class WrongConfiguration(KbError):
    """MkDocs' configuration cannot be used.

    Attributes:
        file: the configuration.
        reason: what is wrong with it.
    """

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file.name}: {reason}")
        self.file = file
        self.reason = reason


class LiveSite:
    """A site that follows its files. All of it may be used from several threads.

    A version is a short text; a page whose version has changed should be loaded again.
    """

    def __init__(self, configuration: Path) -> None:
        """Nothing is read yet.

        Args:
            configuration: MkDocs' configuration, which names the plugin ``kb``.
        """
        self._file = configuration
        self._theme = Theme()
        self._reading = Lock()
        self._printing = Lock()
        self._changed = Condition()
        self._number = self._looked_at = 0
        self._later: dict[str, int] = {}
        self._site: ThemedSite | None = None
        self._failure = ""
        self._plugin: KbPlugin | None = None
        self._checked: Checked | None = None
        self._memory = Memory()
        self._warned: tuple[Finding, ...] = ()
        self._known: frozenset[str] = frozenset()
        self._places: tuple[Path, ...] = (configuration,)
        self._records: Path | None = None
        self._seen: Looks = {}
        self._end = Event()

    @property
    def mount(self) -> str:
        """The path below which the site stands, beginning and ending in a slash."""
        return self._site.mount if self._site else "/"

    def start(self) -> None:
        """Read and check everything, and follow the files from now on.

        Raises:
            WrongConfiguration: when MkDocs' configuration cannot be used.
        """
        config, plugin = self._load()
        self._look(config, plugin)
        self._seen = look_at(self._places)
        self._read(config, plugin, lambda root: check_whole(read_quickly(root, self._memory), root))
        for follow in (self._follow, self._make_up):
            Thread(target=follow, daemon=True).start()

    def stop(self) -> None:
        """Follow the files no longer, and let those who wait for a change go."""
        self._end.set()
        with self._changed:
            self._changed.notify_all()

    def version_of(self, path: str) -> str:
        """The version in which a page is shown now."""
        with self._changed:
            return self._version_of(path)

    def wait_for_change(self, path: str, version: str, seconds: float) -> str:
        """The version of a page, at once if it is another than this one, else when it has changed
        or the time is over.

        Args:
            path: of the page.
            version: what is known of it.
            seconds: how long to wait at most.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self._version_of(path) != version or self._end.is_set(), seconds
            )
            return self._version_of(path)

    def has(self, path: str) -> bool:
        """Whether there is a file at a path from the site's root."""
        return self._site is None or self._site.has(path)

    def read(self, path: str) -> tuple[bytes, str]:
        """The bytes of a file, and the version of the page that it is; no version for what is no
        page. Where there is no such page, or it cannot be made, a page says so.

        Raises:
            KeyError: when there is no such file.
        """
        if self._site:
            self._site.prepare(path)
        with self._printing:
            site, version = self._site, self.version_of(path)
            if site is None or site.is_page(path) or not site.has(path):
                return self._read_page(site, path), version
            if site.is_printed(path):
                return site.read(path), ""
        return site.read(path), ""

    def _read_page(self, site: ThemedSite | None, path: str) -> bytes:
        if site is None:
            return _format_failure(self._failure)
        try:
            data = site.read(path)
        except Exception as problem:
            # As with a state: the next edit may mend it, and the others can be looked at.
            log.exception("the page %s cannot be shown", path)
            return _format_failure(f"{path}: {problem}")
        finally:
            with self._changed:
                self._looked_at = self._number
                self._changed.notify_all()
        if self._plugin is not None and any(file.is_missed for file in self._plugin.downloads):
            with self._changed:
                self._later.setdefault(path, 0)
        return data

    @property
    def is_stopped(self) -> bool:
        """Whether the files are followed no longer."""
        return self._end.is_set()

    @property
    def is_settled(self) -> bool:
        """Whether every page that was looked at is shown in full."""
        with self._changed:
            return 0 not in self._later.values()

    def _version_of(self, path: str) -> str:
        return f"{self._number}.{self._later.get(path, 0)}"

    def _load(self) -> tuple[MkDocsConfig, KbPlugin]:
        try:
            config = load_config(str(self._file))
        except (Exception, SystemExit) as problem:  # MkDocs has no one class for these
            raise WrongConfiguration(self._file, str(problem)) from problem
        plugin = config.plugins.get("kb")
        if not isinstance(plugin, KbPlugin):
            raise WrongConfiguration(self._file, "it does not name the plugin kb under plugins")
        return config, plugin

    def _look(self, config: MkDocsConfig, plugin: KbPlugin) -> None:
        """Learn which files the site is made of."""
        own = (config.theme.custom_dir, config.docs_dir, *config.watch)
        self._records = plugin.root(config)
        given = (Path(place) for place in own if place)
        self._places = (self._file, self._records, front_end.STATIC, *given)

    def _read(
        self, config: MkDocsConfig, plugin: KbPlugin, read: Callable[[Path], Checked]
    ) -> None:
        """Put the state of the files in the place of the one before."""
        if self._checked is None:
            try:
                self._checked = read(plugin.root(config))
            except KbError:
                self._checked = None  # the plugin meets the same, and shows it
        with self._printing:
            config.plugins.on_startup(command="serve", dirty=False)
            plugin.serving, plugin.checked, plugin.paths = True, self._checked, self._known
            self._show(ThemedSite(config, self._theme), plugin)
            self._known = plugin.paths

    def _show(self, site: ThemedSite | None, plugin: KbPlugin | None, failure: str = "") -> None:
        with self._changed:
            self._site, self._plugin, self._failure = site, plugin, failure
            self._number += 1
            self._later = {}
            self._changed.notify_all()

    def _follow(self) -> None:
        watch(lambda: self._places, self._seen, self._read_again, self._end)

    def _read_again(self, edited: set[Path]) -> None:
        with self._reading:
            if self._records is None or _is_any_in(edited, self._records):
                self._checked = None
            self._show_again()

    def _show_again(self) -> None:
        try:
            config, plugin = self._load()
            self._look(config, plugin)
            self._read(config, plugin, lambda root: read_quickly(root, self._memory))
        except WrongConfiguration as problem:
            log.error(str(problem))
            self._show(None, None, str(problem))
        except Exception as problem:
            # Whatever the file of somebody's theme or plugin did, the next edit may mend it.
            log.exception("the site cannot be shown")
            self._show(None, None, str(problem))

    def _make_up(self) -> None:
        """Do what an edit did not wait for: first the checks, then, when nothing was edited for a
        while, the rest."""
        tidied = 0
        while not self._end.wait(_BREATH):
            number, checked = self._number, self._checked
            if checked is not None and not checked.is_whole:
                self._let_readers_first(number)
                if not self._is_over(number):
                    self._check(checked, number)
            with self._changed:
                self._changed.wait_for(
                    partial(self._is_over, number), _QUIET if number != tidied else _REST
                )
                waiting = [path for path, made in self._later.items() if not made]
            if self._is_over(number):
                continue
            if number != tidied:
                gc.collect()
                tidied = number
            if waiting and self._measure(number):
                with self._changed:
                    if self._number == number:
                        self._later.update(dict.fromkeys(waiting, 1))
                        self._changed.notify_all()

    def _let_readers_first(self, number: int) -> None:
        """Wait until somebody has seen a page of a state, if there is anybody."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._looked_at == number or self._is_over(number), _QUIET
            )
        self._end.wait(_BREATH)

    def _is_over(self, number: int) -> bool:
        """Whether a state is shown no longer."""
        return self._number != number or self._end.is_set()

    def _check(self, read: Checked, number: int) -> None:
        """Let the findings take the place of a site that was shown before it was checked."""
        records = self._records
        if records is None:
            return
        checked = check_whole(read, records)
        with self._reading:
            if self._is_over(number) or self._checked is not read:
                return
            self._checked = checked
            if checked.errors:
                self._show_again()
        if checked.warnings and checked.warnings != self._warned:
            log.warning("%s", format_findings(checked.warnings, records))
        self._warned = checked.warnings

    def _measure(self, number: int) -> bool:
        """Make every file of which a page wanted the size; whether that came to its end."""
        plugin, records = self._plugin, self._records
        if plugin is None or records is None:
            return False
        missed = {file.path: file for file in plugin.downloads if file.is_missed}
        found = find_measures(records, tuple(missed), partial(self._is_over, number))
        for path, (length, digits) in found.items():
            missed[path].remember(length, digits)
        return len(found) == len(missed)


def _is_any_in(files: Iterable[Path], folder: Path) -> bool:
    inside = os.path.join(os.path.abspath(folder), "")
    return any(os.path.abspath(file).startswith(inside) for file in files)


def _format_failure(reason: str) -> bytes:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No site to show</title>'
        f"</head><body><h1>No site to show</h1><pre>{escape(reason)}</pre></body></html>"
    ).encode()
