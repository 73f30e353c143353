"""Running heads and page numbers: lines that stand between two lines of the text and are no part
of it.

They are told by coming again: the same words at the head or foot of several pages, a number there
that grows with the pages, a line of its own that stands at least three times in the document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.matching.polarity import turning_word

FurnitureKind = Literal["running-head", "page-number"]

_LINE = re.compile(r"[^\n\f]+")
_DIGITS = re.compile(r"\d+")
_NUMBER_LINE = re.compile(
    r"[\s|.()\[\]\u2010-\u2015-]*(?:page\s+)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[\s|.()\[\]\u2010-\u2015-]*",
    re.IGNORECASE,
)
_ROMAN_LINE = re.compile(r"\W*[ivxlc]{1,6}\W*")
_EMPTY_BEFORE = re.compile(r"(?:\n[^\S\n]*\n|\A)\s*\Z")
_EMPTY_BEHIND = re.compile(r"\n?[^\S\n]*(?:\n|\Z)")
_LETTER = re.compile(r"[^\W\d_]")
_EDGE_LINES = 2
_LONGEST = 150
_ALONE = 3


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that is no part of the running text.

    Attributes:
        start: where it begins in the text.
        end: where it ends, the line feed not included.
        kind: what it is.
    """

    start: int
    end: int
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        page: its page, from 0.
        words: what it says.
        is_apart: whether an empty line, or the page's edge, stands on both sides.
    """

    start: int
    end: int
    page: int
    words: str
    is_apart: bool


def find_furniture(text: str) -> tuple[Furniture, ...]:
    """The running heads and page numbers of a text, in order.

    Args:
        text: the source's text, with form feeds between pages where it has pages.
    """
    pages = list(_pages(text))
    found = {**_alone(text)}
    if len(pages) > 1:
        edges = [line for page in pages for line in _edge_lines(page)]
        found.update(_page_numbers(edges))
        found.update(_heads(edges, len(pages)))
    return tuple(found[start] for start in sorted(found))


def _pages(text: str) -> Iterator[list[_Line]]:
    start = 0
    for number, page in enumerate(text.split("\f")):
        yield [
            _Line(
                start + match.start(),
                start + match.end(),
                number,
                " ".join(words.split()),
                _is_apart(page, match),
            )
            for match in _LINE.finditer(page)
            if (words := match.group().strip())
        ]
        start += len(page) + 1


def _is_apart(page: str, line: re.Match[str]) -> bool:
    before, behind = page[max(line.start() - 80, 0) : line.start()], page[line.end() :][:80]
    return bool(_EMPTY_BEFORE.search(before) and _EMPTY_BEHIND.match(behind))


def _edge_lines(lines: Sequence[_Line]) -> list[_Line]:
    """The first and last lines of a page; of a very short page none is certain to be one."""
    if len(lines) <= _EDGE_LINES:
        return list(lines)
    return [*lines[:_EDGE_LINES], *lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]]


def _page_numbers(edges: Sequence[_Line]) -> dict[int, Furniture]:
    """Numbers that grow by one with each page, on at least two pages, and their like in Roman.

    The number may stand in the head of one page and alone at the foot of another.
    """
    by_offset: dict[int, list[_Line]] = defaultdict(list)
    in_heads = _offsets_in_heads(edges)
    roman = []
    for line in edges:
        match = _NUMBER_LINE.fullmatch(line.words)
        if match:
            by_offset[int(match[1]) - line.page].append(line)
        elif _ROMAN_LINE.fullmatch(line.words):
            roman.append(line)
    found = {}
    for offset, lines in by_offset.items():
        if len({line.page for line in lines}) >= 2 or in_heads[offset] >= 2:
            for line in lines:
                found[line.start] = Furniture(line.start, line.end, "page-number")
    if len({line.page for line in roman}) >= 2:
        for line in roman:
            found[line.start] = Furniture(line.start, line.end, "page-number")
    return found


def _offsets_in_heads(edges: Sequence[_Line]) -> Counter[int]:
    """For each difference between a number and its page, on how many pages a head has it: a line
    that stands apart and has the same words and one number on several pages."""
    by_words: dict[str, dict[int, int]] = defaultdict(dict)
    for line in edges:
        numbers = _DIGITS.findall(line.words)
        if line.is_apart and len(numbers) == 1 and len(numbers[0]) <= 4:
            words = _DIGITS.sub("#", line.words)
            if len(words) > 3:
                by_words[words][line.page] = int(numbers[0]) - line.page
    return Counter(offset for offsets in by_words.values() for offset in offsets.values())


def _heads(edges: Sequence[_Line], pages: int) -> dict[int, Furniture]:
    """Lines that come again at the edge of other pages, but for numbers in them.

    Where a line is not set apart from the text, it has to come on half of the pages.
    """
    on_pages: dict[str, set[int]] = defaultdict(set)
    for line in edges:
        if len(line.words) <= _LONGEST and _may_be_head(line.words):
            on_pages[_DIGITS.sub("#", line.words)].add(line.page)
    enough = 2 if pages <= 4 else 3
    return {
        line.start: Furniture(line.start, line.end, "running-head")
        for line in edges
        if len(on_pages.get(_DIGITS.sub("#", line.words), ()))
        >= (enough if line.is_apart else max(3, (pages + 1) // 2))
    }


def _may_be_head(words: str) -> bool:
    """Whether a line can be a head: it has letters, is no sentence, and turns nothing round."""
    if len(_LETTER.findall(words)) < 3 or turning_word(words) is not None:
        return False
    return words[-1] not in ".!?;" or words.endswith("al.")


def _alone(text: str) -> dict[int, Furniture]:
    """Lines that stand alone between empty lines, the same words at least three times."""
    lines = []
    start = 0
    for block in re.split(r"\n[ \t]*\n|\f", text):
        stripped = block.strip()
        if stripped and "\n" not in stripped and 12 <= len(stripped) <= _LONGEST:
            begin = text.index(stripped, start)
            lines.append((stripped, begin))
            start = begin + len(stripped)
    counts = Counter(words for words, _ in lines)
    return {
        begin: Furniture(begin, begin + len(words), "running-head")
        for words, begin in lines
        if counts[words] >= _ALONE and " " in words and _may_be_head(words)
    }


__all__ = ["Furniture", "FurnitureKind", "find_furniture"]
