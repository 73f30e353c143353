"""The cases: every kind of altered and faithful quote, made from sentences in documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Literal

from kb.text import parse_passages
from tests.matching.mutations import (  # noqa: F401  (they fill the lists)
    altered_breaks,
    altered_disguised,
    altered_edges,
    altered_gaps,
    altered_letters,
    altered_numbers,
    altered_words,
    faithful_quote,
    faithful_source,
)
from tests.matching.mutations.documents import Surroundings, lay_out, random_layout
from tests.matching.mutations.drafts import FAITHFUL, Draft, FaithfulKind, Right
from tests.matching.mutations.kinds import ALTERED, AlteredKind, Context, Mutant
from tests.matching.mutations.plain import escape, plain, stands, without_markup
from tests.matching.mutations.templates import LISTS

Group = Literal["altered", "faithful"]
_HEADS = ("A. MADE-UP AND B. INVENTED", "Transfer in Practice", "Invented Results 12 (2021)")


@dataclass(frozen=True, slots=True)
class Case:
    """A quote, a source, and what must be said of them.

    Attributes:
        kinds: the names of one kind, or of the two that are combined.
        group: whether the quote is altered or faithful.
        quote: as a record would have it, with markup.
        source: the text of the document.
        original: the sentence that was altered, or that is quoted.
        right: the answers that are right, as statuses of a match.
        checked: whether the words of the quote, without markup, stand nowhere in the document.
    """

    kinds: tuple[str, ...]
    group: Group
    quote: str
    source: str
    original: str
    right: tuple[str, ...]
    checked: bool = True

    @property
    def may_ask(self) -> bool:
        """Whether it is right to ask a person."""
        return "needs-confirmation" in self.right


_ALTERED_RIGHT = ("needs-confirmation", "near-miss", "not-found")
_RIGHT: dict[Right, tuple[str, ...]] = {
    "exact": ("exact",),
    "pass": ("exact", "exact-across-break"),
    "across": ("exact-across-break",),
    "confirm": ("needs-confirmation",),
}
_ALONE: list[tuple[FaithfulKind, ...]] = [(kind,) for kind in FAITHFUL]
_PAIRS: list[tuple[FaithfulKind, ...]] = [
    (first, second)
    for first, second in combinations(FAITHFUL, 2)
    if not (first.shapes and second.shapes) and "as it stands" not in (first.name, second.name)
]


def sentences_of(quote: str) -> tuple[str, ...]:
    """What a recorded quote says without a gap, as sentences of at least twelve words.

    Stretches that an omission, an insertion or a blank line parts and that are shorter than that
    are put together. One that does not end gets a full stop, since others follow it.
    """
    stretches: list[str] = []
    for passage in parse_passages(quote):
        said = "".join(run.text if run.kind == "verbatim" else "\n" for run in passage)
        stretches.extend(" ".join(part.split()).lstrip(",;:. ") for part in said.split("\n"))
    whole: list[str] = []
    for stretch in filter(None, stretches):
        if whole and min(len(whole[-1].split()), len(stretch.split())) < 12:
            whole[-1] = f"{whole[-1]} {stretch}"
        else:
            whole.append(stretch)
    return tuple(
        sentence if sentence[-1] in ".?!" else f"{sentence.rstrip(',;: ')}."
        for sentence in whole
        if len(sentence.split()) >= 12
    )


def iter_cases(
    quotes: Iterable[str],
    sentences: Sequence[str],
    seed: int = 0,
    altered_each: int = 26,
    faithful_each: int = 12,
) -> Iterator[Case]:
    """Cases from all recorded quotes and all sentences, the same for a seed.

    Args:
        quotes: texts of quotes, with markup.
        sentences: invented sentences; the neighbours of all passages are taken from them.
        seed: of all choices.
        altered_each: how many altered quotes to make of each sentence. The kinds that were made
            the least often come first, so that rare ones are not left behind.
        faithful_each: how many faithful ones, a third of them of one kind and the others of two.
    """
    recorded = [sentence for quote in quotes for sentence in sentences_of(quote)]
    made: Counter[tuple[str, ...]] = Counter()
    for at, sentence in enumerate((*recorded, *sentences)):
        rng = Random(f"{seed}/{at}")
        around = _surroundings(sentence, sentences, rng)
        yield from _altered(sentence, around, made, altered_each, rng)
        yield from _faithful(sentence, around, made, faithful_each, rng)


def _surroundings(sentence: str, sentences: Sequence[str], rng: Random) -> Surroundings:
    others = [other for other in rng.sample(sentences, 9) if other != sentence][:8]
    later = tuple(others[6 : rng.randrange(6, 8)])
    similar = _near_duplicate(sentence, rng)
    if similar != sentence and rng.random() < 0.3:
        later = (*later, similar)
    count = rng.randrange(1, 3)
    return Surroundings(
        before=tuple(others[:count]),
        after=tuple(others[2:5]),
        earlier=tuple(others[5:6]),
        later=later,
        head=rng.choice(_HEADS),
    )


def _near_duplicate(sentence: str, rng: Random) -> str:
    """The sentence with other nouns and adjectives."""
    for name in ("adj", "noun", "nouns"):
        pattern = rf"(?<![\w-])(?:{'|'.join(LISTS[name])})(?![\w-])"
        sentence = re.sub(pattern, lambda _, name=name: rng.choice(LISTS[name]), sentence)  # type: ignore[misc]  # a default
    return sentence


def _altered(
    sentence: str, around: Surroundings, made: Counter[tuple[str, ...]], most: int, rng: Random
) -> Iterator[Case]:
    layout = random_layout(rng)
    document = lay_out(sentence, around, layout)
    assert document is not None
    context = Context(sentence, around, layout, document)
    done = 0
    for kind in sorted(ALTERED, key=lambda kind: made[kind.name,]):
        if done == most:
            return
        mutant = _mutant(kind, context, rng)
        if mutant is None:
            continue
        done += 1
        made[kind.name,] += 1
        source = (mutant.document or document).text
        yield Case(
            (kind.name,), "altered", mutant.quote, source, sentence, _ALTERED_RIGHT, mutant.checked
        )


def _mutant(kind: AlteredKind, context: Context, rng: Random) -> Mutant | None:
    """The first quote of the kind that is truly altered."""
    sentence = _stretch(context.whole, rng) if rng.random() < 0.3 else context.whole
    for mutant in kind.make(sentence, context, rng):
        document = mutant.document or context.document
        if not mutant.checked or not stands(plain(without_markup(mutant.quote)), document.plain):
            return mutant
    return None


def _stretch(sentence: str, rng: Random) -> str:
    """Ten or more words of the sentence."""
    words = sentence.split()
    start = rng.randrange(len(words) - 9)
    return " ".join(words[start : rng.randrange(start + 10, len(words) + 1)])


def _faithful(
    sentence: str, around: Surroundings, made: Counter[tuple[str, ...]], most: int, rng: Random
) -> Iterator[Case]:
    singles = most // 3
    for choices, count in ((_ALONE, singles), (rng.sample(_PAIRS, 60), most - singles)):
        done = 0
        for kinds in sorted(choices, key=lambda kinds: made[tuple(k.name for k in kinds)]):
            if done == count:
                break
            case = _combined(kinds, sentence, around, rng)
            if case is not None:
                done += 1
                made[case.kinds] += 1
                yield case


def _combined(
    kinds: tuple[FaithfulKind, ...], sentence: str, around: Surroundings, rng: Random
) -> Case | None:
    draft = Draft(escape(sentence), sentence, around, random_layout(rng))
    original = sentence
    for kind in sorted(kinds, key=lambda kind: not kind.shapes):
        made = kind.make(draft, rng)
        if made is None:
            return None
        draft = made
        if kind.shapes:
            original = draft.passage
    document = lay_out(draft.passage, draft.around, draft.layout, draft.edit)
    if document is None:
        return None
    right = _worst(kinds)
    if right == "confirm" and _stands_elsewhere(draft):
        return None
    names = tuple(kind.name for kind in kinds)
    return Case(names, "faithful", draft.quote, document.text, original, _RIGHT[right])


def _stands_elsewhere(draft: Draft) -> bool:
    """Whether a near duplicate has all the words, and nothing that a person must see."""
    around = draft.around
    parts = [plain(without_markup(part)) for part in draft.quote.split("[...]")]
    others = plain(" ".join((*around.earlier, *around.before, *around.after, *around.later)))
    return all(part in others for part in parts)


def _worst(kinds: tuple[FaithfulKind, ...]) -> Right:
    """What is right for two kinds together."""
    rights = {kind.right for kind in kinds}
    if "confirm" in rights:
        return "confirm"
    if len(kinds) == 1 or rights == {"exact"}:
        return kinds[0].right
    return "pass"
