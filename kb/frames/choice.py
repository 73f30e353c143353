"""Which codebook, factors or way of counting is meant, and the words for a name that is none."""

from __future__ import annotations

from collections.abc import Collection

from kb.corpus import Corpus
from kb.errors import UnknownName
from kb.ids import did_you_mean, split_factor_ref
from kb.model.codebook import Codebook

FactorKey = tuple[str, str]
"""A codebook's reference and the id of one of its factors."""


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


def factors_in_use(codebook: Codebook) -> tuple[str, ...]:
    """The ids of the factors that can be coded and are not withdrawn, in the codebook's order."""
    return tuple(
        factor.id
        for factor in codebook.factors
        if not factor.abstract and factor.deprecated is None
    )


def chosen_factors(
    corpus: Corpus, factor: str | None = None, codebook: str | None = None
) -> tuple[FactorKey, ...]:
    """The factors that are meant, by codebook and in its order.

    Args:
        corpus: the records.
        factor: a factor's id, alone or after its codebook
            (``literature-factors@1/visual_similarity``). Alone it means the factor of that name in
            every codebook. If None, every factor; headings are left out, and so is what is
            withdrawn, unless nothing else has the name.
        codebook: only factors of this codebook, by reference or by bare id.

    Raises:
        UnknownName: when there is no such codebook or factor, or the factor is only a heading.
    """
    ref = None if codebook is None else corpus.find_codebook(codebook).id
    if factor is None:
        return tuple(
            (name, id_)
            for name, book in corpus.codebooks.items()
            if (book.deprecated is None if ref is None else name == ref)
            for id_ in factors_in_use(book)
        )
    home, id_ = split_factor_ref(factor, ref or "")
    if "/" in factor:
        home = corpus.find_codebook(home).id
    found = tuple(key for key in corpus.factors if key[1] == id_ and (not home or key[0] == home))
    if not found or (ref is not None and home != ref):
        raise _unknown_factor(corpus, factor, ref or home)
    coded = tuple(key for key in found if not corpus.factors[key].abstract)
    if not coded:
        raise _heading(corpus, found[0])
    in_use = tuple(key for key in coded if not _is_withdrawn(corpus, key))
    return in_use or coded


def checked_word(kind: str, word: str, known: Collection[str]) -> str:
    """``word``, when it is one of the known ones.

    Raises:
        UnknownName: when it is not, with the nearest that is.
    """
    if word not in known:
        raise UnknownName(kind, word, did_you_mean(word, known))
    return word


def _is_withdrawn(corpus: Corpus, key: FactorKey) -> bool:
    return (
        corpus.codebooks[key[0]].deprecated is not None
        or corpus.factors[key].deprecated is not None
    )


def _unknown_factor(corpus: Corpus, factor: str, home: str) -> UnknownName:
    if home:
        bare = factor.rpartition("/")[2]
        known = [id_ for ref, id_ in corpus.factors if ref == home]
        return UnknownName(f"factor of {home}", bare, did_you_mean(bare, known))
    return UnknownName("factor", factor, did_you_mean(factor, {id_ for _, id_ in corpus.factors}))


def _heading(corpus: Corpus, key: FactorKey) -> UnknownName:
    ref, heading = key
    under = [
        factor.id
        for factor in corpus.codebooks[ref].factors
        if (ref, heading) in (split_factor_ref(wider, ref) for wider in factor.broader)
    ]
    remedy = "it is a heading that is never coded"
    if under:
        remedy += f"; use one of: {', '.join(under)}"
    return UnknownName("factor to count", heading, remedy)
