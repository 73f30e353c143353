"""Putting a passage into a document: neighbours, lines, blocks, pages with heads and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from tests.matching.mutations.plain import plain

START, END = "\ue000", "\ue001"
SOFT_BREAK, HARD_BREAK = "\ue002", "\ue003"
"""Inside a word: the line ends here, with a hyphen that the word does or does not have itself."""
PUT_IN, NUMBER = "\ue004", "\ue005"
"""Before a line that is not of the passage; in the place of a page's number."""
_UNSEEN = str.maketrans(dict.fromkeys(START + END + SOFT_BREAK + HARD_BREAK + PUT_IN))
_ENDS = str.maketrans(dict.fromkeys(START + END))
_BREAK = re.compile(f"[{SOFT_BREAK}{HARD_BREAK}]")


@dataclass(frozen=True)
class Surroundings:
    """What stands around a passage.

    Attributes:
        before: sentences of its paragraph that come first.
        after: sentences of its paragraph that come next.
        earlier: the paragraphs before its own.
        later: the paragraphs after it.
        head: the running head of every page.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    head: str


@dataclass(frozen=True)
class Layout:
    """How a document is set.

    Attributes:
        width: letters in a line; None sets a paragraph in one line.
        paged: whether pages end between paragraphs, with a head and a number each.
        page_end: what ends a page.
        first_page: the number that the first page has.
    """

    width: int | None = None
    paged: bool = False
    page_end: str = "\f"
    first_page: int = 1


@dataclass(frozen=True)
class Document:
    """A document, and what went into it.

    Attributes:
        text: the text as a file gives it.
        flat: the same words in one line, before they were set.
        lines: the words of the passage, line by line.
    """

    text: str
    flat: str
    lines: tuple[str, ...]

    @cached_property
    def plain(self) -> str:
        """`flat` in its plain form."""
        return plain(self.flat)


LineEdit = Callable[[list[str]], list[str] | None]
"""Changes the lines of a passage; None when it cannot."""


def random_layout(rng: Random) -> Layout:
    """Any layout: a fifth is not wrapped, a third has pages."""
    width = None if rng.random() < 0.2 else rng.randrange(36, 96)
    return Layout(width, rng.random() < 0.33, rng.choice(("\f", "\n\f")), rng.randrange(1, 400))


def wrap(text: str, width: int | None) -> list[str]:
    """The lines of a paragraph; words break only where they are told to."""
    if width is None and SOFT_BREAK not in text and HARD_BREAK not in text:
        return [text]
    lines: list[str] = []
    line, room = "", width or len(text)
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        while broken := _BREAK.search(line):
            lines.append(line[: broken.start()] + ("-" if broken[0] == SOFT_BREAK else ""))
            line = line[broken.end() :]
    return [*lines, line]


def lay_out(
    passage: str, around: Surroundings, layout: Layout, edit: LineEdit | None = None
) -> Document | None:
    """The document; None when the lines cannot be edited so."""
    own = " ".join((*around.before, START + passage + END, *around.after))
    lines = wrap(own, layout.width)
    first = next(at for at, line in enumerate(lines) if START in line)
    last = next(at for at, line in enumerate(lines) if END in line)
    inner = [line.translate(_ENDS) for line in lines[first : last + 1]]
    edited = edit(inner) if edit else inner
    if edited is None:
        return None
    block = "\n".join((*lines[:first], *edited, *lines[last + 1 :])).translate(_UNSEEN)
    blocks = ["\n".join(wrap(text, layout.width)) for text in (*around.earlier, *around.later)]
    blocks.insert(len(around.earlier), block)
    flat = " ¶ ".join((*around.earlier, own.translate(_UNSEEN), *around.later))
    said = "\n".join(lines).split(START)[1].split(END)[0].split("\n")
    return Document(_pages(blocks, around.head, layout), flat, tuple(said))


def _pages(blocks: list[str], head: str, layout: Layout) -> str:
    text = "\n\n".join(blocks)
    if layout.paged:
        pages = (f"{head}\n\n{block}\n\n{NUMBER}" for block in blocks)
        text = layout.page_end.join(pages)
    parts = text.split(NUMBER)
    numbers = (str(at) for at in range(layout.first_page, layout.first_page + len(parts) - 1))
    return "".join(part + number for part, number in zip(parts, (*numbers, "\n"), strict=True))


def with_far(around: Surroundings, sentence: str) -> Surroundings:
    """The same surroundings with a sentence more than 1,600 letters farther on."""
    later = list(around.later)
    while sum(map(len, later)) < 1_600:
        later.extend(around.earlier)
    return replace(around, later=(*later, sentence))
