"""Elements of XML, and text in the form in which XML and a text file hold the same characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kb.exchange.xml import escape_attribute, escape_text, replace_forbidden


def clean_text(text: str) -> str:
    r"""The text with line feeds alone at line ends, and U+FFFD for what XML cannot hold.

    Every reader counts the same characters in it, whatever it does with line ends.

    >>> clean_text("a\r\nb\x00")
    'a\nb\ufffd'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return replace_forbidden(text)


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
        f' {key}="{escape_attribute(clean_text(value))}"'
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
