"""The lines of a PDF's pages, joined to blocks in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kb.sources.pdf_labels import with_labels
from kb.sources.pdf_lines import Line

Block = tuple[Line, ...]

_LOOSE = 1.25
"""Lines farther apart than so many times the usual distance are not of one block."""

_LOOSE_IN_SENTENCE = 1.7
"""As above, where the words run on."""

_SAME_SIZE = 0.06
"""Font sizes that differ by less than this part are one."""

_EDGE = 0.14
"""Heads and feet stand within this part of the page's written height, at its ends."""


def usual_distances(pages: Iterable[Sequence[Line]]) -> Mapping[float, float]:
    """For each font size, the distance at which most lines of that size follow one another."""
    seen: dict[float, Counter[float]] = {}
    for lines in pages:
        for above, below in pairwise(lines):
            distance = above.base - below.base
            if (
                _is_one_size(above, below)
                and 0.9 * below.size < distance < 2.3 * below.size
                and _is_under(above, below)
            ):
                seen.setdefault(_key(below.size), Counter())[round(distance, 1)] += 1
    return {size: distances.most_common(1)[0][0] for size, distances in seen.items()}


def blocks_of(lines: Sequence[Line], usual: Mapping[float, float]) -> tuple[Block, ...]:
    """The blocks of a page: heads first, feet last, and turned text behind them."""
    upright = [line for line in lines if line.angle == _angle(lines)]
    turned = [line for line in lines if line.angle != _angle(lines)]
    head, middle, foot = _edges_apart(_runs(upright, usual))
    return (*head, *with_labels(middle), *foot, *_runs(turned, usual))


def _angle(lines: Sequence[Line]) -> int:
    """How most of the page is turned."""
    weights: Counter[int] = Counter()
    for line in lines:
        weights[line.angle] += sum(len(piece.text) for piece in line.pieces)
    return weights.most_common(1)[0][0] if weights else 0


def _runs(lines: Sequence[Line], usual: Mapping[float, float]) -> list[Block]:
    blocks: list[Block] = []
    block: list[Line] = []
    for at, line in enumerate(lines):
        if block and _is_parted(lines, at, usual):
            blocks.append(tuple(block))
            block = []
        block.append(line)
    return [*blocks, tuple(block)] if block else blocks


def _is_parted(lines: Sequence[Line], at: int, usual: Mapping[float, float]) -> bool:
    """Whether a block ends before the line at this place."""
    above, below = lines[at - 1], lines[at]
    distance = above.base - below.base
    size = max(above.size, below.size)
    if above.angle != below.angle:
        return True
    if distance < 0.3 * size and abs(distance) < 1.3 * size and below.x0 > above.x1 - size:
        return below.x0 - above.x1 > 4 * size
    if distance <= 0 or not _is_under(above, below):
        return True
    if not _is_one_size(above, below):
        return min(len(above.text), len(below.text)) > 2 or distance > 1.7 * size
    leading = usual.get(_key(size), 1.2 * size)
    if at == len(lines) - 1 and below.text.isdecimal() and distance > 1.1 * leading:
        return True  # the number of the page
    if distance <= _LOOSE * leading or _is_even(lines, at, distance):
        return False
    loose = _LOOSE_IN_SENTENCE if _runs_on(above, below) else 1.5
    return distance > loose * leading or not (_touches(above, below) or _runs_on(above, below))


def _is_even(lines: Sequence[Line], at: int, distance: float) -> bool:
    """Whether the next or the last two lines stand just as far apart: a text set wide."""
    size = lines[at].size
    if distance > 2.2 * size:
        return False
    pairs = ((at - 2, at - 1), (at, at + 1))
    return any(
        first >= 0
        and second < len(lines)
        and _is_one_size(lines[first], lines[second])
        and abs(lines[first].base - lines[second].base - distance) < 0.03 * distance
        and _is_under(lines[first], lines[second])
        for first, second in pairs
    )


def _runs_on(above: Line, below: Line) -> bool:
    """Whether the words of one line go on in the next, by their look."""
    start, end = below.text[:1], above.text[-1:]
    return start.islower() and (end.isalnum() or end in ",-–—;)]") and below.x0 < above.x0 + 1


def _touches(above: Line, below: Line) -> bool:
    """Whether something tall in one of the lines keeps them apart."""
    return above.bottom - below.top < 0.15 * below.size


def _is_under(above: Line, below: Line) -> bool:
    apart = max(above.x0, below.x0) - min(above.x1, below.x1)
    return above.base > below.base and apart < 2.5 * below.size


def _is_one_size(above: Line, below: Line) -> bool:
    return abs(above.size - below.size) < _SAME_SIZE * max(above.size, below.size)


def _key(size: float) -> float:
    return round(size * 2) / 2


def _edges_apart(blocks: list[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """The head, what stands between, and the foot, wherever the file has them."""
    if len(blocks) < 2:
        return [], blocks, []
    tops = [max(line.base for line in block) for block in blocks]
    lows = [min(line.base for line in block) for block in blocks]
    zone = _EDGE * (max(tops) - min(lows))
    head = [
        at
        for at, block in enumerate(blocks)
        if len(block) == 1 and max(tops) - tops[at] < 0.3 * block[0].size
    ]
    foot = [
        at
        for at, block in enumerate(blocks)
        if len(block) == 1 and lows[at] - min(lows) < 0.3 * block[0].size
    ]
    if not _is_apart(head, tops, blocks, -1, zone):
        head = []
    if not _is_apart(foot, lows, blocks, 1, zone) or head == foot:
        foot = []
    middle = [block for at, block in enumerate(blocks) if at not in (*head, *foot)]
    return [blocks[at] for at in head], middle, [blocks[at] for at in foot]


def _is_apart(
    edge: Sequence[int], heights: Sequence[float], blocks: Sequence[Block], way: int, zone: float
) -> bool:
    """Whether these blocks have the page's end for themselves."""
    if not edge or len(edge) == len(blocks):
        return False
    height = heights[edge[0]]
    gaps = [
        (line.base - height) * way
        for at, block in enumerate(blocks)
        if at not in edge
        for line in block
    ]
    return min(gaps) > 1.4 * blocks[edge[0]][0].size and (way > 0 or min(gaps) < max(zone, 60.0))


__all__ = ["Block", "blocks_of", "usual_distances"]
