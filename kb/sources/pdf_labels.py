"""The words inside a figure, put into the block of its caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kb.sources.pdf_lines import Line

Block = tuple[Line, ...]

_CAPTION = re.compile(r"(?:Fig(?:ure|\.)|FIG(?:URE|\.))\s*[A-Z]?\d")
_TABLE = re.compile(r"Tab(?:le|\.)\s*[A-Z]?\d", re.IGNORECASE)
_INSET = 2.5
"""A label begins so many font sizes right of the text at least: more than a paragraph does."""

_LARGE = 1.15
"""A title is at least so many times as large as a caption."""


def with_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of a figure's labels joined behind its caption.

    Only above a caption, with no running text above them in the column; and only what begins where
    no line of the text does.
    """
    joined: list[Block] = []
    for block in blocks:
        labels: list[Block] = []
        if _CAPTION.match(block[0].text):
            margin = _margin(blocks, block)
            while joined and _is_label(joined[-1], block, margin):
                labels.insert(0, joined.pop())
            is_below_text = joined and not _is_float(joined[-1])
            if is_below_text and _is_above(joined[-1], (labels or [block])[0]):
                joined += labels
                labels = []
        joined.append((*block, *(line for label in labels for line in label)))
    return joined


def _is_float(block: Block) -> bool:
    """Whether a block is a caption or the rows of a table."""
    start = block[0].text
    is_caption = bool(_CAPTION.match(start) or _TABLE.match(start))
    return is_caption or all("\t" in line.text for line in block)


def _margin(blocks: Sequence[Block], caption: Block) -> float:
    """Where most lines of the column begin in which a caption stands."""
    starts = Counter(
        round(line.x0)
        for block in blocks
        for line in block
        if block is not caption and _shares_column(line, caption[0])
    )
    return starts.most_common(1)[0][0] if starts else caption[0].x0


def _is_label(block: Block, caption: Block, margin: float) -> bool:
    return _is_above(block, caption) and all(
        line.x0 > margin + _INSET * line.size and line.size < _LARGE * caption[0].size
        for line in block
    )


def _is_above(block: Block, other: Block) -> bool:
    """Whether a block of the text or of a figure stands above another in one column."""
    return block[-1].base > other[0].base and any(
        _shares_column(line, below) for line in block for below in other
    )


def _shares_column(line: Line, other: Line) -> bool:
    return min(line.x1, other.x1) > max(line.x0, other.x0)


__all__ = ["with_labels"]
