"""HTML and JATS XML."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

from lxml import etree

from kb.sources.extracted import Extracted, Unreadable
from kb.sources.markup_maths import local_name, place_in_formula, write_out_formulas
from kb.sources.markup_tags import (
    HTML_BLOCKS,
    HTML_PICTURES,
    HTML_SKIPPED,
    JATS_ASIDES,
    JATS_BLOCKS,
    JATS_PICTURES,
    JATS_SKIPPED,
)
from kb.sources.markup_text import Role, text_blocks

_JATS_MARKS = frozenset(("fn", "table-fn", "aff", "corresp", "author-notes"))
_ONE_AND_THE_SAME = frozenset(("alternatives", "inline-formula", "disp-formula"))
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[\w-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DAMAGED = ("KB802", "download it once more")


def extract_html(data: bytes) -> Extracted:
    """The text of a web page, without what only moves, navigates or styles it.

    Raises:
        Unreadable: it is damaged, or has no text.
    """
    parser = etree.HTMLParser(
        encoding=_encoding(data), no_network=True, huge_tree=False, remove_comments=True
    )
    return _extracted(_parsed(data, parser), _html_role)


def extract_jats(data: bytes) -> Extracted:
    """The text of an article in JATS XML. No entity, DTD or address is followed.

    Raises:
        Unreadable: it is damaged, or has no text.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return _extracted(_parsed(data, parser), _jats_role)


def _parsed(data: bytes, parser: Any) -> Any:
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f" in line {error.lineno}" if error.lineno else ""
        raise Unreadable(
            _DAMAGED[0], f"the file is damaged{line}: its markup cannot be read", _DAMAGED[1]
        ) from None
    deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if root is None or deep:
        raise Unreadable(
            _DAMAGED[0], "the file is damaged: its elements are nested too deep", _DAMAGED[1]
        )
    return root


def _extracted(root: Any, role_of: Any) -> Extracted:
    _name_authors(root)
    write_out_formulas(root)
    blocks = text_blocks(root, role_of)
    if not any(char.isalpha() for block in blocks for char in block):
        raise Unreadable("KB803", "the file has no text", "take the paper from elsewhere")
    return Extracted("\n\n".join(blocks) + "\n", (), f"lxml {version('lxml')}")


def _html_role(element: Any) -> Role:
    name = local_name(element)
    get = element.get
    if name in HTML_SKIPPED or get("aria-hidden") == "true" or get("hidden") is not None:
        return "skip"
    if _UNSEEN.search(get("style") or ""):
        return "skip"
    if name in HTML_PICTURES:
        return "skip" if get("alt") == "" or get("role") == "presentation" else "picture"
    if "ltx_note_outer" in (get("class") or "").split():
        return "aside"
    if name == "br":
        return "break"
    if name == "pre":
        return "verbatim"
    if name in HTML_BLOCKS:
        return "block"
    return _height(element, name == "sup", name == "sub")


def _jats_role(element: Any) -> Role:
    name = local_name(element)
    if name in JATS_PICTURES or name == "tex-math":
        return "skip" if _is_said_beside(element) else "picture"
    if name in JATS_SKIPPED:
        return "skip"
    if name in JATS_ASIDES:
        return "aside"
    if name == "break":
        return "break"
    if name == "preformat":
        return "verbatim"
    if name in JATS_BLOCKS:
        return "block"
    is_mark = name == "xref" and element.get("ref-type") in _JATS_MARKS
    is_raised = name == "sup" or (is_mark and not _stands_in_sup(element))
    return _height(element, is_raised, name == "sub")


def _height(element: Any, is_raised: bool, is_lowered: bool) -> Role:
    if is_raised:
        return "raised"
    return "lowered" if is_lowered else place_in_formula(element) or "inline"


def _is_said_beside(picture: Any) -> bool:
    """Whether MathML beside a picture or a formula in TeX says the same."""
    parent = picture.getparent()
    return (
        parent is not None
        and local_name(parent) in _ONE_AND_THE_SAME
        and any(local_name(child) == "math" for child in parent)
    )


def _stands_in_sup(element: Any) -> bool:
    parent = element.getparent()
    has_sup = any(local_name(child) == "sup" for child in element)
    return has_sup or (parent is not None and local_name(parent) == "sup")


def _name_authors(root: Any) -> None:
    """Write each author's name as it is spoken: given names first."""
    for name in root.iter("{*}name"):
        parts = {local_name(part): "".join(part.itertext()).strip() for part in name}
        if "surname" in parts:
            spoken = [parts.get(key, "") for key in ("prefix", "given-names", "surname", "suffix")]
            for child in list(name):
                name.remove(child)
            name.text = " ".join(filter(None, spoken))


def _encoding(data: bytes) -> str | None:
    """The encoding of a web page: UTF-8 wherever that is possible, else what the page says."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(data[:4096])
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        name = said[1].decode("ascii", "replace").lower() if said else "cp1252"
        return "cp1252" if name in ("utf-8", "iso-8859-1", "latin-1", "latin1") else name
    return "utf-8"


__all__ = ["extract_html", "extract_jats"]
