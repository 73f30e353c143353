"""What is wrong with a file as YAML, and the checks of its bytes that come before parsing."""

from __future__ import annotations

from typing import NoReturn

import yaml

from kb.yamlio.limits import FORBIDDEN, MAX_BYTES, MAX_DEPTH
from kb.yamlio.syntax import explain

_BOM = b"\xef\xbb\xbf"
ANCHORS = (
    "anchors and aliases (& and *) are not read",
    "write the value out in each place; put a text that begins with & or * in single quotes",
)
TAGS = (
    "tags (!) are not read",
    "remove the tag; put a text that begins with ! in single quotes",
)
NESTED = (f"more than {MAX_DEPTH} lists and mappings inside one another", "nest less")
DIRECTIVES = ("a file holds one record, without directives (%)", "remove the line")
DOCUMENTS = (
    "a second document begins here; a file holds one record",
    "move it to a file of its own, or remove the line of dashes",
)


class YamlProblem(Exception):
    """A file that is not YAML as the records use it.

    Attributes:
        code: the finding's code, such as ``KB012``.
        message: what is wrong.
        remedy: what to do about it.
        line: line in the file, from 1.
        column: column in the line in characters, from 1.
    """

    def __init__(self, code: str, message: str, remedy: str, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}: {code}: {message}")
        self.code = code
        self.message = message
        self.remedy = remedy
        self.line = line
        self.column = column


def refuse_size(data: bytes) -> None:
    """Refuse a file that is too large to be a record.

    Raises:
        YamlProblem: KB006.
    """
    if len(data) > MAX_BYTES:
        raise YamlProblem(
            "KB006",
            f"the file has {len(data):,} bytes; {MAX_BYTES:,} are allowed",
            "split the record; a file holds one",
            1,
            1,
        )


def refuse_bytes(data: bytes) -> None:
    """Refuse what no parser should see.

    Raises:
        YamlProblem: KB001 to KB006.
    """
    refuse_size(data)
    if data.startswith(_BOM):
        raise YamlProblem("KB002", "the file begins with a byte order mark", "run `kb fmt`", 1, 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        raise YamlProblem(
            "KB001",
            f"byte 0x{data[error.start]:02X} is not UTF-8",
            "save the file as UTF-8 (in most editors: Save with encoding)",
            data.count(b"\n", 0, error.start) + 1,
            len(data[start : error.start].decode("utf-8")) + 1,
        ) from None
    bad = FORBIDDEN.search(text)
    if bad:
        _refuse_character(bad.group(), *_place(text, bad.start()))


def _refuse_character(character: str, line: int, column: int) -> NoReturn:
    if character == "\r":
        raise YamlProblem(
            "KB003", "the lines end with a carriage return", "run `kb fmt`", line, column
        )
    if character == "\t":
        raise YamlProblem("KB004", "a tab stands here", "replace it by spaces", line, column)
    raise YamlProblem(
        "KB005",
        f"the control character U+{ord(character):04X} stands here",
        "remove it; it often comes along with text that is copied from a PDF",
        line,
        column,
    )


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def is_too_deep(error: yaml.MarkedYAMLError) -> bool:
    """Whether libyaml complains of a nesting deeper than its own limit, which newer ones have."""
    return "nesting depth" in (error.problem or "")


def refuse_syntax(error: yaml.MarkedYAMLError) -> NoReturn:
    """Turn a complaint of libyaml into a problem with a remedy.

    Raises:
        YamlProblem: always.
    """
    problem = error.problem or error.context or "it cannot be read"
    mark = error.problem_mark or error.context_mark
    opened = "end of stream" in problem or "document indicator" in problem or "',' or" in problem
    if opened and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if is_too_deep(error):
        raise YamlProblem("KB011", *NESTED, line, column) from None
    if "directive" in problem or "directive" in (error.context or ""):
        raise YamlProblem("KB015", *DIRECTIVES, line, column) from None
    if "tag" in problem or "tag" in (error.context or ""):
        raise YamlProblem("KB014", *TAGS, line, column) from None
    if "anchor" in (error.context or "") or "alias" in (error.context or ""):
        raise YamlProblem("KB013", *ANCHORS, line, column) from None
    raise YamlProblem("KB010", *explain(problem), line, column) from None
