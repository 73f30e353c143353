"""Two quotes that give a factor opposite values, held against each other aspect by aspect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from kb.frames.coded import Coded, Domains, setting_of
from kb.model.record import Code, Value
from kb.text import format_plain

Aspect = Literal[
    "source", "source_domain", "source_modality", "target", "target_domain", "target_modality",
    "models", "year", "coders",
]  # fmt: skip
ASPECTS: Final[tuple[Aspect, ...]] = (
    "source", "source_domain", "source_modality", "target", "target_domain", "target_modality",
    "models", "year", "coders",
)  # fmt: skip
"""In what two quotes are compared, in the order in which it is told."""

SIGNS: Final[tuple[Value, ...]] = ("positive", "negative", "mixed")
"""The values that can stand against each other."""


@dataclass(frozen=True)
class Stance:
    """A quote that gives a factor a value with a sign.

    Attributes:
        codebook: the codebook.
        factor: the factor.
        value: ``positive``, ``negative`` or ``mixed``.
        quote: the quote's reference, ``ribeiro2017/q3``.
        paper: its paper.
        term: the author's own words for the factor, or None.
        text: the quote's words.
        source: ids of source datasets: those that the quote names, else those of its paper.
        source_domain: their domains.
        source_modality: their modalities.
        target: ids of target datasets, likewise.
        target_domain: their domains.
        target_modality: their modalities.
        models: ids of architectures, likewise.
        year: the paper's year, as a word in a tuple like the others.
        coders: ids of those who agreed on the value.
        inferred: which of ``source``, ``target`` and ``models`` were taken from what the paper
            studies, because the quote names none.
    """

    codebook: str
    factor: str
    value: Value
    quote: str
    paper: str
    term: str | None
    text: str
    source: tuple[str, ...]
    source_domain: tuple[str, ...]
    source_modality: tuple[str, ...]
    target: tuple[str, ...]
    target_domain: tuple[str, ...]
    target_modality: tuple[str, ...]
    models: tuple[str, ...]
    year: tuple[str]
    coders: tuple[str, ...]
    inferred: tuple[str, ...]

    def about(self, aspect: Aspect) -> tuple[str, ...]:
        """What is known of one aspect, sorted; empty where nothing is."""
        names: tuple[str, ...] = getattr(self, aspect)
        return tuple(sorted(names))


class Difference(NamedTuple):
    """One aspect in which two quotes differ.

    Attributes:
        aspect: one of `ASPECTS`.
        one: what only the first quote has.
        other: what only the second has.
        shared: what both have.
    """

    aspect: Aspect
    one: tuple[str, ...]
    other: tuple[str, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Conflict:
    """Two quotes that give one factor opposite values.

    Attributes:
        one: the quote whose value comes first in ``positive, negative, mixed``.
        other: the quote that stands against it.
        differs: in what they differ.
        same: the aspects in which they agree.
        unknown: the aspects of which nothing is known for one of them.
    """

    one: Stance
    other: Stance
    differs: tuple[Difference, ...]
    same: tuple[Aspect, ...]
    unknown: tuple[Aspect, ...]

    def __repr__(self) -> str:
        one, other = self.one, self.other
        parts = [f"{one.quote} is {one.value} on {one.factor}, {other.quote} {other.value}"]
        parts += [
            f"{each.aspect}: {_words(each.one)} / {_words(each.other)}" for each in self.differs
        ]
        parts += [f"{_words(self.same)} the same"] if self.same else []
        parts += [f"unknown {_words(self.unknown)}"] if self.unknown else []
        return f"<{'; '.join(parts)}>"

    @property
    def within_paper(self) -> bool:
        """Whether one paper says both."""
        return self.one.paper == self.other.paper

    @property
    def years_apart(self) -> int:
        """How many years lie between the two papers."""
        return abs(int(self.one.year[0]) - int(self.other.year[0]))


def stance_of(coded: Coded, code: Code, domains: Domains) -> Stance:
    """The stance of a quote that was given ``code``."""
    paper, quote = coded.paper, coded.quote
    setting = setting_of(paper, quote)
    return Stance(
        *coded.key,
        value=code.value,
        quote=coded.ref,
        paper=paper.id,
        term=code.term,
        text=format_plain(quote.text),
        source=setting.source,
        source_domain=domains.domains(setting.source),
        source_modality=domains.modalities(setting.source),
        target=setting.target,
        target_domain=domains.domains(setting.target),
        target_modality=domains.modalities(setting.target),
        models=setting.models,
        year=(str(paper.year),),
        coders=paper.coding[coded.key[0]].coders,
        inferred=setting.inferred,
    )


def _words(names: Sequence[str]) -> str:
    return ", ".join(names) or "-"


def conflict_of(one: Stance, other: Stance) -> Conflict:
    """Two stances, compared."""
    differs: list[Difference] = []
    same: list[Aspect] = []
    unknown: list[Aspect] = []
    for aspect in ASPECTS:
        left, right = one.about(aspect), other.about(aspect)
        if not left or not right:
            unknown.append(aspect)
        elif set(left) == set(right):
            same.append(aspect)
        else:
            differs.append(
                Difference(
                    aspect,
                    tuple(name for name in left if name not in right),
                    tuple(name for name in right if name not in left),
                    tuple(name for name in left if name in right),
                )
            )
    return Conflict(one, other, tuple(differs), tuple(same), tuple(unknown))
