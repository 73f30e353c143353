"""Knowledge bases of literature evidence: quotes as YAML in git, coded, linked and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.api import Base, load

__version__ = "0.1.0"
__all__ = ["Base", "__version__", "load"]


def __getattr__(name: str) -> object:
    if name in ("Base", "load"):
        from kb import api

        return getattr(api, name)
    raise AttributeError(f"module 'kb' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
