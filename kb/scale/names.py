"""Names in questions: each must exist, or a slip of the pen would be answered with nothing."""

from __future__ import annotations

from kb.errors import UnknownName
from kb.ids import did_you_mean, split_codebook_ref
from kb.scale.tables import Tables


def known_codebook(tables: Tables, name: str) -> str:
    """The reference of a codebook, by reference or by bare id (its newest major version).

    Raises:
        UnknownName: when there is none, with the nearest name.
    """
    refs = {ref for (ref,) in tables.known("codebooks", "codebook")}
    if name in refs:
        return name
    majors = [ref for ref in refs if split_codebook_ref(ref)[0] == name]
    if not majors:
        raise UnknownName("codebook", name, did_you_mean(name, refs))
    return max(majors, key=lambda ref: split_codebook_ref(ref)[1])


def known_factor(tables: Tables, codebook: str, factor: str) -> tuple[str, str]:
    """The codebook's reference and the factor's id.

    Raises:
        UnknownName: when there is no such codebook, or it has no such factor.
    """
    ref = known_codebook(tables, codebook)
    factors = {name for book, name in tables.known("factors", "codebook", "factor") if book == ref}
    if factor not in factors:
        raise UnknownName(f"factor of {ref}", factor, did_you_mean(factor, factors))
    return ref, factor


def known_dataset(tables: Tables, name: str) -> str:
    """The id of a dataset.

    Raises:
        UnknownName: when there is none, with the nearest name.
    """
    names = {dataset for (dataset,) in tables.known("datasets", "dataset")}
    if name not in names:
        raise UnknownName("dataset", name, did_you_mean(name, names))
    return name
