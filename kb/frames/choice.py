"""Which codebook is meant when none is named."""

from __future__ import annotations

from kb.corpus import Corpus
from kb.errors import UnknownName


def chosen_codebook(corpus: Corpus, name: str | None) -> str:
    """The reference of the codebook that ``name`` means.

    Args:
        corpus: the records.
        name: ``literature-factors@1``, or ``literature-factors`` for its newest major version, or
            None for the codebook under which most quotes were coded (the first by name of those
            that tie).

    Raises:
        UnknownName: when there is no such codebook, or none at all.
    """
    if name is not None:
        return corpus.find_codebook(name).id
    coded = dict.fromkeys(sorted(corpus.codebooks), 0)
    for paper, _ in corpus.iter_quotes():
        for ref in paper.coding:
            if ref in coded:
                coded[ref] += 1
    if not coded:
        raise UnknownName("codebook", "*", "none is defined yet")
    return max(coded, key=lambda ref: coded[ref])
