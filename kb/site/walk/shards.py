"""The graph in files of bounded size, of which the page fetches what its reader walks through.

A node's neighbours stand in the file that a checksum of its name tells, so no list of files has to
be fetched first. What is linked to very many keeps those behind the first in a file of its own.
``frontend/src/graph/data.ts`` has the same as types.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial

from kb.findings import visible
from kb.site import addresses
from kb.site.plans import PlannedFile
from kb.site.press import Press
from kb.site.walk.neighbours import (
    KINDS,
    Groups,
    Node,
    find_neighbours,
    has_many,
    iter_nodes,
)

FOLDER = f"{addresses.DATA}graph/"
NAMES = f"{FOLDER}names.json"
FIRST = 40
"""So many things of one relation stand in a node's own file."""
_PER_SHARD = 64
_LONGEST_LABEL = 60
_LONGEST_TITLE = 120


def count_shards(nodes: int) -> int:
    """In how many files the neighbours of so many nodes stand."""
    return max(1, -(-nodes // _PER_SHARD))


def shard_of(node: str, shards: int) -> int:
    """The number of the file in which a node's neighbours stand.

    FNV-1a of 32 bits over the name in UTF-8 (Fowler, Noll and Vo), modulo the number of files.

    >>> shard_of("", 1_000_000_000), shard_of("a", 1_000_000_000)
    (166136261, 826002220)
    """
    total = 0x811C9DC5
    for byte in node.encode():
        total = (total ^ byte) * 0x01000193 & 0xFFFFFFFF
    return total % shards


def iter_graph_files(press: Press) -> Iterator[PlannedFile]:
    """Every file of the graph: names to search, neighbours, and the rest of long lists."""
    nodes = tuple(iter_nodes(press.corpus))
    shards = count_shards(len(nodes))
    places: list[list[Node]] = [[] for _ in range(shards)]
    for node in nodes:
        places[shard_of(str(node), shards)].append(node)
    book = _Book(press)
    yield PlannedFile(NAMES, partial(_write_names, book, nodes))
    for number, held in enumerate(places):
        yield PlannedFile(f"{FOLDER}near-{number}.json", partial(_write_shard, book, held))
    for node in nodes:
        if has_many(press, node, FIRST):
            yield PlannedFile(f"{FOLDER}rest/{node}.json", partial(_write_rest, book, node))


class _Book:
    """The labels of all nodes and the long lists of neighbours, each worked out once."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self._labels: dict[Node, str] = {}
        self._long: dict[Node, Groups] = {}

    def label(self, node: Node) -> str:
        label = self._labels.get(node)
        if label is None:
            label = self._labels[node] = node_label(self.press, node)
        return label

    def neighbours(self, node: Node, is_long: bool) -> Groups:
        if not is_long:
            return find_neighbours(self.press, node)
        if node not in self._long:
            self._long[node] = find_neighbours(self.press, node)
        return self._long[node]


def _write_names(book: _Book, nodes: Iterable[Node]) -> Iterator[bytes]:
    named: dict[str, list[tuple[str, str, str]]] = {kind: [] for kind in KINDS}
    for node in nodes:
        named[node.kind].append((node.name, book.label(node), _title(book.press, node)))
    yield _dump(named)


def _write_shard(book: _Book, nodes: Iterable[Node]) -> Iterator[bytes]:
    names = _Names(book)
    near = {}
    for node in nodes:
        is_long = has_many(book.press, node, FIRST)
        groups = book.neighbours(node, is_long)
        most = FIRST if is_long else None
        near[str(node)] = {
            "label": book.label(node),
            "title": _title(book.press, node),
            "groups": [
                [relation, len(others), names.numbered(others[:most])]
                for relation, others in groups.items()
            ],
        }
    yield _dump({"names": names.listed, "near": near})


def _write_rest(book: _Book, node: Node) -> Iterator[bytes]:
    names = _Names(book)
    groups = book.neighbours(node, is_long=True)
    rest = {relation: names.numbered(others[FIRST:]) for relation, others in groups.items()}
    yield _dump({"names": names.listed, "rest": {key: it for key, it in rest.items() if it}})


class _Names:
    """The names of a file, each written once and called by its number from then on."""

    def __init__(self, book: _Book) -> None:
        self.listed: list[tuple[str, str]] = []
        self._book = book
        self._numbers: dict[Node, int] = {}

    def numbered(self, others: Iterable[tuple[Node, int]]) -> list[tuple[int, int]]:
        return [(self._number(node), quotes) for node, quotes in others]

    def _number(self, node: Node) -> int:
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = len(self.listed)
            self.listed.append((str(node), self._book.label(node)))
        return number


def node_label(press: Press, node: Node) -> str:
    """What a node is called in a picture: short, on one line, and without hidden characters."""
    corpus = press.corpus
    if node.kind == "paper":
        return _short(press.crossings.labels[node.name], _LONGEST_LABEL)
    if node.kind == "factor":
        codebook, _, name = node.name.partition("/")
        return _short(corpus.factors[codebook, name].label, _LONGEST_LABEL)
    records = corpus.datasets if node.kind == "dataset" else corpus.models
    return _short(records[node.name].name, _LONGEST_LABEL)


def _title(press: Press, node: Node) -> str:
    """What else tells a node from others: a paper's title, a factor's codebook."""
    if node.kind == "paper":
        return _short(press.corpus.papers[node.name].title, _LONGEST_TITLE)
    if node.kind == "factor":
        codebook = press.corpus.codebooks[node.name.partition("/")[0]]
        return _short(codebook.title, _LONGEST_TITLE)
    return ""


def _short(text: str, longest: int) -> str:
    text = visible(" ".join(text[: 4 * longest].split()))
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _dump(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
