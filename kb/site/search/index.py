"""The index of the search: which entries hold a word, cut into small files by the alphabet.

A reader's browser fetches the list of files, the files of the words that it is asked for, and the
texts of the few entries that it shows. So a search costs about the same however much there is.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kb.site import addresses
from kb.site.search.entries import KINDS, Kind
from kb.site.search.folding import find_terms

FOLDER = addresses.DATA + "search/"
LIST = FOLDER + "list.json"
SHARD_BYTES = 16_000
CHUNK_BYTES = 8_000
LONGEST_TEXT = 4_000
"""Of a longer text only so many characters are shown; all of it is searched."""

File = tuple[str, bytes]
"""A file with its address from the site's root."""

Postings = dict[str, list[int]]
"""The numbers of the entries that hold a word, rising."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that the search finds.

    Attributes:
        address: where it stands, from the site's root.
        title: what it is called.
        where: on which page it is, where its title does not say so.
        text: its words.
        codes: for a quote, the labels of the factors it speaks to, each with the value.
        weight: among its like, more comes first.
    """

    address: str
    title: str
    text: str
    where: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    weight: int = 0


class SearchIndex:
    """Gathers what the search shall find, and gives its files."""

    def __init__(self) -> None:
        self._found: dict[Kind, list[Found]] = {kind: [] for kind in KINDS}

    def add(self, kind: Kind, found: Found) -> None:
        """Let something be found."""
        self._found[kind].append(found)

    def iter_found(self) -> Iterator[Found]:
        """All that can be found, by its number."""
        for kind in KINDS:
            yield from sorted(self._found[kind], key=_order)

    def write_files(self) -> Iterator[File]:
        """Each file with its address from the site's root; the same bytes for the same entries,
        in whatever order they were added."""
        kinds = []
        start = 0
        for kind in KINDS:
            kinds.append((kind.label, kind.weight, start))
            start += len(self._found[kind])
        found = list(self.iter_found())
        firsts = yield from _write_shards(_build_postings(found))
        starts = yield from _write_texts(found)
        listed = {
            "entries": len(found),
            "kinds": kinds,
            "shards": firsts,
            "texts": starts,
        }
        yield LIST, _dump(listed)


def _order(found: Found) -> tuple[int, str]:
    return -found.weight, found.address


def _build_postings(found: Iterable[Found]) -> tuple[Postings, Postings, Postings]:
    """The entries that hold a word in their text, in their title and in their factors."""
    texts: Postings = defaultdict(list)
    titles: Postings = defaultdict(list)
    labels: Postings = defaultdict(list)
    terms_of: dict[str, set[str]] = {}
    for number, one in enumerate(found):
        for term in find_terms(one.text):
            texts[term].append(number)
        for term in find_terms(one.title):
            titles[term].append(number)
        if one.codes:
            terms: set[str] = set()
            for label, _ in one.codes:
                if label not in terms_of:
                    terms_of[label] = find_terms(label)
                terms |= terms_of[label]
            for term in terms:
                labels[term].append(number)
    return texts, titles, labels


def _write_shards(
    postings: tuple[Postings, Postings, Postings],
) -> Generator[File, None, list[str]]:
    """Files of words in the order of browsers' strings; gives the first word of each."""
    terms = sorted(set().union(*postings), key=_browser_order)
    firsts: list[str] = []
    shard: dict[str, str] = {}
    size = 0
    for term in terms:
        lists = "|".join(_format_numbers(numbers.get(term, ())) for numbers in postings).rstrip("|")
        if size and size + len(lists) > SHARD_BYTES:
            firsts.append(next(iter(shard)))
            yield f"{FOLDER}words-{len(firsts) - 1}.json", _dump(shard)
            shard, size = {}, 0
        shard[term] = lists
        size += len(lists) + len(term) + 6
    if shard:
        firsts.append(next(iter(shard)))
        yield f"{FOLDER}words-{len(firsts) - 1}.json", _dump(shard)
    return firsts


def _browser_order(term: str) -> bytes:
    return term.encode("utf-16-be")


def _format_numbers(numbers: Iterable[int]) -> str:
    """Rising numbers by their distances, five bits to a letter and the lowest first; a letter of
    the alphabet's second half says that more follow.

    >>> _format_numbers([0, 1, 40])
    'AAmB'
    """
    return "".join([_format_number(b - a - 1) for a, b in pairwise((-1, *numbers))])


def _format_number(number: int) -> str:
    if number < 1_024:
        return _SHORT[number]
    return _DIGITS[number & 31 | 32] + _format_number(number >> 5)


_SHORT = tuple(
    _DIGITS[n] if n < 32 else _DIGITS[n & 31 | 32] + _DIGITS[n >> 5] for n in range(1_024)
)


def _write_texts(found: Iterable[Found]) -> Generator[File, None, list[int]]:
    """Files of what results show; gives the number of the first entry of each."""
    starts: list[int] = []
    rows: list[bytes] = []
    size = 0
    for number, one in enumerate(found):
        row = _dump([one.address, one.title, one.where, one.text[:LONGEST_TEXT], one.codes])
        if rows and size + len(row) > CHUNK_BYTES:
            yield f"{FOLDER}texts-{len(starts) - 1}.json", b"[" + b",".join(rows) + b"]"
            rows, size = [], 0
        if not rows:
            starts.append(number)
        rows.append(row)
        size += len(row)
    if rows:
        yield f"{FOLDER}texts-{len(starts) - 1}.json", b"[" + b",".join(rows) + b"]"
    return starts


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
