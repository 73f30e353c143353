"""The fenced blocks of Markdown files, as the tests of the documentation read them."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

_OPENING = re.compile(r"^( *)(`{3,}|~{3,})\s*([\w+-]*)[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block.

    Attributes:
        line: line of its first line of text, from 1.
        language: the first word after the fence, such as ``python``.
        info: what follows it: ``no-run: needs a server``.
        text: what stands in it, without the indentation of the fence.
    """

    line: int
    language: str
    info: str
    text: str

    @property
    def runs(self) -> bool:
        """Whether the block is meant to be run."""
        return not self.info.startswith("no-run")

    @property
    def file(self) -> str:
        """The file of the knowledge base that a YAML block shows in full: its title; else empty."""
        title = re.fullmatch('title="([^"]+)"', self.info)
        return title[1] if title and self.language == "yaml" else ""

    @property
    def reason(self) -> str:
        """Why it is not run."""
        return self.info.removeprefix("no-run").strip(" :")


def parse_fences(text: str) -> tuple[Fence, ...]:
    """All fenced blocks of a Markdown text, in order.

    Raises:
        ValueError: when a fence is not closed.
    """
    lines = text.splitlines()
    fences: list[Fence] = []
    at = 0
    while at < len(lines):
        opening = _OPENING.match(lines[at])
        at += 1
        if opening is None:
            continue
        indent, mark, language, info = opening.groups()
        start = at
        while at < len(lines) and not re.fullmatch(rf" *{mark}[`~]*\s*", lines[at]):
            at += 1
        if at == len(lines):
            raise ValueError(f"line {start}: the fence is not closed")
        body = "\n".join(line.removeprefix(indent) for line in lines[start:at])
        fences.append(Fence(start + 1, language, info.strip(), textwrap.dedent(body) + "\n"))
        at += 1
    return tuple(fences)


def read_fences(file: Path) -> tuple[Fence, ...]:
    """All fenced blocks of a Markdown file."""
    return parse_fences(file.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block and what it is shown to print.

    Attributes:
        line: the command's line in the file.
        command: the command, without the prompt.
        output: the lines that follow it; None where none are shown.
    """

    line: int
    command: str
    output: str | None


def parse_steps(fence: Fence) -> tuple[Step, ...]:
    """The commands of a console block: lines that begin with ``$ ``, with what they print.

    Raises:
        ValueError: when the block does not begin with a command.
    """
    steps: list[Step] = []
    for offset, line in enumerate(fence.text.splitlines()):
        if line.startswith("$ "):
            steps.append(Step(fence.line + offset, line[2:].split("  # ")[0], None))
        elif not steps:
            if line.strip():
                raise ValueError(f"line {fence.line}: a console block begins with `$ `")
        else:
            last = steps[-1]
            steps[-1] = Step(last.line, last.command, f"{last.output or ''}{line}\n")
    return tuple(
        Step(s.line, s.command, s.output if s.output and s.output.strip() else None) for s in steps
    )
