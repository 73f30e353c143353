"""Names in questions: each must exist, or a slip of the pen would be answered with nothing."""

from __future__ import annotations

from kb.corpus import codebook_named
from kb.frames.choice import checked_word, find_factors
from kb.scale.tables import Tables


def known_codebook(tables: Tables, name: str) -> str:
    """The reference of a codebook, by reference or by bare id (its newest major version).

    Raises:
        UnknownName: when there is none, with the nearest name.
    """
    return codebook_named(name, {ref for (ref,) in tables.known("codebooks", "codebook")})


def known_factor(tables: Tables, codebook: str, factor: str) -> tuple[str, str]:
    """The codebook's reference and the factor's id.

    Raises:
        KbError: as `kb.frames.choice.find_factors`.
    """
    known = tables.known("factors", "codebook", "factor")
    (found,) = find_factors({(book, name) for book, name in known}, (factor,), (codebook,))
    return found


def known_dataset(tables: Tables, name: str) -> str:
    """The id of a dataset.

    Raises:
        UnknownName: when there is none, with the nearest name.
    """
    return checked_word("dataset", name, {each for (each,) in tables.known("datasets", "dataset")})
