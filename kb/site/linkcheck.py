"""Dead links: every internal address and anchor of the site's pages has to exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

_ATTRIBUTE = re.compile(r'\s(?:(id)|href|src)="([^"]*)"')
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ELSEWHERE = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


@dataclass(frozen=True, slots=True)
class Anchored:
    """What a page offers and what it asks for.

    Attributes:
        anchors: the ids on the page.
        targets: the addresses it links to, as written.
    """

    anchors: frozenset[str]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere.

    Attributes:
        page: the path of the page that has it.
        target: the address as written.
        reason: what is missing.
    """

    page: str
    target: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: the link {self.target!r} is dead: {self.reason}"


def scan_generated(body: str) -> Anchored:
    """The anchors and targets of HTML in which every ``<``, ``>`` and ``"`` of text is escaped,
    as in whatever the templates make; several times as fast as a parser."""
    anchors: list[str] = []
    targets: list[str] = []
    for tag in _TAG.findall(body):
        for is_id, value in _ATTRIBUTE.findall(tag):
            (anchors if is_id else targets).append(unescape(value) if "&" in value else value)
    return Anchored(frozenset(anchors), tuple(dict.fromkeys(targets)))


def scan_any(body: str) -> Anchored:
    """The anchors and targets of any HTML."""
    scanner = _Scanner()
    scanner.feed(body)
    scanner.close()
    return Anchored(frozenset(scanner.anchors), tuple(dict.fromkeys(scanner.targets)))


class _Scanner(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.append(value or "")
            elif name in ("href", "src"):
                self.targets.append(value or "")


def iter_dead_links(pages: Mapping[str, Anchored], files: Collection[str]) -> Iterator[DeadLink]:
    """Every link between pages that leads nowhere.

    Args:
        pages: what each page offers and asks for, by its path such as ``papers/index.html``.
        files: the paths of everything else that the site holds.
    """
    known: dict[str, str | None] = {}
    for path, page in pages.items():
        folder = posixpath.dirname(path)
        for target in page.targets:
            if _ELSEWHERE.match(target):
                continue
            address, _, anchor = target.partition("#")
            address = address.partition("?")[0]
            goal = _resolved(folder, address) if address else path
            if goal not in known:
                known[goal] = _found(goal, pages, files)
            found = known[goal]
            if found is None:
                yield DeadLink(path, target, f"the site has no {goal}")
            elif anchor and found in pages and unquote(anchor) not in pages[found].anchors:
                yield DeadLink(path, target, f"{found} has no anchor {unquote(anchor)!r}")


def _resolved(folder: str, address: str) -> str:
    address = unquote(address)
    joined = address[1:] if address.startswith("/") else posixpath.join(folder, address)
    goal = posixpath.normpath(joined)
    if address.endswith(("/", "/.", "/..")) or address in (".", ".."):
        return "index.html" if goal == "." else f"{goal}/index.html"
    return goal


def _found(goal: str, pages: Mapping[str, Anchored], files: Collection[str]) -> str | None:
    for candidate in (goal, f"{goal}/index.html"):
        if candidate in pages or candidate in files:
            return candidate
    return None
