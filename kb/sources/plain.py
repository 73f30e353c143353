"""Plain text."""

from __future__ import annotations

import re

from kb.sources.extracted import Extracted

_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


def extract_plain(data: bytes) -> Extracted:
    """A plain text: its pages are told by form feeds, if there are any."""
    text = decoded(data)
    return Extracted(text, page_starts(text), "plain text")


def decoded(data: bytes) -> str:
    """The characters of a text file, with line feeds alone at the ends of lines."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        text = _decoded(data)
    return _LINE_END.sub("\n", text).replace("\v", "\n").replace("\0", "\ufffd")


def _decoded(data: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def page_starts(text: str) -> tuple[int, ...]:
    """Where each page begins, if form feeds end any."""
    if "\f" not in text.rstrip():
        return ()
    starts = [0, *(found.end() for found in re.finditer("\f", text))]
    return tuple(start for start in starts if start < len(text))


__all__ = ["decoded", "extract_plain", "page_starts"]
