"""All that depends on Material for MkDocs: what its templates read.

Another theme needs another module with these functions, and a style sheet that does not use
Material's variables.
"""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from kb.site import front_end
from kb.site.page import SitePage

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

UNSEARCHED: Mapping[str, Any] = {"search": {"exclude": True}}
"""What keeps Material's search, where a site's owner has it, from reading a page."""

_THEME = pathlib.Path(__file__).parent / "static" / "theme"


def add_templates(config: MkDocsConfig) -> None:
    """Put our templates before Material's and after those of the site's owner."""
    theme = config.theme
    if theme.name == "material" and str(_THEME) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(_THEME))


def page_meta(page: SitePage, is_home: bool) -> dict[str, Any]:
    """What Material's templates ask of a page.

    They print these values as they are, and ``page.title`` with its entities undone, so the title
    is given here again, escaped.
    """
    meta: dict[str, Any] = {
        "description": escape(page.description),
        "hide": ["navigation"] if page.toc and not is_home else ["navigation", "toc"],
        **UNSEARCHED,
    }
    if not is_home:
        meta["title"] = escape(page.title)
    return meta


def add_globals(env: Environment) -> None:
    """Let the templates ask which parts of the front end are there."""
    env.globals["has_script"] = front_end.has
