"""What kind of file some bytes are."""

from __future__ import annotations

import re

from kb.sources.extracted import Unreadable
from kb.sources.source import SourceKind

_PDF = b"%PDF-"
_PDF_WITHIN = 1024
_MARKUP_WITHIN = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JATS = re.compile(rb"<(?:[\w-]+:)?(?:article|pmc-articleset|front|article-meta)\b|JATS|NLM//DTD")
_MARKDOWN_SUFFIXES = (".md", ".markdown")
_MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\*\*\S[^*\n]*\*\*|</?[bi]>"),
    re.compile(r"\[[^\]\n]+\]\(https?://[^)\s]+\)"),
    re.compile(r"^(?:\|[^|\n]*){2,}\|\s*$|^[^\t\n]+(?:\t[^\t\n]*){2,}$", re.MULTILINE),
)
_OTHER_KINDS = (
    (b"PK\x03\x04", "a ZIP archive, or a document that is one (such as .docx or .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"%!PS", "PostScript"),
    (b"{\\rtf", "rich text"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"AT&T", "DjVu"),
)
_REMEDY = "give a PDF, HTML, JATS XML, Markdown or plain text file"


def kind_of(data: bytes, suffix: str) -> SourceKind:
    """The kind of a file, by its content first and its ending second.

    Raises:
        Unreadable: it is empty, or of a kind that is not read.
    """
    if not data.strip():
        raise Unreadable("KB802", "the file is empty", "download it once more")
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    for start, name in _OTHER_KINDS:
        if data.startswith(start):
            raise Unreadable("KB806", f"the file is {name}, which is not read", _REMEDY)
    begin = _as_ascii(data[:_MARKUP_WITHIN])
    if begin.lstrip().startswith(b"<"):
        kind = _markup_kind(begin)
        if kind is not None:
            return kind
        if begin.lstrip().startswith(b"<?xml"):
            raise Unreadable("KB806", "the file is XML, but not a JATS article", _REMEDY)
    if suffix.lower() == ".pdf":
        raise Unreadable("KB802", "the file is no PDF, whatever its name", "download it once more")
    if _is_binary(data):
        raise Unreadable("KB806", "the file is of a kind that is not read", _REMEDY)
    if suffix.lower() in _MARKDOWN_SUFFIXES or looks_like_markdown(data):
        return "markdown"
    return "text"


def looks_like_markdown(data: bytes) -> bool:
    """Whether a text has two of the signs of Markdown: headings, stress, links, tables."""
    text = data.decode("utf-8", errors="replace").replace("\r\n", "\n")
    return sum(sign.search(text) is not None for sign in _MARKDOWN_SIGNS) >= 2


def _markup_kind(begin: bytes) -> SourceKind | None:
    html, jats = _HTML.search(begin), _JATS.search(begin)
    if html and not (jats and jats.start() < html.start()):
        return "html"
    return "jats" if jats else None


def _as_ascii(data: bytes) -> bytes:
    """Without byte order marks, and with the zero bytes of UTF-16 left out."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        data = data.removeprefix(mark)
    return data.replace(b"\0", b"") if data[:1] == b"\0" or data[1:2] == b"\0" else data


def _is_binary(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    begin = data[:65_536]
    odd = sum(begin.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return b"\0" in begin or odd > len(begin) // 100


__all__ = ["kind_of", "looks_like_markdown"]
