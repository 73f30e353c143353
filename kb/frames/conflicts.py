"""Quotes that give one factor opposite values, and in what their settings differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import index
from typing import TYPE_CHECKING, Final, SupportsIndex

from kb.corpus import Corpus
from kb.errors import WrongCondition
from kb.frames.choice import FactorKey, chosen_factors
from kb.frames.coded import Domains, iter_speaking
from kb.frames.listing import MOST_ROWS, Listed, Listing, counted
from kb.frames.stamp import stamped
from kb.frames.stances import ASPECTS, SIGNS, Aspect, Conflict, Stance, conflict_of, stance_of
from kb.model.record import Value

if TYPE_CHECKING:
    import pandas as pd

MOST_PAIRS: Final = 1_000
"""So many conflicts are listed unless another number is asked for."""


@dataclass(frozen=True, repr=False)
class Conflicts(Listed):
    """The conflicts about some factors.

    Attributes:
        about: the factors, each as ``codebook/factor``.
        stances: every quote that gives one of them a value with a sign.
        pairs: the conflicts, the closest first; at most so many as were asked for.
        total: how many there are in all.
        total_within_paper: how many of these are between quotes of one paper.
        notes: why there may be none, or fewer than there are.
        data_version: the version of the data.
    """

    about: tuple[str, ...]
    stances: tuple[Stance, ...]
    pairs: tuple[Conflict, ...]
    total: int
    total_within_paper: int
    notes: tuple[str, ...]
    data_version: str

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[Conflict]:
        return iter(self.pairs)

    def __getitem__(self, at: int) -> Conflict:
        return self.pairs[at]

    def frame(self) -> pd.DataFrame:
        """A row for each listed conflict.

        Columns: ``codebook``, ``factor``; ``one``, ``one_value``, ``other``, ``other_value`` (the
        quotes' references and values); ``within_paper``; ``years_apart``; ``differs``, ``same`` and
        ``unknown`` (tuples of aspects); and for each aspect ``one_...`` and ``other_...`` with
        tuples of what is known of the two.
        """
        import pandas as pd

        rows = [
            (
                pair.one.codebook, pair.one.factor,
                pair.one.quote, pair.one.value, pair.other.quote, pair.other.value,
                pair.within_paper, pair.years_apart,
                tuple(difference.aspect for difference in pair.differs), pair.same, pair.unknown,
                *(side.about(aspect) for aspect in ASPECTS for side in (pair.one, pair.other)),
            )
            for pair in self.pairs
        ]  # fmt: skip
        names = ["codebook", "factor", "one", "one_value", "other", "other_value"]
        sides = [f"{side}_{aspect}" for aspect in ASPECTS for side in ("one", "other")]
        columns = [*names, "within_paper", "years_apart", "differs", "same", "unknown", *sides]
        frame = pd.DataFrame(rows, columns=columns)
        types = dict.fromkeys(names, "str") | {"within_paper": "bool", "years_apart": "int64"}
        return stamped(frame.astype(types), self.data_version)

    def contrast(self) -> pd.DataFrame:
        """What the sides are about, counted: a row for each ``aspect`` and ``name``, with the
        number of quotes of each sign (``positive``, ``negative``, ``mixed``) of which it is known.
        First comes what parts the sides most: what is known of the positive quotes and of the
        negative ones in the most different shares."""
        import pandas as pd

        found = Counter(
            (aspect, name, stance.value)
            for stance in self.stances
            for aspect in ASPECTS
            for name in stance.about(aspect)
        )
        names = {(aspect, name): None for aspect, name, _ in found}
        signs = Counter(stance.value for stance in self.stances)
        shares = {key: [found[*key, sign] / max(signs[sign], 1) for sign in SIGNS] for key in names}
        order = sorted(
            names,
            key=lambda key: (-abs(shares[key][0] - shares[key][1]), ASPECTS.index(key[0]), key[1]),
        )
        rows = [(*key, *(found[*key, sign] for sign in SIGNS)) for key in order]
        frame = pd.DataFrame(rows, columns=["aspect", "name", *SIGNS])
        types = {"aspect": "str", "name": "str"} | dict.fromkeys(SIGNS, "int64")
        return stamped(frame.astype(types), self.data_version)

    def listing(self) -> Listing:
        """Its words."""
        signs = Counter(stance.value for stance in self.stances)
        sides = ", ".join(f"{signs[sign]:,} {sign}" for sign in SIGNS)
        factors = {name.rpartition("/")[2] for name in self.about}
        what = counted(len(self.about), "factor")
        if len(factors) == 1:
            books = f"{min(factors)} in {len(self.about)} codebooks"
            what = books if len(self.about) > 1 else self.about[0]
        within = f"{self.total_within_paper:,}" if self.total_within_paper else "none"
        title = f"{what}: {counted(self.total, 'conflict')}"
        title += f", {within} within one paper" if self.total else ""
        with_factor = len(self.about) > 1
        names = (*(("factor",) if with_factor else ()), "one", "against")
        return Listing(
            title,
            (*names, "in what they differ"),
            [
                (
                    *((pair.one.factor,) if with_factor else ()),
                    f"{pair.one.quote} {_MARKS[pair.one.value]}",
                    f"{pair.other.quote} {_MARKS[pair.other.value]}",
                    _difference(pair),
                )
                for pair in self.pairs[:MOST_ROWS]
            ],
            self.total,
            (f"quotes with a sign: {sides}", *([_READ] if self.pairs else []), *self.notes),
            whole=len(names),
            wrapped=True,
        )


_MARKS: Final[dict[Value, str]] = {"positive": "(+)", "negative": "(-)", "mixed": "(+-)"}


_TOLD: Final[tuple[Aspect, ...]] = ("source", "target", "models", "year", "coders")
"""The aspects that are printed; domains and modalities follow from the datasets."""

_READ: Final = "one / against; what a quote does not name is taken from what its paper studies"


def build_conflicts(
    corpus: Corpus,
    factor: str | None = None,
    codebook: str | None = None,
    mixed: bool = False,
    most: int | None = MOST_PAIRS,
) -> Conflicts:
    """The quotes that give a factor opposite values under one codebook, two by two.

    Positive stands against negative; with ``mixed``, a mixed quote against both. Of each factor,
    pairs come first that should not differ: of one paper; then about the same source, target and
    models; the same source and target; the same target; the same source; then all others. Within
    each step they are in the order of the quotes.

    The number of pairs is the product of the sides, so no more than ``most`` are made: time and
    memory grow with the quotes and with ``most``, never with the product. ``total`` counts all.

    Args:
        corpus: the records.
        factor: a factor as in `kb.frames.choice.chosen_factors`; all if None.
        codebook: only under this codebook, by reference or bare id.
        mixed: whether a mixed quote stands against a positive and against a negative one.
        most: list no more pairs than this; all if None.

    Raises:
        UnknownName: when there is no such codebook or factor.
        WrongCondition: when ``most`` is no number of pairs.
    """
    if most is not None and not (isinstance(most, SupportsIndex) and index(most) >= 0):
        raise WrongCondition("most", most, "write how many to keep, or None for all")
    keys = chosen_factors(corpus, factor, codebook)
    domains = Domains(corpus.datasets)
    spoken = Counter[FactorKey]()
    by_key: dict[FactorKey, dict[Value, list[Stance]]] = {
        key: {sign: [] for sign in SIGNS} for key in keys
    }
    for coded, code in iter_speaking(corpus, keys):
        spoken[coded.key] += 1
        if code.value in SIGNS:
            by_key[coded.key][code.value].append(stance_of(coded, code, domains))
    opposed = [
        (sides[one], sides[other])
        for sides in by_key.values()
        for one, other in (_OPPOSED if mixed else _OPPOSED[:1])
    ]
    pairs = (pair for one, other in opposed for pair in iter_closest(one, other))
    listed = tuple(conflict_of(one, other) for one, other in islice(pairs, most))
    total = sum(len(one) * len(other) for one, other in opposed)
    return Conflicts(
        about=tuple("/".join(key) for key in keys),
        stances=tuple(
            stance for sides in by_key.values() for sign in SIGNS for stance in sides[sign]
        ),
        pairs=listed,
        total=total,
        total_within_paper=sum(_within_paper(one, other) for one, other in opposed),
        notes=(
            *_unsigned_notes(corpus, spoken, by_key),
            *_cut_notes(len(listed), total),
        ),
        data_version=corpus.meta.version,
    )


_OPPOSED: Final[tuple[tuple[Value, Value], ...]] = (
    ("positive", "negative"),
    ("positive", "mixed"),
    ("negative", "mixed"),
)

_Key = Callable[[Stance], object]
_NEARNESS: Final[tuple[_Key, ...]] = (
    lambda stance: stance.paper,
    lambda stance: _all_known(stance.source, stance.target, stance.models),
    lambda stance: _all_known(stance.source, stance.target),
    lambda stance: _all_known(stance.target),
    lambda stance: _all_known(stance.source),
    lambda _: True,
)
"""What two quotes have in common, from the most to nothing; None is nothing in common."""


def _all_known(*parts: tuple[str, ...]) -> tuple[frozenset[str], ...] | None:
    return tuple(map(frozenset, parts)) if all(parts) else None


def iter_closest(
    ones: Sequence[Stance], others: Sequence[Stance]
) -> Iterator[tuple[Stance, Stance]]:
    """Every pair of one side with the other once, those first that should not differ.

    What a step skips, an earlier step has given, so the work is linear in the quotes and in the
    pairs that are taken.
    """
    for step, key in enumerate(_NEARNESS):
        near: dict[object, list[Stance]] = {}
        for other in others:
            near.setdefault(key(other), []).append(other)
        near.pop(None, None)
        for one in ones:
            for other in near.get(key(one), ()):
                if not any(_is_near(one, other, earlier) for earlier in _NEARNESS[:step]):
                    yield one, other


def _is_near(one: Stance, other: Stance, key: _Key) -> bool:
    shared = key(one)
    return shared is not None and shared == key(other)


def _within_paper(ones: Sequence[Stance], others: Sequence[Stance]) -> int:
    papers = Counter(other.paper for other in others)
    return sum(papers[one.paper] for one in ones)


def _cut_notes(listed: int, total: int) -> Iterator[str]:
    if listed < total:
        yield f"only {listed:,} of {total:,} are kept; most=None keeps them all"


def _unsigned_notes(
    corpus: Corpus,
    spoken: Counter[FactorKey],
    by_key: dict[FactorKey, dict[Value, list[Stance]]],
) -> Iterator[str]:
    """That a codebook without signs can have no conflict, so that none is not taken for peace."""
    silent = Counter[str]()
    for key, sides in by_key.items():
        if not corpus.codebooks[key[0]].signed and not any(sides.values()):
            silent[key[0]] += spoken[key]
    for ref, quotes in silent.items():
        yield (
            f"{ref} records presence only, no sign, so its {counted(quotes, 'mark')} here cannot "
            "stand against each other; who disagrees is in the words of the quotes"
        )


def _difference(pair: Conflict) -> str:
    parts = [
        f"{each.aspect}: {', '.join(pair.one.about(each.aspect))} / "
        f"{', '.join(pair.other.about(each.aspect))}"
        for each in pair.differs
        if each.aspect in _TOLD
    ]
    unknown = [aspect for aspect in pair.unknown if aspect in _TOLD]
    parts += [f"unknown: {', '.join(unknown)}"] if unknown else []
    return "; ".join(parts) or "in nothing that is known"
