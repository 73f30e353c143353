"""How one text is written in the canonical form: plain, in quotes, folded or literal."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from kb.yamlio.scalars import resolve_plain

WIDTH = 100
"""Columns of a line."""

_NARROWEST = 40
"""Columns that a folded text gets however deep it stands."""

_RESERVED_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_FLOW_MARKS = frozenset(",[]{}")
_SINGLE_LETTER_FLAGS = frozenset("yYnN")
_SINGLE_SPACE = re.compile("(?<! ) (?! )")


@lru_cache(maxsize=8192)
def is_plain_safe(text: str, *, in_flow: bool = False) -> bool:
    """Whether a text can stand without quotes: read as this text by YAML 1.1 and 1.2 alike."""
    if not text or text[0] in _RESERVED_FIRST or text != text.strip() or "\n" in text:
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith("..."):
        return False
    if in_flow and (":?" in text or not _FLOW_MARKS.isdisjoint(text)):
        return False
    return not _looks_like_another_type(text)


def _looks_like_another_type(text: str) -> bool:
    if text in _SINGLE_LETTER_FLAGS or not isinstance(resolve_plain(text), str):
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], ())
    return any(pattern.match(text) for _, pattern in resolvers)


def quote(text: str) -> str:
    """The text on one line in quotes; double ones only where it has several lines."""
    if "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def format_one_line(text: str, *, in_flow: bool = False) -> str:
    """The text on one line, in quotes where it needs them."""
    return text if is_plain_safe(text, in_flow=in_flow) else quote(text)


def format_block(text: str, indent: int) -> tuple[str, list[str]] | None:
    """The text as a block: its opening mark and its lines; None where quotes serve better.

    A text is folded where folding gives it back exactly, and otherwise set line by line. Long
    lines are broken at single spaces only, so that runs of spaces stay together.
    """
    if not text or text[0] in " \n" or text[-1] in " \n" or " \n" in text:
        return None
    margin = " " * indent
    if "\n " in text:
        return "|-", [margin + line if line else "" for line in text.split("\n")]
    if "\n" not in text and not _SINGLE_SPACE.search(text):
        return None
    width = max(WIDTH - indent, _NARROWEST)
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            lines.append("")
        lines.extend(margin + line for line in _wrap(paragraph, width))
    return ">-", lines


def _wrap(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for chunk in _SINGLE_SPACE.split(paragraph) if paragraph else ():
        if line and len(line) + 1 + len(chunk) > width:
            lines.append(line)
            line = chunk
        else:
            line = f"{line} {chunk}" if line else chunk
    return [*lines, line] if line else lines
