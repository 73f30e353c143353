"""Which codebook, factors or way of counting is meant, and the words for a name that is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from kb.corpus import Corpus, codebook_named
from kb.errors import ContradictoryConditions, UnknownName, WrongCondition
from kb.frames.conditions import Conditions
from kb.ids import did_you_mean, nearest, split_factor_ref
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
        raise UnknownName("codebook in", corpus.meta.title, "none is defined yet")
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
        ContradictoryConditions: when the factor is one of other codebooks alone.
        WrongCondition: when a name is no text.
    """
    if factor is None:
        ref = None if codebook is None else corpus.find_codebook(codebook).id
        return tuple(
            (name, id_)
            for name, book in corpus.codebooks.items()
            if (book.deprecated is None if ref is None else name == ref)
            for id_ in factors_in_use(book)
        )
    found = find_factors(corpus.factors, (factor,), None if codebook is None else (codebook,))
    coded = tuple(key for key in found if not corpus.factors[key].abstract)
    if not coded:
        under = ", ".join(narrower_factors(corpus, found))
        remedy = "it is a heading that is never coded" + (f"; use one of: {under}" if under else "")
        raise UnknownName("factor to count", found[0][1], remedy)
    in_use = tuple(key for key in coded if not _is_withdrawn(corpus, key))
    return in_use or coded


def find_factors(
    known: Collection[FactorKey], names: Iterable[str], codebooks: Iterable[str] | None = None
) -> tuple[FactorKey, ...]:
    """The factors that names mean: headings and withdrawn ones too, in the order of ``known``.

    Args:
        known: all factors.
        names: ids of factors, alone or after their codebook
            (``literature-factors@1/visual_similarity``). Alone it means the factor of that name in
            every codebook. Of several names, any will do.
        codebooks: only factors of one of these, by reference or by bare id; of any if None.

    Raises:
        UnknownName: when there is no such codebook or factor.
        ContradictoryConditions: when none of these factors is one of these codebooks.
        WrongCondition: when a name is no text.
    """
    asked = Conditions(
        factor=tuple(names), codebook=None if codebooks is None else tuple(codebooks)
    )
    refs = dict.fromkeys(ref for ref, _ in known)
    within = refs
    if asked.codebook is not None:
        within = dict.fromkeys(codebook_named(name, refs) for name in asked.codebook)
    meant = {key for name in asked.factor or () for key in _meant(known, refs, within, name)}
    found = tuple(key for key in known if key in meant and key[0] in within)
    if meant and within and not found:
        raise _excluding(known, asked, meant, within)
    return found


def narrower_factors(corpus: Corpus, headings: Iterable[FactorKey]) -> list[str]:
    """The ids of the factors that stand directly under headings and can be coded."""
    wanted = set(headings)
    return [
        name
        for (codebook, name), factor in corpus.factors.items()
        if not factor.abstract
        and any(split_factor_ref(ref, codebook) in wanted for ref in factor.broader)
    ]


def short_names(keys: Iterable[FactorKey]) -> dict[FactorKey, str]:
    """For each factor its id, after its codebook where another of these has the same id."""
    listed = list(keys)
    shared = Counter(id_ for _, id_ in listed)
    return {key: key[1] if shared[key[1]] == 1 else "/".join(key) for key in listed}


def checked_word(kind: str, word: str, known: Collection[str]) -> str:
    """``word``, when it is one of the known ones.

    Raises:
        UnknownName: when it is not, with the nearest that is.
    """
    if word not in known:
        raise UnknownName(kind, word, did_you_mean(str(word), known))
    return word


def _is_withdrawn(corpus: Corpus, key: FactorKey) -> bool:
    return (
        corpus.codebooks[key[0]].deprecated is not None
        or corpus.factors[key].deprecated is not None
    )


def _meant(
    known: Collection[FactorKey], refs: Collection[str], within: Collection[str], name: str
) -> set[FactorKey]:
    """The factors that one name means, in whichever codebook."""
    if not isinstance(name, str):
        raise WrongCondition("factor", name, "write the id of a factor")
    home, slash, id_ = name.rpartition("/")
    ref = codebook_named(home, refs) if slash else None
    found = {key for key in known if key[1] == id_ and ref in (None, key[0])}
    if found:
        return found
    if ref is not None:
        ids = [other for book, other in known if book == ref]
        near = nearest(id_, ids)
        full = None if near is None else f"did you mean '{ref}/{near}'?"
        raise UnknownName("factor", name, full or did_you_mean(id_, ids))
    kind = f"factor of {next(iter(within))}" if len(within) == 1 < len(refs) else "factor"
    ids = [other for book, other in known if book in (within or refs)]
    raise UnknownName(kind, name, did_you_mean(name, set(ids)))


def _excluding(
    known: Collection[FactorKey], asked: Conditions, meant: set[FactorKey], within: Collection[str]
) -> ContradictoryConditions:
    homes, books = ", ".join(sorted({ref for ref, _ in meant})), ", ".join(within)
    ids = {id_ for _, id_ in meant}
    if any(ref in within and id_ in ids for ref, id_ in known):
        reason = f"{books} has a factor of that name too, but that of {homes} is named"
    else:
        reason = f"{books} has no such factor, {homes} has"
    return ContradictoryConditions(
        (asked.worded("factor"), asked.worded("codebook")), reason, "leave out one of the two"
    )
