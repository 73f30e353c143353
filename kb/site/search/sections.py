"""The sections of a written page, each of which the search finds by its heading and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = frozenset({"h1", "h2", "h3"})
_LEFT_OUT = frozenset({"script", "style", "svg", "button"})
_PARTS = frozenset({"p", "li", "td", "th", "pre", "dt", "dd", "div", "tr", "br", *_HEADINGS})


@dataclass(slots=True)
class Section:
    """A heading with what stands below it.

    Attributes:
        anchor: the id of the heading; empty for what stands before the first.
        title: what the heading says.
        text: the words below it.
    """

    anchor: str
    title: str
    text: str


@dataclass(slots=True)
class _Open:
    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def iter_sections(html: str) -> Iterator[Section]:
    """The sections of a page, in their order; such without words are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for one in reader.sections:
        title = " ".join("".join(one.title).split())
        text = " ".join("".join(one.text).split())
        if title or text:
            yield Section(one.anchor, title, text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [_Open("")]
        self._heading = ""
        self._ends: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._ends:
            if tag == self._ends[-1]:
                self._ends.append(tag)
            return
        if tag in _LEFT_OUT or "headerlink" in (given.get("class") or "").split():
            self._ends.append(tag)
        elif tag in _HEADINGS:
            self._heading = tag
            self.sections.append(_Open(given.get("id") or ""))
        if tag in _PARTS:
            self.sections[-1].text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._ends:
            if tag == self._ends[-1]:
                self._ends.pop()
        elif tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if not self._ends:
            one = self.sections[-1]
            (one.title if self._heading else one.text).append(data)
