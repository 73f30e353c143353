"""How much a file may ask of the machine that reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost at most.

    Attributes:
        file_bytes: size of the file.
        pages: pages of a PDF.
        text_characters: characters of the text that is read from it.
        cpu_seconds: seconds of computing, where the system can hold a process to them.
        wall_seconds: seconds on the clock, after which the reading process is ended.
        memory_bytes: memory of the reading process, where the system can hold a process to it.
    """

    file_bytes: int = 200 * 1024 * 1024
    pages: int = 1_000
    text_characters: int = 20 * 1024 * 1024
    cpu_seconds: int = 60
    wall_seconds: float = 90.0
    memory_bytes: int = 2 * 1024 * 1024 * 1024


LIMITS = Limits()
"""What a paper with its appendices stays far below."""

__all__ = ["LIMITS", "Limits"]
