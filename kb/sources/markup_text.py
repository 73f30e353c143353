"""The words of a tree of marked-up text, block by block."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from kb.sources.extracted import PICTURE, Unreadable
from kb.sources.markup_maths import APART
from kb.sources.raised import lowered_text, raised_text, with_plain_lowered

Role = Literal[
    "skip", "block", "aside", "raised", "lowered", "break", "verbatim", "picture", "inline"
]  # fmt: skip
"""What an element does to the text: an aside is a block that interrupts no sentence."""

_WHITE = re.compile(r"[ \t\r\n\f\u2028\u2029]+")
_AROUND_BREAK = re.compile(r" *\n *")
_APART = re.compile(rf"(?<=\w){APART}+(?=\w)")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")


@dataclass(slots=True)
class _Flow:
    """A run of text that nothing interrupts, and what waits for its end."""

    parts: list[str]
    blocks: list[str]
    waiting: list[str]


class _Writer:
    def __init__(self) -> None:
        self._flows = [_Flow([], [], [])]
        self._raised: list[int] = []
        self._verbatim = 0

    def say(self, text: str | None) -> None:
        if text:
            self._flows[-1].parts.append(text if self._verbatim else _WHITE.sub(" ", text))

    def start(self, role: Role) -> None:
        if role == "block":
            self.end_block()
        elif role == "verbatim":
            self.end_block()
            self._verbatim += 1
        elif role == "aside":
            self._flows.append(_Flow([], [], []))
        elif role in ("raised", "lowered"):
            self._raised.append(len(self._flows[-1].parts))
        elif role == "break":
            self._flows[-1].parts.append("\n")

    def end(self, role: Role) -> None:
        if role in ("block", "verbatim"):
            self._verbatim -= role == "verbatim"
            self.end_block()
        elif role == "aside":
            self.end_block()
            inner = self._flows.pop()
            self._flows[-1].waiting += inner.blocks
        elif role in ("raised", "lowered"):
            moved = raised_text if role == "raised" else lowered_text
            parts, at = self._flows[-1].parts, self._raised.pop()
            parts[at:] = [moved("".join(parts[at:]).strip().strip(APART))]

    def end_block(self) -> None:
        flow = self._flows[-1]
        said = _APART.sub(" ", with_plain_lowered("".join(flow.parts))).replace(APART, "")
        text = _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", said)).strip(" \n")
        flow.parts.clear()
        for raised in range(len(self._raised)):
            self._raised[raised] = 0
        if text.strip(f"{PICTURE} \n"):  # a picture by itself is in no sentence
            flow.blocks.append(re.sub(r"\n{2,}", "\n", text))
        flow.blocks += flow.waiting
        flow.waiting.clear()

    def blocks(self) -> list[str]:
        self.end_block()
        return self._flows[0].blocks


def text_blocks(root: Any, role_of: Callable[[Any], Role]) -> list[str]:
    """The blocks of a tree's text, in order; ``role_of`` says what each element does."""
    writer = _Writer()
    role = role_of(root)
    open_elements: list[tuple[Any, Role, Any]] = []
    if role != "skip":
        _enter(root, role, writer, open_elements)
    while open_elements:
        element, role, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            writer.end(role)
            if open_elements:
                writer.say(element.tail)
            continue
        if not isinstance(child.tag, str):
            writer.say(_entity(child))
            writer.say(child.tail)
            continue
        its_role = role_of(child)
        if its_role == "skip":
            writer.say(child.tail)
        elif its_role == "picture":
            writer.say(PICTURE)
            writer.say(child.tail)
        else:
            _enter(child, its_role, writer, open_elements)
    return writer.blocks()


def _enter(element: Any, role: Role, writer: _Writer, stack: list[tuple[Any, Role, Any]]) -> None:
    writer.start(role)
    writer.say(element.text)
    stack.append((element, role, iter(element)))


def _entity(node: Any) -> str:
    """The character of an entity that was left as it is; nothing for a comment."""
    if node.tag is not etree.Entity:
        return ""
    found = _ENTITY.fullmatch(node.text)
    text = html.unescape(node.text)
    if found is None or text == node.text:
        raise Unreadable(
            "KB802",
            f"the file is damaged: nothing says what {node.text} stands for",
            "download it once more",
        )
    return text


__all__ = ["Role", "text_blocks"]
