"""A page of the site as the Markdown that somebody would have written for the same content.

For the benchmark of the site only: it knows the elements that the pages use and keeps their text,
structure, links and anchors; classes and other ornaments are dropped, which spares MkDocs work.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any

from lxml import html

_BLOCKS = {"address", "article", "aside", "details", "div", "figcaption", "figure", "footer",
           "header", "main", "nav", "section", "summary"}  # fmt: skip
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def format_markdown(body: str, path: str) -> str:
    """The Markdown of a page.

    Args:
        body: the page's HTML.
        path: where the page stands, such as ``papers/doe2020/index.html``; links are turned into
            links between Markdown files.
    """
    root: Any = html.fragment_fromstring(body, create_parent="div")
    return "\n\n".join(_Writer(path).blocks(root)) + "\n"


class _Writer:
    def __init__(self, path: str) -> None:
        self._folder = posixpath.dirname(path)

    def blocks(self, element: Any) -> list[str]:
        """The blocks inside an element; text between them is a paragraph."""
        done: list[str] = []
        loose = _escape(element.text)
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                loose += _escape(child.tail)
                continue
            block = self._block(child, tag)
            if block is None:
                loose += self._inline(child)
            else:
                done += [loose.strip()] if loose.strip() else []
                done += block
                loose = ""
            loose += _escape(child.tail)
        return [*done, loose.strip()] if loose.strip() else done

    def _block(self, element: Any, tag: str) -> list[str] | None:
        if tag in _BLOCKS:
            return self.blocks(element)
        if re.fullmatch("h[1-6]", tag):
            anchor = element.get("id")
            mark = f" {{#{anchor}}}" if anchor else ""
            return [f"{'#' * int(tag[1])} {self._line(element)}{mark}"]
        if tag == "p":
            return [self._line(element)]
        if tag == "blockquote":
            inner = "\n\n".join(self.blocks(element))
            return ["\n".join(f"> {line}".rstrip() for line in inner.splitlines())]
        if tag in ("ul", "ol"):
            return ["\n".join(f"- {self._line(item)}" for item in element.iter("li"))]
        if tag == "dl":
            return ["\n\n".join(self._definitions(element))]
        if tag == "table":
            return [self._table(element)]
        if tag == "pre":
            return ["```\n" + element.text_content().strip("\n") + "\n```"]
        if tag == "svg":
            return [html.tostring(element, encoding="unicode", with_tail=False)]
        return None

    def _definitions(self, element: Any) -> list[str]:
        items: list[str] = []
        for child in element.iter("dt", "dd"):
            line = self._line(child) or "&nbsp;"
            if child.tag == "dt":
                items.append(line)
            else:
                items[-1] += f"\n:   {line}"
        return items

    def _table(self, element: Any) -> str:
        rows = [[self._line(cell) for cell in row.iter("th", "td")] for row in element.iter("tr")]
        width = max(len(row) for row in rows)
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        return "\n".join(lines)

    def _line(self, element: Any) -> str:
        text = _escape(element.text)
        for child in element:
            text += self._inline(child) + _escape(child.tail)
        return " ".join(text.split())

    def _inline(self, element: Any) -> str:
        tag = element.tag
        if element.get("class") == "headerlink":
            return ""  # MkDocs makes its own
        inner = self._line(element)
        if tag == "a":
            target = element.get("href")
            return f"[{inner}]({self._address(target)})" if target else inner
        if tag in ("strong", "b") and inner:
            return f"**{inner}**"
        if tag in ("em", "i", "cite") and inner:
            return f"*{inner}*"
        if tag == "code":
            return f"`{element.text_content()}`"
        return inner

    def _address(self, target: str) -> str:
        """A link to a page as a link to its Markdown file; other links as they are."""
        place, mark, anchor = target.partition("#")
        if ":" in place or not place or not (place.endswith(("/", ".")) or place == ""):
            return target
        file = posixpath.normpath(posixpath.join(self._folder, place, "index.md"))
        return posixpath.relpath(file, self._folder or ".") + mark + anchor


def _escape(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(f"x{text}x".split())[1:-1]) if text else ""
