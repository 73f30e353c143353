"""The fast reader: files in their common form, through the fastest correct YAML parser.

It gives a value only where it is sure to mean what the exact reader (:mod:`kb.yamlio.nodes`)
means; everything else is left to that one, which also says what is wrong and where.
"""

from __future__ import annotations

import re

import yaml_rs

from kb.yamlio.differences import readers_may_differ
from kb.yamlio.limits import MAX_BYTES, may_have_too_many_nodes

_RARE_CHARACTERS = re.compile("[\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class NeedsExact(Exception):
    """The file is not in the common form: the exact reader has to look at it."""


def parse_fast(data: bytes) -> dict[object, object]:
    """The value of a YAML file in its common form.

    Raises:
        NeedsExact: the file holds something rare or wrong.
    """
    if len(data) > MAX_BYTES or may_have_too_many_nodes(data) or readers_may_differ(data):
        raise NeedsExact
    try:
        text = data.decode()
        if not data.isascii() and _RARE_CHARACTERS.search(text):
            raise NeedsExact
        value: object = yaml_rs.loads(text, parse_datetime=False)
    except (UnicodeDecodeError, yaml_rs.YAMLDecodeError, TypeError) as reason:
        # yaml-rs raises a TypeError where a mapping is the key of a mapping.
        raise NeedsExact from reason
    if not isinstance(value, dict):
        # Several documents come as a list.
        raise NeedsExact
    return value
