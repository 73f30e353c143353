"""The canonical form of a file: one way to write a record, with its comments kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.model.record import Code, Record, Via
from kb.model.table import Entry
from kb.yamlio.comments import Comments, attach_comments
from kb.yamlio.nodes import Node, parse_nodes, to_python
from kb.yamlio.problem import refuse_size
from kb.yamlio.scalars import resolve_plain
from kb.yamlio.shape import FREE, Shape, fields_of
from kb.yamlio.writing import WIDTH, format_block, format_one_line

_BOM = b"\xef\xbb\xbf"
_ON_ONE_LINE: frozenset[type[Record]] = frozenset({Code, Entry, Via})
"""Records that are written in braces where they fit."""

_LONGEST_KEY = 1000
"""YAML finds a key without help only if its colon comes within 1,024 characters."""


def format_yaml(data: bytes, model: type[Record] | None = None) -> bytes:
    """A file in its canonical form; the record and the texts of all comments stay the same.

    Byte order marks and carriage returns go. Keys stand in the order of the model's fields, keys
    that it does not know behind them in their own order, and keys that say the default are left
    out. Formatting what is formatted changes nothing.

    Raises:
        YamlProblem: the file cannot be read.
    """
    return format_nodes(*parse_commented(data), model)


def parse_commented(data: bytes) -> tuple[Node, Comments]:
    """The tree of a file and its comments, whatever its byte order mark and line ends.

    Raises:
        YamlProblem: the file cannot be read.
    """
    # Before the bytes shrink, or the part of a file that is read at most would pass as a whole.
    refuse_size(data)
    data = data.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    root = parse_nodes(data)
    return root, attach_comments(data.decode("utf-8"), root)


def format_nodes(root: Node, comments: Comments, model: type[Record] | None) -> bytes:
    """The canonical form of a tree with its comments; where its nodes once stood plays no part."""
    writer = _Writer(comments)
    writer.write_document(root, Shape(record=model))
    return ("\n".join(writer.lines) + "\n").encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Child:
    """An entry of a collection: its key as written (None for an item), value and shape."""

    key: str | None
    value: Node
    shape: Shape

    @property
    def has_long_key(self) -> bool:
        """Whether the key needs the form ``? key`` on a line of its own."""
        return self.key is not None and len(self.key) > _LONGEST_KEY

    def opener(self, start: str) -> str:
        """What stands before the value on its line."""
        if self.key is None:
            return f"{start}-"
        return " " * len(start) + ":" if self.has_long_key else f"{start}{self.key}:"


class _Writer:
    """Writes entries line by line.

    In its methods ``start`` is what stands on an entry's line before it: spaces, and the dashes of
    the items that begin with it. Its length is the entry's indentation.
    """

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.lines: list[str] = []

    def write_document(self, root: Node, shape: Shape) -> None:
        """Write the whole file."""
        whole = _Child(None, root, shape)
        self.lines.extend(self.comments.head)
        self.lines.extend(self.comments.before.get(root, ()))
        behind = self.comments.behind.get(root)
        if root.kind != "scalar" and (root.items or root.pairs):
            self.lines.extend([] if behind is None else [behind])
            for child in self._children(whole):
                self._lift_comments(child)
            for child in self._children(whole):
                self._write_child(child, "")
        elif root.kind == "scalar":
            self._write_scalar(whole, "")
        else:
            self._write_line("", "[]" if root.kind == "sequence" else "{}", behind)
        self.lines.extend(self.comments.last.get(root, ()))

    def _children(self, child: _Child) -> list[_Child]:
        node, shape = child.value, child.shape
        if node.kind == "sequence":
            return [_Child(None, item, shape.inner or FREE) for item in node.items]
        if shape.record is not None:
            return self._fields(node, shape.record)
        return [
            _Child(format_one_line(key.value), value, shape.inner or FREE)
            for key, value in node.pairs
        ]

    def _fields(self, node: Node, record: type[Record]) -> list[_Child]:
        fields = fields_of(record)
        rank = {name: number for number, name in enumerate(fields)}
        pairs = sorted(node.pairs, key=lambda pair: rank.get(pair[0].value, len(rank)))
        telling = [
            (key, value)
            for key, value in pairs
            if key.value not in fields or not self._says_default(value, fields[key.value].default)
        ]
        return [
            _Child(
                format_one_line(key.value, in_flow=record in _ON_ONE_LINE),
                value,
                fields[key.value].shape if key.value in fields else FREE,
            )
            for key, value in telling or pairs
        ]

    def _says_default(self, value: Node, default: object) -> bool:
        if default is ... or value.items or value.pairs or self.comments.touch(value):
            return False
        given = to_python(value)
        return type(given) is type(default) and given == default

    def _lift_comments(self, child: _Child) -> None:
        """Move comments above the first entry of an item above the item, where they are written.

        What is then left in the item decides whether it fits on one line, now and the next time.
        """
        if child.value.kind == "scalar" or not self.comments.before:
            return
        for grandchild in self._children(child):
            self._lift_comments(grandchild)
        while child.key is None and (children := self._children(child)):
            lifted = self.comments.before.pop(children[0].value, None)
            if lifted is None:
                return
            self.comments.before.setdefault(child.value, []).extend(lifted)

    def _write_child(self, child: _Child, start: str, is_first_of_item: bool = False) -> None:
        if not is_first_of_item:
            margin = " " * len(start)
            self.lines.extend(margin + text for text in self._lead(child, start))
        if child.has_long_key:
            self.lines.append(f"{start}? {child.key}")
        opener = child.opener(start)
        if child.value.kind == "scalar":
            self._write_scalar(child, opener, len(start) + 2)
        elif self._is_block(child, start):
            self._write_block(child, start)
        else:
            self._write_line(opener, self._flow(child) or "", self._behind(child, start))

    def _lead(self, child: _Child, start: str) -> Iterator[str]:
        """The comments above an entry, with those that have no line of their own in it."""
        yield from self.comments.before.get(child.value, ())
        behind = self.comments.behind.get(child.value)
        if behind is not None and self._behind(child, start) is None:
            yield behind
        if child.key is None and self._is_block(child, start):
            yield from self._lead(self._children(child)[0], f"{child.opener(start)} ")

    def _behind(self, child: _Child, start: str) -> str | None:
        """The comment on an entry's line, if it can stay there."""
        if child.has_long_key or (child.key is None and self._is_block(child, start)):
            return None
        return self.comments.behind.get(child.value)

    def _is_block(self, child: _Child, start: str) -> bool:
        """Whether a collection is written with an entry per line."""
        value = child.value
        if value.kind == "scalar" or not (value.items or value.pairs):
            return False
        flow = None if self.comments.stand_in(value) else self._flow(child)
        return flow is None or len(child.opener(start)) + 1 + len(flow) > WIDTH

    def _write_block(self, child: _Child, start: str) -> None:
        opener, margin = child.opener(start), " " * (len(start) + 2)
        children = self._children(child)
        if child.key is None:
            self._write_child(children[0], f"{opener} ", is_first_of_item=True)
            del children[0]
        else:
            self._write_line(opener, "", self._behind(child, start))
        for grandchild in children:
            self._write_child(grandchild, margin)
        self.lines.extend(margin + text for text in self.comments.last.get(child.value, ()))

    def _write_scalar(self, child: _Child, opener: str, indent: int = 2) -> None:
        behind = None if child.has_long_key else self.comments.behind.get(child.value)
        line = _scalar(child.value, child.shape)
        text = child.value.value
        is_too_long = len(opener) + 1 + len(line) > WIDTH
        block = format_block(text, indent) if is_too_long or "\n" in text else None
        if block is None:
            self._write_line(opener, line, behind)
        else:
            mark, lines = block
            self._write_line(opener, mark, behind)
            self.lines.extend(lines)

    def _write_line(self, opener: str, value: str, behind: str | None) -> None:
        line = f"{opener} {value}" if opener and value else opener or value
        if behind is not None:
            line = f"{line}  {behind}" if line else behind
        self.lines.append(line)

    def _flow(self, child: _Child) -> str | None:
        """A collection on one line, if it is one that may stand so."""
        node = child.value
        if node.kind == "mapping":
            if node.pairs and child.shape.record not in _ON_ONE_LINE:
                return None
            parts = [self._flow_pair(grandchild) for grandchild in self._children(child)]
            return None if None in parts else "{" + ", ".join(filter(None, parts)) + "}"
        shape = child.shape.inner or FREE
        if not all(_is_plain_item(item, shape) for item in node.items):
            return None
        return "[" + ", ".join(item.value for item in node.items) + "]"

    def _flow_pair(self, child: _Child) -> str | None:
        value = child.value
        if value.kind == "scalar":
            text = None if "\n" in value.value else _scalar(value, child.shape, in_flow=True)
        else:
            text = self._flow(child)
        return f"{child.key}: {text}" if text else None


def _scalar(node: Node, shape: Shape, in_flow: bool = False) -> str:
    """A scalar on one line; what the reader takes for another type than text stays as it is,
    unless text is expected."""
    if node.plain:
        meaning = resolve_plain(node.value)
        if meaning is None or not (shape.is_text or isinstance(meaning, str)):
            return node.value
    return format_one_line(node.value, in_flow=in_flow)


def _is_plain_item(node: Node, shape: Shape) -> bool:
    if node.kind != "scalar" or node.value == "":
        return False
    return _scalar(node, shape, in_flow=True) == node.value
