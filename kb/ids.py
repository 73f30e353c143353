"""Identifiers: their form, how they refer to each other, and the nearest known one."""

from __future__ import annotations

from collections.abc import Iterable

SLUG = r"^[a-z0-9][a-z0-9_.-]*$"
"""A record's id: lower-case ASCII letters, digits, ``_``, ``-`` and ``.``; also its file's name."""

FACTOR = r"^[a-z][a-z0-9_]*$"
"""A factor's id: a Python-like name, so that it can head a column."""

CODEBOOK_REF = r"^[a-z0-9][a-z0-9_.-]*@[1-9][0-9]*$"
"""A codebook and its major version: ``literature-factors@1``."""

FACTOR_REF = r"^(?:[a-z0-9][a-z0-9_.-]*@[1-9][0-9]*/)?[a-z][a-z0-9_]*$"
"""A factor of the same codebook (``sample_size``) or another (``transfer@1/source_size``)."""

QUOTE = r"^q[1-9][0-9]*$"
"""A quote's id within its paper: ``q1``."""

QUOTE_REF = r"^[a-z0-9][a-z0-9_.-]*/q[1-9][0-9]*$"
"""A quote of the knowledge base: ``ribeiro2017/q3``."""


def quote_ref(paper: str, quote: str) -> str:
    """The name of a quote in the whole knowledge base.

    >>> quote_ref("ribeiro2017", "q3")
    'ribeiro2017/q3'
    """
    return f"{paper}/{quote}"


def split_codebook_ref(ref: str) -> tuple[str, int]:
    """The codebook's id and major version.

    >>> split_codebook_ref("literature-factors@1")
    ('literature-factors', 1)
    """
    name, _, major = ref.rpartition("@")
    return name, int(major)


def split_factor_ref(ref: str, home: str) -> tuple[str, str]:
    """The codebook reference and factor id that ``ref`` names when it stands in codebook ``home``.

    >>> split_factor_ref("sample_size", "literature-factors@1")
    ('literature-factors@1', 'sample_size')
    >>> split_factor_ref("transfer-criteria@1/source_size", "literature-factors@1")
    ('transfer-criteria@1', 'source_size')
    """
    codebook, slash, factor = ref.rpartition("/")
    return (codebook, factor) if slash else (home, factor)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like ``name``, or None when none is near.

    >>> nearest("visual_similarty", ["visual_similarity", "sample_size"])
    'visual_similarity'
    >>> nearest("wong", ["shin2016", "wong2018"])
    'wong2018'
    """
    from difflib import get_close_matches

    names = sorted(known)
    begun = [other for other in names if other.startswith(name.lower())] if len(name) > 2 else []
    if len(begun) == 1:
        return begun[0]
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.7)), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A remedy for an unknown name: the nearest known one, or the list of what there is.

    >>> did_you_mean("visual_similarty", ["visual_similarity", "sample_size"])
    "did you mean 'visual_similarity'?"
    """
    names = sorted(known)
    near = nearest(name, names)
    if near is not None:
        return f"did you mean {near!r}?"
    if not names:
        return "none is defined yet"
    shown = ", ".join(names[:8]) + (", ..." if len(names) > 8 else "")
    return f"use one of: {shown}"
