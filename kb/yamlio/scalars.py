"""What a plain scalar means: text, a number, true, false or nothing, as in YAML 1.2."""

from __future__ import annotations

from functools import lru_cache

import yaml_rs

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    word: value
    for base, value in (("null", None), ("true", True), ("false", False))
    for word in (base, base.capitalize(), base.upper())
} | {"": None, "~": None}
_MAY_START_A_NUMBER = frozenset("+-.0123456789")
_LONGEST_NUMBER = 300
"""Characters; Python itself refuses to print integers of some thousand digits."""


def resolve_plain(text: str) -> Scalar:
    """The value of a plain scalar, by the rules of the fast reader (asked itself for numbers).

    >>> resolve_plain("no"), resolve_plain("12"), resolve_plain("2019-01-01")
    ('no', 12, '2019-01-01')
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _MAY_START_A_NUMBER or len(text) > _LONGEST_NUMBER:
        return text
    return text if " " in text or "\n" in text else _number_or_text(text)


@lru_cache(maxsize=4096)
def _number_or_text(text: str) -> Scalar:
    try:
        document = yaml_rs.loads(f"a: {text}", parse_datetime=False)
    except yaml_rs.YAMLDecodeError:
        return text
    value = document["a"] if isinstance(document, dict) else text
    return value if isinstance(value, (str, int, float)) else text
