"""The comments of a file, and what each of them belongs to.

A comment on a line of its own belongs to the key or item below it, or to the end of the block in
which it stands when nothing of that block follows; a comment behind something belongs to that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from kb.yamlio.nodes import Node

SCHEMA_LINE = "# yaml-language-server:"
"""How the comment begins that tells editors the schema; it stands first."""


@dataclass(slots=True)
class Comments:
    """The comments of a file. An entry (an item, or a key with its value) is known by its value.

    Attributes:
        head: at the top of the file.
        before: above an entry.
        behind: on the line of an entry, behind it.
        last: at the end of a collection.
    """

    head: list[str] = field(default_factory=list)
    before: dict[Node, list[str]] = field(default_factory=dict)
    behind: dict[Node, str] = field(default_factory=dict)
    last: dict[Node, list[str]] = field(default_factory=dict)

    def add_behind(self, node: Node, text: str) -> None:
        """Put a comment behind an entry; the one that stood there moves above it."""
        earlier = self.behind.get(node)
        if earlier is not None:
            self.before.setdefault(node, []).append(earlier)
        self.behind[node] = text

    def touch(self, node: Node) -> bool:
        """Whether an entry has a comment, or anything in it has one."""
        return node in self.before or node in self.behind or self.stand_in(node)

    def stand_in(self, node: Node) -> bool:
        """Whether a comment stands inside a collection."""
        if not (self.before or self.behind or self.last):
            return False
        children = node.items or [value for _, value in node.pairs]
        return node in self.last or any(self.touch(child) for child in children)


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """An item, or a key with its value, and where it starts in the text."""

    start: int
    value: Node
    value_start: int
    parent: Node
    above: _Entry | None


def attach_comments(text: str, root: Node) -> Comments:
    """The comments of a text, each with what it belongs to."""
    if "#" not in text:
        return Comments()
    finder = _Finder(text, root)
    for start in finder.iter_comments():
        finder.attach(start)
    head = finder.comments.head
    head.sort(key=lambda comment: not comment.startswith(SCHEMA_LINE))
    return finder.comments


class _Finder:
    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        self.root = root
        self.comments = Comments()
        self.line_starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.line_starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.entries: list[_Entry] = []
        self.scalars: list[tuple[int, int, Node]] = []
        """Start, end and entry of each scalar that has a place, in their order."""
        self.flow_ends: dict[int, Node] = {}
        self._walk(root, root, None)
        self.starts = [entry.start for entry in self.entries]
        self.scalar_starts = [start for start, _, _ in self.scalars]

    def _at(self, line: int, column: int) -> int:
        return self.line_starts[line - 1] + column - 1

    def _walk(self, node: Node, entry: Node, above: _Entry | None) -> None:
        start = self._at(node.line, node.column)
        if node.kind == "scalar":
            self._add_scalar(node, start, entry)
            return
        if node.flow:
            self.flow_ends[self._at(node.end_line, node.end_column)] = node
        for item in node.items:
            begin = self._at(item.line, item.column)
            self.entries.append(_Entry(begin, item, begin, node, above))
            self._walk(item, item, self.entries[-1])
        for key, value in node.pairs:
            begin = self._at(key.line, key.column)
            self.entries.append(
                _Entry(begin, value, self._at(value.line, value.column), node, above)
            )
            self._add_scalar(key, begin, value)
            self._walk(value, value, self.entries[-1])

    def _add_scalar(self, node: Node, start: int, entry: Node) -> None:
        end = self._at(node.end_line, node.end_column)
        if node.style in ("folded", "literal"):
            # The opening mark may be followed by a comment on its line.
            self.scalars.append((start, start + 1, entry))
            start = self._line_end(start)
        if end > start:
            self.scalars.append((start, end, entry))

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def iter_comments(self) -> list[int]:
        """Where comments start: at each ``#`` outside of scalars."""
        found = []
        at = self.text.find("#")
        while at >= 0:
            scalar = self._scalar_at(at)
            if scalar is None:
                found.append(at)
                at = self.text.find("#", self._line_end(at))
            else:
                at = self.text.find("#", scalar[1])
        return found

    def _scalar_at(self, at: int) -> tuple[int, int, Node] | None:
        index = bisect_right(self.scalar_starts, at) - 1
        if index >= 0 and at < self.scalars[index][1]:
            return self.scalars[index]
        return None

    def attach(self, start: int) -> None:
        """Attach the comment that starts here."""
        comment = self.text[start : self._line_end(start)].rstrip()
        line_start = self.text.rfind("\n", 0, start) + 1
        leader = self.text[line_start:start].rstrip(" ,")
        owner = self._owner_behind(line_start + len(leader) - 1) if leader else None
        if owner is None:
            # Behind a mere dash a comment belongs to what follows, whatever its column.
            self._attach_line(comment, start, 0 if leader else start - line_start + 1)
        else:
            self.comments.add_behind(owner, comment)

    def _owner_behind(self, at: int) -> Node | None:
        """The entry to which a comment behind the character at this place belongs."""
        scalar = self._scalar_at(at)
        if scalar is not None:
            return scalar[2]
        closed = self.flow_ends.get(at + 1)
        if closed is not None:
            return closed
        entry = self._entry_before(at + 1)
        character = self.text[at]
        if character in "[{":
            within = self._innermost_flow(entry, at + 1)
            return within if within is not None else self.root
        header = self._block_header_before(at)
        if header is not None:
            return header
        return entry.value if character == ":" and entry is not None else None

    def _block_header_before(self, at: int) -> Node | None:
        """The text whose opening mark, such as ``>-``, ends here."""
        while at > 0 and self.text[at] in "+-123456789":
            at -= 1
        scalar = self._scalar_at(at)
        return scalar[2] if scalar is not None and self.text[at] in ">|" else None

    def _entry_before(self, at: int) -> _Entry | None:
        index = bisect_left(self.starts, at) - 1
        return self.entries[index] if index >= 0 else None

    def _attach_line(self, comment: str, start: int, column: int) -> None:
        index = bisect_right(self.starts, start)
        following = self.entries[index] if index < len(self.entries) else None
        preceding = self.entries[index - 1] if index else None
        if preceding is None and not (self.root.flow or self.root.kind == "scalar"):
            self.comments.head.append(comment)
            return
        flow = self._innermost_flow(preceding, start)
        owner: Node | None = None
        if preceding is not None and start < preceding.value_start:
            is_block = preceding.value.kind != "scalar" and not preceding.value.flow
            owner = following.value if is_block and following is not None else preceding.value
        elif flow is not None:
            if following is not None and following.start < self._at(flow.end_line, flow.end_column):
                owner = following.value
            elif flow.items or flow.pairs:
                self.comments.last.setdefault(flow, []).append(comment)
                return
            else:
                owner = flow
        if owner is None:
            block = self._block_ended(preceding, following, column)
            if block is None and following is not None:
                owner = following.value
            else:
                self.comments.last.setdefault(block or self.root, []).append(comment)
                return
        self.comments.before.setdefault(owner, []).append(comment)

    def _innermost_flow(self, entry: _Entry | None, at: int) -> Node | None:
        """The collection in brackets that is open here."""
        node = entry.value if entry is not None else self.root
        while True:
            if node.flow and self._is_open(node, at):
                return node
            if entry is None:
                return None
            node, entry = entry.parent, entry.above

    def _is_open(self, node: Node, at: int) -> bool:
        return self._at(node.line, node.column) < at < self._at(node.end_line, node.end_column)

    def _block_ended(
        self, preceding: _Entry | None, following: _Entry | None, column: int
    ) -> Node | None:
        """The block at whose end a comment in this column stands, if it ends one."""
        if following is not None and (
            column <= following.parent.column
            or (preceding is not None and following.parent is preceding.value)
        ):
            return None
        best: Node | None = None
        entry = preceding
        while entry is not None and (following is None or entry.parent is not following.parent):
            block = entry.parent
            fits = not block.flow and block.column <= column
            if fits and (best is None or block.column == best.column == column):
                best = block
            entry = entry.above
        return best
