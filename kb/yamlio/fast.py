"""The fast reader: files in their common form, through the fastest correct YAML parser.

It gives a value only where it is sure to mean what the exact reader (:mod:`kb.yamlio.nodes`)
means; everything else is left to that one, which also says what is wrong and where.
"""

from __future__ import annotations

import re

import yaml_rs

from kb.yamlio.differences import readers_may_differ
from kb.yamlio.limits import MAX_BYTES, may_have_too_many_nodes

_CONTROLS = bytes(code for code in (*range(32), 127) if code != 10)
_RARE_CHARACTERS = re.compile("[\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ANCHOR = re.compile(rb"&(?<=[\s\[{,:-]&)\S")
_TAG = re.compile(rb"!(?<=[\s\[{,:-]!)\S")


class NeedsExact(Exception):
    """The file is not in the common form: the exact reader has to look at it."""


def parse_fast(data: bytes) -> object:
    """The value of a YAML file in its common form.

    Raises:
        NeedsExact: the file holds something rare or wrong.
    """
    if len(data) > MAX_BYTES or len(data.translate(None, _CONTROLS)) != len(data):
        raise NeedsExact
    if _is_unusual(data) or may_have_too_many_nodes(data) or readers_may_differ(data):
        raise NeedsExact
    try:
        text = data.decode()
        if not data.isascii() and _RARE_CHARACTERS.search(text):
            raise NeedsExact
        return yaml_rs.loads(text, parse_datetime=False)
    except (UnicodeDecodeError, yaml_rs.YAMLDecodeError, TypeError) as reason:
        # yaml-rs raises a TypeError where a mapping is the key of a mapping.
        raise NeedsExact from reason


def _is_unusual(data: bytes) -> bool:
    """Whether there may be an anchor, a tag, a directive or a second document in it."""
    return (
        data[:1] in (b"&", b"!", b"%", b".", b"-")
        or (b"&" in data and _ANCHOR.search(data) is not None)
        or (b"!" in data and _TAG.search(data) is not None)
        or b"\n%" in data
        or b"\n..." in data
        or b"\n---" in data
    )
