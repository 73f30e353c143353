"""What may stand between two lines of a sentence that goes on behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.matching.polarity import turning_word

_CAPTION = re.compile(
    r"(?i:Fig(?:ure|\.)|Tab(?:le|\.)|Algorithm|Listing|Scheme|Box|Chart|Plate)\s*[A-Z]?\d+[a-z]?"
    r"(?:\s*[.:|\u2014\u2013]|\s*$|\s*\n|\s+[A-Z(])"
)
_FOOTNOTE = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}\s*(?:[^\W\d_]{2}|[^\W\d_] )"
    r"|[*\u2020\u2021\u00a7\u00b6](?=[^\W\d_]).*[.!?)\]/]\s*$",
    re.DOTALL,
)

PARAGRAPH = "\u00b6"
"""Stands in running text where a block begins with a capital letter, as a new paragraph does."""

_BLOCK_END = re.compile(r"\n[^\S\n]*\n|\f")
_MOST_IN_CELL = 6
"""So many words has a cell of a table at most."""

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*\n\s*")


def is_beside_the_text(stretch: str) -> bool:
    """Whether what was skipped is captions, footnotes and rows of a table, block for block, so that
    the sentence cannot go on in it.

    Args:
        stretch: whole blocks of a source, with the empty lines and form feeds around them.

    >>> is_beside_the_text("\\n\\nFigure 2: All scans by age.\\n\\n")
    True
    >>> is_beside_the_text("\\n\\nthe larger sets do not\\n\\n")
    False
    """
    return not running_blocks(stretch)


def running_blocks(stretch: str) -> list[str]:
    """The blocks of a stretch that may be running text."""
    return _running([block.strip() for block in _BLOCK_END.split(stretch)])


def _running(blocks: Sequence[str]) -> list[str]:
    """Those of some blocks that may be running text.

    A row of a table that stands alone is one of its heads or its sums, if a table or a caption is
    next to it.
    """
    blocks = [block for block in blocks if block]
    beside = [_is_beside(block) for block in blocks]
    return [
        block
        for at, block in enumerate(blocks)
        if not beside[at]
        and not (_has_cells(block) and any(beside[max(at - 1, 0) : at] + beside[at + 1 : at + 2]))
    ]


def stretches_beside(stretch: str) -> list[tuple[int, int]]:
    """The whole blocks of a stretch that are no running text, each with its beginning and end.

    The first and the last block may go on outside the stretch, and are not judged.
    """
    ends = [match.span() for match in _BLOCK_END.finditer(stretch)]
    return [
        (behind, before)
        for (_, behind), (before, _) in pairwise(ends)
        if (block := stretch[behind:before].strip()) and _is_beside(block)
    ]


def running_text(stretch: str) -> str:
    """The running text of a stretch that begins and ends within blocks, in one line."""
    first, *others = _BLOCK_END.split(stretch)
    last = others[-1:]
    middle = _running([block.strip() for block in others[:-1]])
    told = [first]
    for block in (*middle, *last):
        is_new = block.strip()[:1].isupper() or block.strip()[:1] == "\u2022"
        told.append(f"{PARAGRAPH} {block}" if is_new else block)
    return one_line("\n".join(told))


def one_line(block: str) -> str:
    """A block in one line, with the words put together that are broken at a line's end.

    >>> one_line("it can-\\nnot  help")
    'it cannot help'
    """
    return " ".join(_BROKEN_WORD.sub("", block).split())


def _is_beside(block: str) -> bool:
    if _FOOTNOTE.match(block) or not any(map(str.isalnum, block)):
        return True
    if caption := _CAPTION.match(block):
        return caption.group().rstrip()[-1:] in ".:|\u2014\u2013" or turning_word(block) is None
    lines = block.split("\n")
    return (
        len(lines) > 1
        and all(_has_cells(line) or _is_row(line.split()) for line in lines)
        and any(any(map(str.isdigit, line)) or "\t" in line for line in lines)
    )


def _has_cells(line: str) -> bool:
    """Whether a line is a row of a table, whose cells a page sets wide apart."""
    cells = line.split("\t")
    return (
        "\n" not in line and len(cells) > 2 and all(len(c.split()) <= _MOST_IN_CELL for c in cells)
    )


def _is_row(words: Sequence[str]) -> bool:
    """Whether the words of a line are a row of a table: mostly numbers, or heads alone."""
    numbers = sum(any(map(str.isdigit, word)) for word in words)
    if numbers >= 2 and numbers * 3 >= len(words) * 2:
        return True
    return all(word[0].isupper() or not word[0].isalpha() for word in words)


__all__ = ["is_beside_the_text", "one_line", "running_blocks", "running_text", "stretches_beside"]
