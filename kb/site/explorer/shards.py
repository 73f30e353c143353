"""The words of the quotes in files of bounded size, of which the explorer fetches what it shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import partial

from kb.model.paper import Paper, Quote
from kb.site import addresses
from kb.site.plans import PlannedFile
from kb.site.press import Press

SIZE = 100_000
"""How many letters a shard holds at most, unless a single quote has more."""

Listed = Sequence[tuple[Paper, Quote]]
Span = tuple[int, int]
"""The first quote of a shard, and the one behind its last."""


def plan_shards(listed: Listed, size: int = SIZE) -> tuple[Span, ...]:
    """Which quotes stand in which shard: as many as fit, in order.

    Args:
        listed: all quotes.
        size: how many letters a shard holds at most.
    """
    spans: list[Span] = []
    start = letters = 0
    for place, (_, quote) in enumerate(listed):
        length = len(quote.text)
        if letters and letters + length > size:
            spans.append((start, place))
            start, letters = place, 0
        letters += length
    if start < len(listed):
        spans.append((start, len(listed)))
    return tuple(spans)


def format_shard(listed: Listed, span: Span) -> bytes:
    """The quotes' words as the records write them, as a list in JSON."""
    texts = [quote.text for _, quote in listed[slice(*span)]]
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()


def digests(listed: Listed, spans: Sequence[Span]) -> list[tuple[int, str]]:
    """For each shard its first quote and what tells its content from another version's.

    A browser that keeps a file of an older version must not show its words beside newer codes, so
    the script asks for a shard with this behind its address.
    """
    return [
        (span[0], hashlib.sha256(format_shard(listed, span)).hexdigest()[:12]) for span in spans
    ]


def iter_shards(press: Press) -> Iterator[PlannedFile]:
    """Every shard, to be made when it is asked for."""
    listed = tuple(press.corpus.iter_quotes())
    for number, span in enumerate(plan_shards(listed)):
        path = f"{addresses.DATA}quotes/{number}.json"
        yield PlannedFile(path, partial(_write, listed, span))


def _write(listed: Listed, span: Span) -> Iterator[bytes]:
    yield format_shard(listed, span)
