"""Setting and removing values in a record's file, with every comment kept.

The edits are made in the file's tree, and the tree is written in the canonical form. A comment
belongs to an entry (see :mod:`kb.yamlio.comments`), so that it goes where the entry goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from kb.errors import KbError
from kb.model.record import Record
from kb.yamlio.comments import Comments
from kb.yamlio.format import format_nodes, format_yaml, parse_commented
from kb.yamlio.limits import FORBIDDEN
from kb.yamlio.nodes import Node, YamlProblem, to_python


class _Removal(Enum):
    REMOVE = "remove"


REMOVE: Final = _Removal.REMOVE
"""As the value of a change: take the entry out."""

Path = tuple[str | int, ...]
_KINDS: Final = {"scalar": "a text", "sequence": "a list of this length", "mapping": "a mapping"}


@dataclass(frozen=True, slots=True)
class Change:
    """A value to set or to remove.

    Attributes:
        path: the keys and list positions that lead to it.
        value: a text, a whole number, a truth value, or a list or mapping of such; or `REMOVE`. It
            takes the place of all that stood there.
    """

    path: Path
    value: object


class EditProblem(KbError):
    """A change that cannot be made.

    Attributes:
        path: the path of the change.
        reason: why not.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{'.'.join(map(str, path))}: {reason}")
        self.path = path
        self.reason = reason


def edit_yaml(data: bytes, model: type[Record] | None, edits: Sequence[Change]) -> bytes:
    """A file after some changes, in its canonical form, with the texts of all comments.

    The changes are made one after the other. A last key that is missing is added, at its place in
    the order of the model's fields; removing one that is missing changes nothing. Text is read
    back as text whatever it looks like. A comment stays with its entry as long as there is one: a
    key keeps those above and behind it, also inside a value of which the same key or an equal item
    stays. Otherwise it moves above the value, and that of a removed entry above the next one.

    Args:
        data: the file.
        model: the class of its record.
        edits: what to change.

    Raises:
        YamlProblem: the file cannot be read.
        EditProblem: a path leads nowhere, or a value cannot be written.
    """
    root, comments = parse_commented(data)
    for change in edits:
        _make(root, comments, change)
    written = format_nodes(root, comments, model)
    try:
        # What was read back is sure to be readable: a value may be too large, or nested too deep.
        return format_yaml(written, model)
    except YamlProblem as problem:
        path = edits[-1].path if edits else ()
        raise EditProblem(path, f"the file could not be read any more: {problem.message}") from None


def _make(root: Node, comments: Comments, change: Change) -> None:
    path = change.path
    if not path:
        raise EditProblem(path, "a file as a whole cannot be replaced")
    parent = root
    for number, step in enumerate(path[:-1], 1):
        entry = _child(parent, step)
        if entry is None:
            raise EditProblem(path, f"there is no {'.'.join(map(str, path[:number]))}")
        parent = entry
    old = _child(parent, path[-1])
    if old is not None and change.value is REMOVE:
        _remove(old, parent, comments)
    elif old is not None:
        new = _node_of(change.value, path)
        _put(parent, old, new)
        _hand_over(comments, old, new)
    elif not isinstance(path[-1], str) or parent.kind != "mapping":
        raise EditProblem(path, f"{_KINDS[parent.kind]} has no {path[-1]!r}")
    elif change.value is not REMOVE:
        parent.pairs.append((_text(path[-1], path), _node_of(change.value, path)))


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(step, str):
        return next((value for key, value in node.pairs if key.value == step), None)
    return node.items[step] if 0 <= step < len(node.items) else None


def _children(node: Node) -> list[Node]:
    return node.items or [value for _, value in node.pairs]


def _put(parent: Node, old: Node, new: Node) -> None:
    parent.items = [new if item is old else item for item in parent.items]
    parent.pairs = [(key, new if value is old else value) for key, value in parent.pairs]


def _node_of(value: object, path: Path) -> Node:
    """A tree for a value; it stands nowhere yet."""
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, bool):
        return Node("scalar", 0, 0, 0, 0, "true" if value else "false")
    if isinstance(value, int) and abs(value) < 10**18:
        return Node("scalar", 0, 0, 0, 0, str(value))
    if isinstance(value, Mapping):
        pairs = [(_text(key, path), _node_of(inner, path)) for key, inner in value.items()]
        return Node("mapping", 0, 0, 0, 0, pairs=pairs)
    if isinstance(value, (list, tuple)):
        return Node("sequence", 0, 0, 0, 0, items=[_node_of(item, path) for item in value])
    raise EditProblem(path, f"{value!r} cannot be written; texts, whole numbers and flags can")


def _text(text: object, path: Path) -> Node:
    if not isinstance(text, str):
        raise EditProblem(path, f"the key {text!r} is no text")
    bad = FORBIDDEN.search(text) or next((c for c in text if "\ud800" <= c <= "\udfff"), None)
    if bad:
        character = bad if isinstance(bad, str) else bad.group()
        raise EditProblem(path, f"the character U+{ord(character):04X} cannot be written")
    # In quotes, a text is never taken for anything else; whether it needs them is seen later.
    return Node("scalar", 0, 0, 0, 0, text, "single")


def _remove(old: Node, parent: Node, comments: Comments) -> None:
    at = _children(parent).index(old)
    parent.items = [item for item in parent.items if item is not old]
    parent.pairs = [pair for pair in parent.pairs if pair[1] is not old]
    texts, rest = _take(comments, old), _children(parent)
    if at < len(rest):
        _add(comments.before, rest[at], texts, first=True)
    elif rest:
        _add(comments.last, parent, texts, first=True)
    else:
        # Nothing stands at the end of an empty list or mapping.
        _add(comments.before, parent, texts + comments.last.pop(parent, []))


def _hand_over(comments: Comments, old: Node, new: Node) -> None:
    """Give the comments of an entry to the one that replaces it."""
    behind = comments.behind.pop(old, None)
    if behind is not None:
        comments.behind[new] = behind
    above = comments.before.pop(old, [])
    if comments.stand_in(old):
        above += _hand_over_inner(comments, old, new)
    _add(comments.before, new, above)


def _hand_over_inner(comments: Comments, old: Node, new: Node) -> list[str]:
    """Give the comments inside a value to the same keys or equal items; those without one."""
    left: list[str] = []
    heirs = _heirs(old, new)
    for child in _children(old):
        if child in heirs:
            _hand_over(comments, child, heirs[child])
        else:
            left += _take(comments, child)
    last = comments.last.pop(old, [])
    if not _children(new):
        return left + last
    _add(comments.last, new, last)
    return left


def _heirs(old: Node, new: Node) -> dict[Node, Node]:
    """For the entries of a value those that take their places in another."""
    keys = {key.value: value for key, value in new.pairs}
    heirs = {value: keys[key.value] for key, value in old.pairs if key.value in keys}
    free = [(to_python(item), item) for item in new.items]
    for item in old.items:
        value = to_python(item)
        at = next((at for at, (other, _) in enumerate(free) if other == value), None)
        if at is not None:
            heirs[item] = free.pop(at)[1]
    return heirs


def _take(comments: Comments, node: Node) -> list[str]:
    """Take the comments of an entry, and of all in it, away from it."""
    texts = comments.before.pop(node, [])
    behind = comments.behind.pop(node, None)
    texts += [] if behind is None else [behind]
    for child in _children(node):
        texts += _take(comments, child)
    return texts + comments.last.pop(node, [])


def _add(
    where: dict[Node, list[str]], node: Node, texts: list[str], *, first: bool = False
) -> None:
    if texts:
        there = where.get(node, [])
        where[node] = [*texts, *there] if first else [*there, *texts]


__all__ = ["REMOVE", "Change", "EditProblem", "edit_yaml"]
