"""Faithful and altered quotes of the sentences of a paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tests.matching.mutations.documents import Document, Layout, Surroundings, wrap
from tests.matching.mutations.drafts import Draft
from tests.matching.mutations.kinds import Context
from tests.matching.mutations.plain import escape, plain, stands, without_markup
from tests.matching.mutations.suite import ALTERED, FAITHFUL
from tests.matching.typeset.passages import Paragraph

_HEAD = "A. Made-Up and B. Invented"
_QUOTED = frozenset(kind.name for kind in FAITHFUL if kind.make.__module__.endswith("_quote"))
"""The faithful kinds that change the quote and leave the paper as it is."""
_MARGIN = 8
"""So many sentences at the ends of a paper are not altered: they lack neighbours."""

_NEIGHBOURS = {"two sentences", "sentence left out", "two passages"}
"""Those of them that take the next sentences in."""


@dataclass(frozen=True)
class Quote:
    """A quote of a sentence.

    Attributes:
        kind: what was done to it.
        text: as a record would have it, with markup.
        sentence: the sentence.
    """

    kind: str
    text: str
    sentence: str


def faithful_quotes(paper: Sequence[Paragraph], rng: Random, each: int = 2) -> Iterator[Quote]:
    """Every sentence as it stands, and some faithful changes of it that pass unattended."""
    made: Counter[str] = Counter()
    kinds = [kind for kind in FAITHFUL if kind.name in _QUOTED and kind.right != "confirm"][1:]
    for sentence, around in _sentences(paper):
        yield Quote("as it stands", escape(sentence), sentence)
        draft = Draft(escape(sentence), sentence, around, Layout())
        done = 0
        for kind in sorted(kinds, key=lambda kind: made[kind.name]):
            if done == each:
                break
            if kind.name in _NEIGHBOURS and len(around.after) < 3:
                continue
            new = kind.make(draft, rng)
            if new is not None:
                done += 1
                made[kind.name] += 1
                yield Quote(kind.name, new.quote, sentence)


def altered_quotes(
    paper: Sequence[Paragraph], text: str, rng: Random, each: int = 10
) -> Iterator[Quote]:
    """Altered quotes of every sentence, of the kinds for which the paper needs no other setting.

    Args:
        paper: the paper.
        text: what its file says.
        rng: the source of chance.
        each: how many to make of each sentence.
    """
    made: Counter[str] = Counter()
    said = [passage.sentence for paragraph in paper for passage in paragraph]
    flat = " ".join(said)
    for at, sentence in enumerate(said[_MARGIN:-_MARGIN], start=_MARGIN):
        around = Surroundings(
            before=tuple(said[at - 2 : at]),
            after=tuple(said[at + 1 : at + 4]),
            earlier=tuple(said[at - _MARGIN : at - 2]),
            later=tuple(said[at + 4 : at + _MARGIN]),
            head=_HEAD,
        )
        document = Document(text, flat, tuple(wrap(sentence, 50)))
        context = Context(sentence, around, Layout(), document)
        done = 0
        for kind in sorted(ALTERED, key=lambda kind: made[kind.name]):
            if done == each:
                break
            for mutant in kind.make(sentence, context, rng):
                words = plain(without_markup(mutant.quote))
                is_there = mutant.checked and stands(words, document.plain)
                if mutant.document is None and not is_there:
                    done += 1
                    made[kind.name] += 1
                    yield Quote(kind.name, mutant.quote, sentence)
                    break


def _sentences(paper: Sequence[Paragraph]) -> Iterator[tuple[str, Surroundings]]:
    """Each sentence, with those of its own paragraph around it."""
    for paragraph in paper:
        said = [passage.sentence for passage in paragraph]
        for at, sentence in enumerate(said):
            yield sentence, Surroundings(tuple(said[:at]), tuple(said[at + 1 :]), (), (), _HEAD)
