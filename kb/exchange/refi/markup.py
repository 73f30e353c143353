"""Elements of XML, and text in the form in which XML and a text file hold the same characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile('[&<>"\t\n]')
_AS_ENTITY = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
}


def clean_text(text: str) -> str:
    r"""The text with line feeds alone at line ends, and U+FFFD for what XML cannot hold.

    Every reader counts the same characters in it, whatever it does with line ends.

    >>> clean_text("a\r\nb\x00")
    'a\nb\ufffd'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_XML.sub("\ufffd", text)


def escape_text(text: str) -> str:
    r"""The text so that it may stand between tags, its line ends as they are.

    >>> escape_text("a < b ]]>\r")
    'a &lt; b ]]&gt;&#13;'
    """
    text = _NOT_XML.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace("\r", "&#13;")


def _escape_attribute(text: str) -> str:
    text = clean_text(text)
    return _MARKUP.sub(lambda found: _AS_ENTITY[found[0]], text) if _MARKUP.search(text) else text


def element(name: str, attributes: Mapping[str, str | None], *content: str) -> str:
    """An element with its attributes in the order given, those that are None left out.

    Args:
        name: its name.
        attributes: their values as people read them.
        content: what stands in it, already markup.

    >>> element("a", {"b": "<", "c": None}, escape_text("&"))
    '<a b="&lt;">&amp;</a>'
    """
    given = "".join(
        f' {key}="{_escape_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(content)
    return f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>"


def text_element(name: str, text: str | None) -> str:
    """An element that holds a text; nothing where the text is missing or empty."""
    return element(name, {}, escape_text(text)) if text else ""


def reference(name: str, guid: str) -> str:
    """An element that names another by its GUID."""
    return f'<{name} targetGUID="{guid}"/>'


def iter_section(name: str, children: Iterable[str]) -> Iterator[str]:
    """A section with a child per line; nothing where it has none, since none may be empty."""
    opened = False
    for child in children:
        if not opened:
            yield f"<{name}>\n"
            opened = True
        yield f"{child}\n"
    if opened:
        yield f"</{name}>\n"
