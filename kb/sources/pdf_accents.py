"""Accents that a PDF draws high above a letter of another piece, put over that letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kb.sources.pdf_letters import ACCENTS, with_accent
from kb.sources.pdf_pieces import Piece, overlap

_NEAR = 5
"""The letter is in one of so many pieces before the accent's or behind it."""

_HIGH = 0.45
"""The accent's baseline is off the letter's by at most so many font sizes."""

_OVER = 0.6
"""So much of the narrower of the two lies over the other."""


def with_accents(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces without those that are an accent alone: it goes over the letter below it."""
    kept: list[Piece | None] = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.text not in ACCENTS:
            continue
        for other in _around(at, len(pieces)):
            target = kept[other]
            joined = _joined(piece, target) if target is not None else None
            if joined is not None:
                kept[other], kept[at] = joined, None
                break
    return tuple(piece for piece in kept if piece is not None)


def _around(at: int, count: int) -> list[int]:
    """The places around one, the nearest first."""
    near = (place for off in range(1, _NEAR + 1) for place in (at + off, at - off))
    return [place for place in near if 0 <= place < count]


def _joined(accent: Piece, target: Piece) -> Piece | None:
    """The piece with the accent over one of its letters; None where it lies over none."""
    off = abs(accent.base - target.base)
    is_apart = accent.x1 < target.x0 or accent.x0 > target.x1
    if accent.angle != target.angle or off > _HIGH * target.size or is_apart:
        return None
    if len(target.starts) != len(target.text):
        return None
    ends = (*target.starts[1:], target.x1)
    for place, (start, end) in enumerate(zip(target.starts, ends, strict=True)):
        letter = with_accent(accent.text, target.text[place])
        if letter is not None and overlap(accent.x0, accent.x1, start, end) > _OVER:
            text = target.text[:place] + letter + target.text[place + 1 :]
            return replace(target, text=text)
    return None


__all__ = ["with_accents"]
