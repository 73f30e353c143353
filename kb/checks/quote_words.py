"""The words of all quotes, in forms in which what is rare is found fast.

A quote seldom holds a double comma or a soft hyphen. One search over the bytes of all quotes says
so in a millisecond or two; only where there is one are single quotes looked at.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kb.checks.survey import Row, Survey

_EDGE = b"\0"
"""Stands between two quotes; no text that was read from a file holds it."""

_SINGLE_STAR = re.compile(rb"\*(?!\*)(?<!\*\*)")
_LAYOUT = b" \n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_NOT_SPACE = bytes(code for code in range(256) if code not in b" \n\0")
_NOT_BRACKET = bytes(code for code in range(256) if code not in b'()[]{}"\0')
_PRINTED = dict.fromkeys(map(ord, "‘’‚‛“”„‟‹›«»‐‑‒–—―…−·•\u00ad"))


def squash(text: str) -> bytes:
    """A quote's letters and digits alone, in lower case: what two copies of it have in common.

    >>> squash("The **Classifi-\\u00adcation** [...] works.")
    b'theclassificationworks'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_PRINTED)
    return text.lower().encode().translate(None, _LAYOUT)


@dataclass(frozen=True, eq=False)
class QuoteWords:
    """The words of all quotes in use, in the order of the survey."""

    survey: Survey

    @cached_property
    def texts(self) -> list[str]:
        """The quotes' texts."""
        return [row[3].text for row in self.survey.live]

    @cached_property
    def _encoded(self) -> tuple[bytes, bool]:
        """All texts, with ``[]`` for an omission, and whether one of them held ``[]`` itself."""
        joined = "\0".join(self.texts)
        if joined.count("\0") >= max(len(self.texts), 1):
            joined = "\0".join(text.replace("\0", " ") for text in self.texts)
        encoded = joined.encode()
        return encoded.replace(b"[...]", b"[]"), b"[]" in encoded

    @property
    def _bytes(self) -> bytes:
        """All texts, with ``[]`` for an omission, so that its dots are not taken for stray ones."""
        return self._encoded[0]

    @cached_property
    def squashed(self) -> list[bytes]:
        """Each quote's letters and digits (see `squash`)."""
        if not self.texts:
            return []
        all_squashed = self._bytes.lower().translate(None, _LAYOUT).split(_EDGE)
        for index, text in enumerate(self.texts):
            if not text.isascii():
                all_squashed[index] = squash(text)
        return all_squashed

    @cached_property
    def most_words(self) -> list[int]:
        """For each quote a number that its words cannot exceed; far faster than counting them."""
        if not self.texts:
            return []
        spaces = self._bytes.translate(None, _NOT_SPACE).split(_EDGE)
        return [
            len(space) + 1 if text.isascii() else len(text)
            for space, text in zip(spaces, self.texts, strict=True)
        ]

    def holding(self, *marks: str) -> list[Row]:
        """The quotes whose text holds one of the marks."""
        there = [mark for mark in marks if mark.encode() in self._bytes]
        hits = {index for mark in there for index, text in enumerate(self.texts) if mark in text}
        return [self.survey.live[index] for index in sorted(hits)]

    def matching(self, pattern: re.Pattern[bytes]) -> list[Row]:
        """The quotes in whose bytes the pattern is found.

        An omission stands there as ``[]``. The pattern may not reach over ``NUL``.
        """
        if pattern not in self._matched:
            starts = [match.start() for match in pattern.finditer(self._bytes)]
            hits = {bisect_left(self._edges, start) for start in starts} if starts else ()
            self._matched[pattern] = [self.survey.live[index] for index in sorted(hits)]
        return self._matched[pattern]

    def with_empty_brackets(self) -> list[Row]:
        """The quotes that hold ``[]``."""
        return [row for row in self.survey.live if "[]" in row[3].text] if self._encoded[1] else []

    def with_single_stars(self) -> list[Row]:
        """The quotes that hold a star which is not one of a pair."""
        if self._bytes.count(b"*") == 2 * self._bytes.count(b"**"):
            return []
        return self.matching(_SINGLE_STAR)

    @cached_property
    def _matched(self) -> dict[re.Pattern[bytes], list[Row]]:
        return {}

    @cached_property
    def _edges(self) -> list[int]:
        """Where each quote's bytes end."""
        return [match.start() for match in re.finditer(_EDGE, self._bytes)]

    @cached_property
    def beyond_ascii(self) -> list[Row]:
        """The quotes that hold other characters than those of ASCII."""
        if self._bytes.isascii():
            return []
        return [row for row in self.survey.live if not row[3].text.isascii()]

    @cached_property
    def _brackets(self) -> list[bytes]:
        """Each quote's brackets and straight quotation marks in their order, and nothing else."""
        return self._bytes.translate(None, _NOT_BRACKET).split(_EDGE) if self.texts else []

    def unbalanced(self, *pairs: tuple[str, str]) -> list[Row]:
        """The quotes in which one mark of a pair stands more often than the other, or an odd
        number of straight quotation marks.

        Quotes hold few different sequences of brackets, so each sequence is judged once.
        """
        ascii_pairs = [(one.encode(), other.encode()) for one, other in pairs if one.isascii()]
        odd = {
            held
            for held in set(self._brackets)
            if any(held.count(one) != held.count(other) for one, other in ascii_pairs)
            or held.count(b'"') % 2
        }
        rows = [
            row for row, held in zip(self.survey.live, self._brackets, strict=True) if held in odd
        ]
        for one, other in pairs:
            if not one.isascii():
                rows += [
                    r for r in self.beyond_ascii if r[3].text.count(one) != r[3].text.count(other)
                ]
        return rows

    def beginning(self, marks: frozenset[str]) -> Iterator[Row]:
        """The quotes whose first character is one of the marks."""
        for index, text in enumerate(self.texts):
            if text[0] in marks:
                yield self.survey.live[index]


__all__ = ["QuoteWords", "squash"]
