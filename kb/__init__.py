"""Knowledge bases of literature evidence: quotes as YAML in git, coded, linked and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.api.base import Base
    from kb.api.load import load
    from kb.matching.match import Match
    from kb.matching.matcher import match_quote
    from kb.matching.text import SourceText, prepare_source
    from kb.sources.read import read_source

__version__ = "0.1.0"
__all__ = [
    "Base",
    "Match",
    "SourceText",
    "__version__",
    "load",
    "match_quote",
    "prepare_source",
    "read_source",
]

_HOMES = {
    "Base": "kb.api.base",
    "load": "kb.api.load",
    "Match": "kb.matching.match",
    "match_quote": "kb.matching.matcher",
    "SourceText": "kb.matching.text",
    "prepare_source": "kb.matching.text",
    "read_source": "kb.sources.read",
}
"""Where each public name is defined; its module is loaded when the name is first used."""


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kb' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
