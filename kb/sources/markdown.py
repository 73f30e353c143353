"""Markdown, as words: marks of emphasis, headings, links and tables are taken off."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from kb.sources.extracted import PICTURE, Extracted
from kb.sources.markdown_lists import item_of, without_comments
from kb.sources.markdown_maths import spoken_maths
from kb.sources.plain import decoded, page_starts
from kb.sources.raised import lowered_text, raised_text, with_plain_lowered

_SHIFT = 0x10F000
_ASCII = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_LITERAL = {ord(char): _SHIFT + ord(char) for char in _ASCII}
_BACK = {shifted: char for char, shifted in _LITERAL.items()}

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:={2,}|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITERS = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|^\s*\|\s*:?-+:?\s*\|\s*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)

_URL = (
    r"(?:https?:|mailto:|www\.|#|\.{0,2}/|[\w/%-]+\.(?:html?|md|pdf|png|jpe?g|svg|gif)\b)[^()\s]*"
)
_TOKEN = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)(?P<inner>[^`\n]{1,2000})(?P=ticks)(?!`))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<![\\$])\$(?P<maths>[^\s$](?:[^$\n]{0,500}[^\s$\\])?)\$(?![\d$])"
    r"|!?\[(?P<link>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,1000})\]"
    rf"\((?:{_URL}(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\)"
    r"|<(?P<address>https?://[^<>\s]+)>"
    r"|<sup>(?P<raised>[^<>\n]{1,200})</sup>"
    r"|<sub>(?P<lowered>[^<>\n]{1,200})</sub>"
    r"|<(?P<struck>del|s|strike)>[^<>]{0,500}</(?P=struck)>"
    r"|\[\^(?P<note>[\w-]{1,20})\]:?"
    r"|(?P<tag></?(?:b|i|em|strong|u|s|del|ins|sub|span|small|mark|a|font|center|p|div|code)"
    r"(?:\s[^<>\n]{0,500})?/?>)",
    re.IGNORECASE,
)
_STRESS = tuple(
    re.compile(
        rf"(?<!{before}){mark}(?=[^\s{char}])(.{{0,4000}}?[^\s{char}]){mark}(?!{after})", re.S
    )
    for mark, char, before, after in (
        (r"\*\*\*", "*", r"\*", r"\*"),
        (r"\*\*", "*", r"\*", r"\*"),
        ("__", "_", r"\w", r"\w"),
        (r"\*", "*", r"[\w*]", r"[\w*]"),
        ("_", "_", r"\w", r"\w"),
    )
)


def extract_markdown(data: bytes) -> Extracted:
    """The words of a Markdown text; each cell of a table and each item of a list is a block."""
    pages = ("\n\n".join(_blocks(page)) for page in without_comments(decoded(data)).split("\f"))
    text = "\n\f".join(pages) + "\n"
    return Extracted(text, page_starts(text), "Markdown")


def _blocks(text: str) -> Iterator[str]:
    for lines in _raw_blocks(text.split("\n")):
        block = _words("\n".join(lines))
        if block.strip(f"{PICTURE} \n"):  # a picture by itself is in no sentence
            yield block


def _raw_blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each block, without the marks that stand at the beginning of a line."""
    block: list[str] = []
    fence = ""
    is_list = False
    for at, raw in enumerate(lines):
        line = re.sub(r"^ {0,3}>[ \t]?", "", raw)
        opening = _FENCE.match(line)
        if opening and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else opening[1]
            line = ""
        elif fence:
            block.append(line.translate(_LITERAL))
            continue
        is_end = not line.strip() or bool(_RULE.match(line))
        item = None if is_end else item_of(line, bool(block) and not is_list)
        is_list = item is not None or (is_list and not is_end)
        if item is not None:
            yield block
            block, line = [], item
        heading = _HEADING.match(line)
        cells = _cells(lines, at, line)
        if is_end or (block and _UNDERLINE.match(line)):
            yield block
            block = []
        elif heading or cells:
            yield block
            yield from ([cell] for cell in cells or [heading[1] if heading else ""])
            block = []
        else:
            block.append(line)
    yield block


def _cells(lines: Sequence[str], at: int, line: str) -> list[str]:
    """The cells of a row of a table; none if this is no row."""
    if _DELIMITERS.match(line):
        return [""]
    if "\t" in line.strip():
        return [_BREAK_TAG.sub("\n", cell.strip()) for cell in line.split("\t")]
    is_header = at + 1 < len(lines) and "|" in line and _DELIMITERS.match(lines[at + 1])
    if is_header or (_ROW.match(line) and len(_PIPE.findall(line)) > 2):
        cells = _PIPE.split(line.strip().strip("|"))
        return [_BREAK_TAG.sub("\n", cell.strip()) for cell in cells]
    return []


def _words(text: str) -> str:
    text = _TOKEN.sub(_token, _BREAK_TAG.sub("\n", text))
    for stress in _STRESS:
        text = stress.sub(r"\1", text)
    text = with_plain_lowered(html.unescape(text)).translate(_BACK)
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line.removesuffix("\\") for line in lines if line)


def _token(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if found["code"]:
        return found["inner"].strip().translate(_LITERAL)
    if kind == "escaped":
        return found["escaped"].translate(_LITERAL)
    if kind == "maths":
        return spoken_maths(found["maths"]).translate(_LITERAL)
    if kind == "link":
        is_mute = found[0].startswith("!") and not found["link"].strip()
        return PICTURE if is_mute else _TOKEN.sub(_token, found["link"])
    if kind == "address":
        return found["address"].translate(_LITERAL)
    if kind == "lowered":
        return lowered_text(found["lowered"])
    if kind in ("raised", "note"):
        return raised_text(found[kind])
    return ""


__all__ = ["extract_markdown"]
