"""The Content-Security-Policy: what pages of a site may load and run.

All of it comes from the site itself. The theme has three short scripts inside its pages, which must
run before anything is painted; they are known by their hashes, and no other runs. A style inside a
page is refused too.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

_INLINE = Path(__file__).parent / "static" / "theme" / "partials" / "javascripts"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|center|right);">')

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""What only a host can say, since browsers ignore it in a page: that nobody may frame it, that a
file is what its type says, and that other sites need not know where a reader came from."""


@cache
def format_policy(is_themed: bool = True) -> str:
    """The policy of a page.

    WebAssembly is compiled by workers alone, for which the policy of their own response counts.

    Args:
        is_themed: whether the theme's own scripts stand in it.
    """
    hashes = [f"'sha256-{one}'" for one in _hashes()] if is_themed else []
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *hashes)),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


@cache
def format_meta(is_themed: bool = True) -> str:
    """The policy as the element that stands first in a page's head."""
    policy = format_policy(is_themed)
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def add_policy(html: str) -> str:
    """A page of the theme with its policy, before anything that the policy is about."""
    meta = format_meta()
    return _HEAD.sub(lambda head: f"{head[0]}\n{meta}", html, count=1)


def without_styles(html: str) -> str:
    """The content of a written page without the styles that Python-Markdown puts into it to align
    the columns of a table; an attribute says the same.

    >>> without_styles('<td style="text-align: right;">9</td>')
    '<td align="right">9</td>'
    """
    return _ALIGNED.sub(r'<\1 align="\2">', html)


def _hashes() -> tuple[str, ...]:
    """The hashes of the theme's own scripts, as the pages hold them."""
    found = []
    for file in sorted(_INLINE.glob("*.html")):
        for script in _SCRIPT.findall(file.read_text(encoding="utf-8")):
            found.append(b64encode(sha256(script.encode()).digest()).decode())
    return tuple(found)
