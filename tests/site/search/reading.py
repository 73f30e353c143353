"""Reads the files of the search as a browser does, in few lines."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from kb.site.search.index import FOLDER, LIST

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def read_numbers(text: str) -> list[int]:
    """Rising numbers from their distances."""
    numbers, last, distance, shift = [], -1, 0, 0
    for letter in text:
        value = DIGITS.index(letter)
        distance += (value & 31) << shift
        shift += 5
        if value < 32:
            last += distance + 1
            numbers.append(last)
            distance = shift = 0
    return numbers


class Read:
    """The files of an index.

    Attributes:
        fetched: the bytes that were asked for so far, each file once.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._seen: set[str] = set()
        self.list = self._read(LIST)

    @property
    def fetched(self) -> int:
        return sum(len(self._files[name]) for name in self._seen)

    def _read(self, path: str) -> Any:
        self._seen.add(path)
        return json.loads(self._files[path])

    def holding(self, term: str) -> set[int]:
        """The numbers of the entries that hold a term in any of their parts."""
        order = [first.encode("utf-16-be") for first in self.list["shards"]]
        at = bisect_right(order, term.encode("utf-16-be")) - 1
        if at < 0:
            return set()
        lists = self._read(f"{FOLDER}words-{at}.json").get(term, "")
        return {number for part in lists.split("|") for number in read_numbers(part)}

    def entry(self, number: int) -> tuple[str, list[Any]]:
        """What an entry is, and what is shown of it."""
        starts = self.list["texts"]
        at = bisect_right(starts, number) - 1
        kind = [label for label, _, first in self.list["kinds"] if first <= number][-1]
        return kind, self._read(f"{FOLDER}texts-{at}.json")[number - starts[at]]

    def addresses(self, term: str) -> set[str]:
        """Where the entries stand that hold a term."""
        return {self.entry(number)[1][0] for number in self.holding(term)}
