"""The exact reader: bytes to a tree of nodes, each with its line and column.

It reads libyaml's events with a stack of its own, so that nesting, aliases and long texts meant to
hurt end in a finding: nothing recurses in C, and limits are checked before libyaml sees the data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NoReturn, cast

import yaml

from kb.yamlio.limits import FORBIDDEN, MAX_DEPTH, MAX_NODES
from kb.yamlio.problem import (
    ANCHORS,
    DIRECTIVES,
    DOCUMENTS,
    NESTED,
    TAGS,
    YamlProblem,
    is_too_deep,
    refuse_bytes,
    refuse_syntax,
)
from kb.yamlio.scalars import resolve_plain
from kb.yamlio.syntax import explain

__all__ = ["Node", "YamlProblem", "find", "parse_nodes", "to_python"]

Kind = Literal["scalar", "sequence", "mapping"]
Style = Literal["plain", "single", "double", "folded", "literal"]
_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    ">": "folded",
    "|": "literal",
}


@dataclass(slots=True, eq=False)
class Node:
    """A value in a file, or a key, with its place.

    Attributes:
        kind: what it is.
        line: the line where it starts, from 1.
        column: the column where it starts, in characters, from 1.
        end_line: the line where it ends.
        end_column: the column just behind its end.
        value: a scalar's text without quotes and folding; the source text where it is plain.
        style: how a scalar is written.
        flow: whether a sequence or mapping stands in brackets.
        items: the items of a sequence.
        pairs: the keys and values of a mapping.
    """

    kind: Kind
    line: int
    column: int
    end_line: int
    end_column: int
    value: str = ""
    style: Style = "plain"
    flow: bool = False
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    _places: dict[str, int] | None = field(default=None, repr=False)

    def pair(self, key: str) -> tuple[Node, Node] | None:
        """A key of a mapping with its value, or None where it has no such key."""
        if self._places is None or len(self._places) != len(self.pairs):
            self._places = {name.value: at for at, (name, _) in enumerate(self.pairs)}
        at = self._places.get(key)
        return None if at is None else self.pairs[at]

    @property
    def plain(self) -> bool:
        """Whether it is a scalar without quotes, whose type the reader had to guess."""
        return self.kind == "scalar" and self.style == "plain"


def parse_nodes(data: bytes) -> Node:
    """The tree of a file.

    Raises:
        YamlProblem: at the first thing that is wrong with the file.
    """
    refuse_bytes(data)
    # YAML ends the last line of a block text with a line feed even where the file has none.
    parser = yaml.CLoader(data if data.endswith(b"\n") else data + b"\n")
    try:
        return _Builder().read(parser)
    except yaml.MarkedYAMLError as error:
        if is_too_deep(error) and error.problem_mark:
            # libyaml looks ahead, so it may meet its own limit before ours is reported: what
            # stands before that place is deep enough.
            parse_nodes(data.decode()[: error.problem_mark.index].encode())
        refuse_syntax(error)
    except yaml.YAMLError as error:
        raise YamlProblem("KB010", *explain(str(error)), 1, 1) from None
    finally:
        parser.dispose()


def find(node: Node, path: Sequence[str | int], on_key: bool = False) -> Node:
    """The deepest node along a path of keys and list positions that exists.

    A path that ends in a missing key gives the mapping that lacks it. ``on_key`` gives the key of
    the last step instead of its value, where that step exists and is a key.
    """
    for at, step in enumerate(path):
        if node.kind == "mapping":
            found = node.pair(str(step))
            if found is None:
                return node
            node = found[0] if on_key and at == len(path) - 1 else found[1]
        elif node.kind == "sequence" and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return node
    return node


def to_python(node: Node) -> object:
    """Dicts, lists and scalars, as the fast reader gives them; keys are always text."""
    if node.kind == "mapping":
        return {key.value: to_python(value) for key, value in node.pairs}
    if node.kind == "sequence":
        return [to_python(item) for item in node.items]
    return resolve_plain(node.value) if node.style == "plain" else node.value


class _Builder:
    """Builds the tree from events with a stack of the collections that are still open."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[Node | None] = []
        """For each open collection, the key that waits for its value."""
        self.seen: list[dict[str, int]] = []
        """For each open collection, the line of each key."""
        self.count = 0

    def read(self, parser: yaml.CLoader) -> Node:
        """The tree of the parser's only document."""
        while True:
            event = parser.get_event()
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end(event)
            elif isinstance(event, yaml.AliasEvent):
                _refuse("KB013", ANCHORS, event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._start_document(event)
            elif isinstance(event, yaml.StreamEndEvent):
                return self._result()

    def _result(self) -> Node:
        root = self.root
        if root is None or (root.plain and root.value == ""):
            raise YamlProblem("KB017", "the file is empty", "fill it in, or remove the file", 1, 1)
        return root

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        if self.root is not None:
            _refuse("KB015", DOCUMENTS, event)
        if event.version or event.tags:
            _refuse("KB015", DIRECTIVES, event)

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        _refuse_properties(event)
        style = _STYLES[event.style]
        node = Node("scalar", *_span(event), event.value, style)
        if style == "double":
            bad = FORBIDDEN.search(event.value)
            if bad:
                raise YamlProblem(
                    "KB005",
                    f"an escape in this text stands for the control character "
                    f"U+{ord(bad.group()):04X}",
                    "remove the escape",
                    node.line,
                    node.column,
                )
        return node

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        _refuse_properties(event)
        if len(self.open) >= MAX_DEPTH:
            _refuse("KB011", NESTED, event)
        kind: Kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
        node = Node(kind, *_span(event), flow=bool(event.flow_style))
        self._add(node)
        self.open.append(node)
        self.keys.append(None)
        self.seen.append({})

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        node = self.open.pop()
        self.keys.pop()
        self.seen.pop()
        last = node.pairs[-1][1] if node.pairs else node.items[-1] if node.items else None
        # libyaml ends a block collection at the token behind it, which may be lines away.
        if node.flow or last is None:
            node.end_line, node.end_column = _span(event)[2:]
        else:
            node.end_line, node.end_column = last.end_line, last.end_column

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise YamlProblem(
                "KB006",
                f"the file holds more than {MAX_NODES:,} values",
                "split the record; a file holds one",
                node.line,
                node.column,
            )
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if parent.kind == "sequence":
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self._add_key(node)
        else:
            parent.pairs.append((key, node))
            self.keys[-1] = None

    def _add_key(self, node: Node) -> None:
        if node.kind != "scalar":
            raise YamlProblem(
                "KB016",
                f"a {node.kind} stands where a key must be text",
                "put a text that begins with a bracket in single quotes",
                node.line,
                node.column,
            )
        first = self.seen[-1].get(node.value)
        self.seen[-1][node.value] = node.line
        if first is not None:
            raise YamlProblem(
                "KB012",
                f"the key {node.value!r} stands here a second time; the first is in line {first}",
                "remove or rename one of the two",
                node.line,
                node.column,
            )
        self.keys[-1] = node


def _span(event: yaml.Event) -> tuple[int, int, int, int]:
    start, end = cast(yaml.Mark, event.start_mark), cast(yaml.Mark, event.end_mark)
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1


def _refuse_properties(event: yaml.NodeEvent) -> None:
    if event.anchor is not None:
        _refuse("KB013", ANCHORS, event)
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
        _refuse("KB014", TAGS, event)


def _refuse(code: str, words: tuple[str, str], event: yaml.Event) -> NoReturn:
    raise YamlProblem(code, *words, *_span(event)[:2])
