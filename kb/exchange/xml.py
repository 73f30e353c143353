"""Text in the form in which XML 1.0 holds it."""

from __future__ import annotations

import re
from typing import Final

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP: Final = re.compile("[&<>\r]")
_MARKUP_ON_A_LINE: Final = re.compile('[&<>"\t\n\r]')
_AS_ENTITY: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def replace_forbidden(text: str) -> str:
    r"""The text with U+FFFD for each character that XML cannot hold.

    >>> replace_forbidden("a\x00b")
    'a\ufffdb'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def escape_text(text: str) -> str:
    r"""The text so that it may stand between tags, its line feeds as they are.

    >>> escape_text("a < b ]]>\r")
    'a &lt; b ]]&gt;&#13;'
    """
    return _escape(_MARKUP, text)


def escape_attribute(text: str) -> str:
    r"""The text so that it may stand in an attribute, and between tags too, on one line.

    >>> escape_attribute('a < "b"\n')
    'a &lt; &quot;b&quot;&#10;'
    """
    return _escape(_MARKUP_ON_A_LINE, text)


def _escape(markup: re.Pattern[str], text: str) -> str:
    if markup.search(text):
        text = markup.sub(lambda found: _AS_ENTITY[found[0]], text)
    return replace_forbidden(text)
