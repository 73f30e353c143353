"""The items of lists in Markdown, and its comments."""

from __future__ import annotations

import re

_ITEM = re.compile(r"[ \t]*(?:(?P<bullet>[*+-](?: +|\t(?=[^\t]*$))(?=\S))|(?=•|\d{1,3}[.)] +\S))")
_OPEN, _CLOSE = "<!--", "-->"


def item_of(line: str, follows_text: bool) -> str | None:
    """What an item of a list says, without a bullet that is a star, hyphen or plus.

    A line of running text may begin with a number, or with a sign before one, and is no item then.

    Args:
        line: a line of the file.
        follows_text: the line before is neither empty nor of a list.
    """
    found = _ITEM.match(line)
    if found is None:
        return None
    said = line[found.end() :]
    return None if follows_text and said[:1].isdecimal() else said


def without_comments(text: str) -> str:
    """The text without its comments, of which only the ends of pages stay."""
    kept: list[str] = []
    start = 0
    while (opening := text.find(_OPEN, start)) >= 0:
        end = text.find(_CLOSE, opening + len(_OPEN))
        if end < 0:
            break
        kept += (text[start:opening], "\f" * text.count("\f", opening, end))
        start = end + len(_CLOSE)
    return "".join((*kept, text[start:]))


__all__ = ["item_of", "without_comments"]
