"""Invented documents for the tests of YAML: values that hurt, and ways to write them."""

from __future__ import annotations

import math
import re
from collections import Counter

import yaml
from hypothesis import strategies as st

NASTY_TEXTS = (
    "no", "yes", "on", "y", "N", "null", "~", "true", "False", "1", "1.10", "012", "0x1F", "1_000",
    "1:20", "1e3", ".5", ".inf", "-.INF", ".nan", "2019-01-01", "2019-01-01T10:00:00Z", "<<", "=",
    "-", "- a", "?", "? a", ":", "a: b", "a:", ":a", "a #b", "#a", "a#b", "@a", "`a", "%a", "!a",
    "&a", "*a", "**a** b", "[...] a", "[a", "a]", "{a}", "a, b", "'", '"', "it's", '"a" b', "\\",
    "a\\nb", "\\*", " a", "a ", "  ", "a  b", "a   b c", "---", "--- a", "...", "... a", "|", ">-",
    "a\n", "\na", "a\n\nb", "a\nb", "a\n b", "a \nb", " a\nb", "a\n\n\nb", "é ß 漢字 😀", "\u00a0",
    "\u00a0a", "a\u3000", "\u200b", "x" * 130, "word " * 40 + "end", "two  spaces " * 20 + "end",
    "http://a.b/c?d=e#f", "10.1000/abc(1)<2>", "# " * 60 + "#", "a: b " * 40 + "c", "- " * 70 + "x",
)  # fmt: skip

_CHARACTERS = "ab \n:#-'\"\\,[]{}!&*?|>%@`~=.01é漢\u00a0😀"
texts = st.one_of(
    st.sampled_from(NASTY_TEXTS),
    st.text(_CHARACTERS, max_size=12),
    st.lists(st.text(_CHARACTERS.replace("\n", ""), max_size=9), max_size=40).map(" ".join),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"),
                          exclude_characters="\ufeff\ufffe\uffff"), max_size=20),
)  # fmt: skip
numbers = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9, width=32)
)
values = st.recursive(
    texts | numbers,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
documents = st.dictionaries(texts, values, min_size=1, max_size=5)
quoting_styles = st.sampled_from(["'", '"', "|"])
"""In which PyYAML writes every text so that it comes back; it folds some texts wrongly."""
styles = st.sampled_from([None, ">"]) | quoting_styles


def dump(value: object, style: str | None, flow: bool | None, width: int) -> bytes:
    """The value as PyYAML writes it, in one of its styles."""
    text: str = yaml.dump(
        value,
        Dumper=_Dumper,
        default_style=style,
        default_flow_style=flow,
        width=width,
        allow_unicode=True,
        sort_keys=False,
    )
    return text.encode()


comment_places = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 9), st.booleans()), min_size=1, max_size=6
)
"""Where comments go: a line, an indentation, and whether they stand behind what is there."""


def with_comments(text: str, places: list[tuple[int, int, bool]]) -> str:
    """The text with a numbered comment in each of the places, if they are places for one."""
    lines = text.split("\n")
    for number, (place, indent, behind) in enumerate(places):
        at = place % len(lines)
        comment = f"#<{number}>"
        if behind and lines[at]:
            lines[at] += f" {comment}"
        else:
            lines.insert(at, " " * indent + comment)
    return "\n".join(lines)


def comments_in(text: str) -> Counter[str]:
    """The numbered comments of a text."""
    return Counter(re.findall(r"#<\d>$", text, re.MULTILINE))


def agree(one: object, other: object) -> bool:
    """Whether two values are the same, in types and in the order of keys too."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(agree(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(agree, one, other))
    if isinstance(one, float) and math.isnan(one):
        return isinstance(other, float) and math.isnan(other)
    return type(one) is type(other) and one == other


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, and a tag nowhere but where PyYAML cannot do without it."""

    def ignore_aliases(self, data: object) -> bool:
        return True
