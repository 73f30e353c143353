"""Telling that files were edited, by looking at them again and again.

Systems tell programs of edits, each in its own way, and not at all across the border of a container
or on a network. To look costs a thousand files some milliseconds, and works everywhere.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

_PAUSE = 0.08
"""Seconds between two looks at the least."""

_SHARE = 20
"""So many times as long as it looks, it pauses: never more than a twentieth of a processor."""

_LONGEST = 0.5
"""Seconds between two looks at the most."""

_SETTLING = 0.02
"""Seconds after which a second look must find no further edit."""

_PATIENCE = 1.0
"""Seconds after which edits that go on and on are told all the same."""

Looks = dict[str, tuple[int, int, int]]
"""For each file the time of its last edit, its size and its number."""


def look_at(places: Iterable[Path]) -> Looks:
    """How every file at or below these places looks; hidden files and folders are left out."""
    found: Looks = {}
    rooms: list[str] = []
    entered: set[tuple[int, int]] = set()
    for place in places:
        if place.is_dir():
            rooms.append(os.fspath(place))
        else:
            try:
                about = place.stat()
            except OSError:
                continue
            found[os.fspath(place)] = (about.st_mtime_ns, about.st_size, about.st_ino)
    while rooms:
        room = rooms.pop()
        try:
            about = os.stat(room)
            entries = list(os.scandir(room))
        except OSError:
            continue
        if (about.st_dev, about.st_ino) in entered:
            continue  # a link that leads back
        entered.add((about.st_dev, about.st_ino))
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir():
                    rooms.append(entry.path)
                    continue
                about = entry.stat()
            except OSError:
                continue
            found[entry.path] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


def watch(
    places: Callable[[], Iterable[Path]], seen: Looks, tell: Callable[[set[Path]], None], end: Event
) -> None:
    """Tell which files were edited, made or removed, until the end.

    Args:
        places: the files and folders to look at, asked before each look.
        seen: how they looked when they were last read.
        tell: is told the files; edits during its work are told afterwards.
        end: set when nobody wants to know any more.
    """
    took = 0.0
    while not end.wait(min(max(_PAUSE, _SHARE * took), _LONGEST)):
        # What a look costs is its own work; waiting for other threads is no reason to look less.
        began, worked = time.monotonic(), time.thread_time()
        looks = look_at(places())
        took = time.thread_time() - worked
        while looks != seen and not end.wait(_SETTLING):
            again = look_at(places())
            if again == looks or time.monotonic() - began > _PATIENCE:
                edited = {path for path, _ in seen.items() ^ again.items()}
                seen = again
                tell({Path(path) for path in edited})
                break
            looks = again
