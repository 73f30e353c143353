"""The authors' own words for each factor, and words that stand for several factors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, overload

from kb.corpus import Corpus
from kb.frames.choice import FactorKey, chosen_factors, factors_in_use, short_names
from kb.frames.coded import Coded, iter_speaking
from kb.frames.folding import fold_term
from kb.frames.listing import Listed, Listing, counted
from kb.frames.stamp import stamped
from kb.model.frozen import FrozenDict

if TYPE_CHECKING:
    import pandas as pd

_MOST_AMBIGUOUS = 5
Folded = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """Authors' words for one factor.

    Attributes:
        codebook: the codebook.
        factor: the factor.
        term: the words as they are written most often.
        forms: every way in which they are written, the commonest first.
        quotes: references of the quotes in which they stand.
        papers: ids of their papers.
    """

    codebook: str
    factor: str
    term: str
    forms: tuple[str, ...]
    quotes: tuple[str, ...]
    papers: tuple[str, ...]


class Use(NamedTuple):
    """What ambiguous words stand for.

    Attributes:
        factor: the factor.
        term: the words for it in which they stand.
        is_whole: whether they are all of these words, not only a part.
        quotes: references of the quotes.
    """

    factor: str
    term: str
    is_whole: bool
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Ambiguous:
    """Words that stand for several factors of one codebook.

    Attributes:
        codebook: the codebook.
        term: the words as they are written most often.
        uses: what they stand for, or stand within, the commonest first.
    """

    codebook: str
    term: str
    uses: tuple[Use, ...]

    @property
    def factors(self) -> tuple[str, ...]:
        """The factors, each once."""
        return tuple(dict.fromkeys(use.factor for use in self.uses))

    @property
    def is_whole(self) -> bool:
        """Whether they are, as they stand, the words for two factors; otherwise they are the words
        for one and a part of the words for another."""
        return len({use.factor for use in self.uses if use.is_whole}) > 1

    def __str__(self) -> str:
        uses = [
            f"{use.factor}" if use.is_whole else f"{use.factor} (in {use.term!r})"
            for use in self.uses
        ]
        return f"{self.term!r} for {', '.join(uses)}"


@dataclass(frozen=True, repr=False, eq=False)
class Terms(Listed, Sequence[Term]):
    """Authors' words by factor, the commonest first.

    Attributes:
        data_version: the version of the data.
        ambiguous: words that stand for several factors of one codebook.
        speaking: for each factor asked for, how many quotes speak to it.
        worded: for how many of these the author's words are on record.
    """

    _terms: tuple[Term, ...]
    ambiguous: tuple[Ambiguous, ...]
    speaking: Mapping[FactorKey, int]
    worded: Mapping[FactorKey, int]
    data_version: str

    @overload
    def __getitem__(self, at: int) -> Term: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Term, ...]: ...
    def __getitem__(self, at: int | slice) -> Term | tuple[Term, ...]:
        return self._terms[at]

    def __len__(self) -> int:
        return len(self._terms)

    def frame(self) -> pd.DataFrame:
        """A row for each term of each factor.

        Columns: ``codebook``, ``factor``, ``term``; ``quotes`` and ``papers`` (how many);
        ``forms`` and ``refs`` (tuples: how it is written, and in which quotes).
        """
        import pandas as pd

        rows = [
            (t.codebook, t.factor, t.term, len(t.quotes), len(t.papers), t.forms, t.quotes)
            for t in self._terms
        ]
        words, counts = ["codebook", "factor", "term"], ["quotes", "papers"]
        frame = pd.DataFrame(rows, columns=[*words, *counts, "forms", "refs"])
        types = dict.fromkeys(words, "str") | dict.fromkeys(counts, "int64")
        return stamped(frame.astype(types), self.data_version)

    def ambiguous_frame(self) -> pd.DataFrame:
        """A row for each use of each ambiguous term.

        Columns: ``codebook``, ``words`` (the ambiguous ones), ``factor``, ``term`` (the words for
        the factor), ``is_whole`` (whether the two are the same), ``quotes`` (how many) and ``refs``
        (which, as a tuple).
        """
        import pandas as pd

        rows = [
            (each.codebook, each.term, *use[:3], len(use.quotes), use.quotes)
            for each in self.ambiguous
            for use in each.uses
        ]
        words = ["codebook", "words", "factor", "term"]
        frame = pd.DataFrame(rows, columns=[*words, "is_whole", "quotes", "refs"])
        types = dict.fromkeys(words, "str") | {"is_whole": "bool", "quotes": "int64"}
        return stamped(frame.astype(types), self.data_version)

    def listing(self) -> Listing:
        """Its words."""
        said, known = sum(self.speaking.values()), sum(self.worded.values())
        keys = list(self.speaking)
        what = "/".join(keys[0]) if len(keys) == 1 else counted(len(keys), "factor")
        names = short_names(keys)
        with_factor = len(keys) > 1
        return Listing(
            f"Words for {what}: {counted(len(self), 'term')}, on record for {known:,} of "
            f"{counted(said, 'mark')}",
            (*(("factor",) if with_factor else ()), "quotes", "papers", "term"),
            [
                (
                    *((names[term.codebook, term.factor],) if with_factor else ()),
                    f"{len(term.quotes):,}",
                    f"{len(term.papers):,}",
                    ", also ".join((term.term, *filter(None, [", ".join(term.forms[1:])]))),
                )
                for term in self._terms
            ],
            len(self),
            tuple(self._notes()),
            wrapped=True,
        )

    def _notes(self) -> Iterator[str]:
        for each in self.ambiguous[:_MOST_AMBIGUOUS]:
            yield f"ambiguous: {each}"
        if len(self.ambiguous) > _MOST_AMBIGUOUS:
            yield f"and {len(self.ambiguous) - _MOST_AMBIGUOUS:,} more are ambiguous"


def build_terms(corpus: Corpus, factor: str | None = None, codebook: str | None = None) -> Terms:
    """The authors' own words for factors, as the coders noted them beside their marks.

    Terms are one when they differ only in case, marks or plural (`kb.frames.folding`). Words are
    ambiguous when they are the words for one factor, and for another factor of the same codebook
    too or a part of its words (``number of images`` in ``number of images and classes``); those of
    the factors that were asked for are given, with all factors for which they stand.

    Args:
        corpus: the records.
        factor: a factor as in `kb.frames.choice.chosen_factors`; all if None.
        codebook: only under this codebook, by reference or bare id.

    Raises:
        UnknownName: when there is no such codebook or factor.
    """
    keys = chosen_factors(corpus, factor, codebook)
    books = dict.fromkeys(ref for ref, _ in keys)
    rivals = [(ref, id_) for ref in books for id_ in factors_in_use(corpus.codebooks[ref])]
    wanted = dict.fromkeys(keys)
    speaking = dict.fromkeys(wanted, 0)
    written: dict[FactorKey, dict[Folded, list[tuple[str, Coded]]]] = {}
    for coded, code in iter_speaking(corpus, dict.fromkeys((*keys, *rivals))):
        if coded.key in wanted:
            speaking[coded.key] += 1
        if code.term is not None:
            terms = written.setdefault(coded.key, {})
            terms.setdefault(fold_term(code.term), []).append((code.term, coded))
    folded = {
        key: {words: _term(key, found) for words, found in terms.items()}
        for key, terms in written.items()
    }
    listed = [
        term
        for key in keys
        for term in sorted(folded.get(key, {}).values(), key=lambda t: (-len(t.quotes), t.term))
    ]
    worded = {key: sum(map(len, written.get(key, {}).values())) for key in wanted}
    ambiguous = [
        each
        for ref in books
        for each in _ambiguous(ref, {key[1]: folded[key] for key in folded if key[0] == ref})
        if any((ref, use.factor) in wanted for use in each.uses)
    ]
    return Terms(
        tuple(listed),
        tuple(ambiguous),
        FrozenDict(speaking),
        FrozenDict(worded),
        corpus.meta.version,
    )


def _term(key: FactorKey, found: Sequence[tuple[str, Coded]]) -> Term:
    forms = Counter(" ".join(term.split()) for term, _ in found)
    ordered = sorted(forms, key=lambda form: (-forms[form], form))
    return Term(
        *key,
        term=ordered[0],
        forms=tuple(ordered),
        quotes=tuple(coded.ref for _, coded in found),
        papers=tuple(dict.fromkeys(coded.paper.id for _, coded in found)),
    )


def _ambiguous(codebook: str, by_factor: dict[str, dict[Folded, Term]]) -> list[Ambiguous]:
    """Every term that stands, whole or within another, for more than one factor."""
    uses: dict[Folded, list[Use]] = {words: [] for terms in by_factor.values() for words in terms}
    longest = max(map(len, uses), default=0)
    for factor, terms in by_factor.items():
        for words, term in terms.items():
            for part in _parts(words, longest) & uses.keys():
                uses[part].append(Use(factor, term.term, part == words, term.quotes))
    found = [
        Ambiguous(codebook, ordered[0].term, tuple(ordered))
        for used in uses.values()
        if len({use.factor for use in used}) > 1
        for ordered in (sorted(used, key=lambda u: (not u.is_whole, -len(u.quotes), u)),)
    ]
    weight = {each: sum(len(use.quotes) for use in each.uses) for each in found}
    return sorted(found, key=lambda each: (not each.is_whole, -weight[each], each.term))


def _parts(words: Folded, longest: int) -> set[Folded]:
    """Every run of these words, themselves included."""
    return {
        words[start:end]
        for start in range(len(words))
        for end in range(start + 1, min(start + longest, len(words)) + 1)
    }
