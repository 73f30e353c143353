"""What the quotes say about a factor, in words that claim no more than they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.ids import quote_ref
from kb.ledger import CHECKED, NOT_COMPARED, STANDINGS, Entry
from kb.site.crossings import Coded, FactorKey
from kb.site.press import Press
from kb.site.words import NOT_ASSESSED, VALUES, count, listing

FEW = 6
"""Up to so many quotes are all shown at once; of more, some are put forward."""

_SIGNS = ("positive", "negative", "mixed")
_ON_A_SIDE, _UNSIGNED = 2, 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What the quotes say about one factor.

    Attributes:
        speaking: the quotes that speak to it, by value, in the order of `VALUES`.
        absent: in how many quotes it was looked for and is not there.
        not_assessed: in how many quotes nobody has looked for it, though their papers are coded.
        uncoded: the papers with quotes that are not coded under the factor's codebook at all.
        papers: from how many papers the quotes are that speak to it.
        found: of how many of these the words were found in a source.
        first_hand: of how many of these they were found in their own paper or its abstract.
        sides: the quotes to put forward, by value: those whose words were checked best, newest
            first, one for each paper; empty where all can be shown at once.
    """

    speaking: Mapping[str, Sequence[Coded]]
    absent: int
    not_assessed: int
    uncoded: Sequence[str]
    papers: int
    found: int
    first_hand: int
    sides: Mapping[str, Sequence[Coded]]

    @property
    def spoken(self) -> int:
        """How many quotes speak to it."""
        return sum(map(len, self.speaking.values()))

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Every value that some quote has, with the number of quotes; not assessed last."""
        found = [(value, len(coded)) for value, coded in self.speaking.items()]
        found += [("absent", self.absent), (NOT_ASSESSED, self.not_assessed)]
        return tuple((value, number) for value, number in found if number)

    @property
    def sentence(self) -> str:
        """The answer in a sentence or two."""
        if not self.spoken:
            if not self.absent:
                return "Nobody has looked for it in a quote yet."
            return f"No quote speaks to it; it was looked for in {count(self.absent, 'quote')}."
        speak = "speaks" if self.spoken == 1 else "speak"
        head = f"{count(self.spoken, 'quote')} in {count(self.papers, 'paper')} {speak} to it"
        if list(self.speaking) == ["present"]:
            return f"{head}. Whether it helps or harms was not judged."
        return f"{head}: {self.tally}."

    @property
    def tally(self) -> str:
        """The quotes that speak to it, by value: ``3 positive and 1 negative``."""
        return listing([f"{len(coded):,} {value}" for value, coded in self.speaking.items()])

    @property
    def doubts(self) -> tuple[str, ...]:
        """What the numbers do not say, a sentence each."""
        said = []
        if self.not_assessed:
            quotes = count(self.not_assessed, "quote")
            said.append(f"In {quotes} nobody has looked for it: these may speak to it or not.")
        if self.spoken and not self.first_hand:
            said.append(
                "None of the quotes that speak to it was found in its own paper by a check; before "
                "you build on the exact words, open the paper."
            )
        elif self.spoken > self.first_hand:
            said.append(
                f"{self.first_hand:,} of the {count(self.spoken, 'quote')} that speak to it "
                f"{'was' if self.first_hand == 1 else 'were'} found in "
                f"{'its' if self.first_hand == 1 else 'their'} own paper by a check."
            )
        if self.spoken and "present" in self.speaking:
            said.append(
                "A quote that is present is no vote for the factor: it can report help, harm or no "
                "difference, and its words say which."
            )
        if self.spoken:
            said.append(
                "The quotes are a selection. Their number says how much is quoted here, not how "
                "strong an effect is."
            )
        return tuple(said)


def sides_title(answer: Answer) -> str:
    """The heading above the quotes that are put forward."""
    return "In the authors' words" if "present" in answer.sides else "For and against"


def sides_note(answer: Answer) -> str:
    """How the quotes that are put forward were chosen."""
    if not answer.found:
        return "None was compared with a source. Here are the newest, one for each paper."
    return (
        "Here are the quotes whose words were checked best, the newest first, one for each paper."
    )


def build_answer(press: Press, key: FactorKey, *, with_sides: bool = True) -> Answer:
    """What the quotes say about a factor.

    Args:
        press: holds the corpus with its references.
        key: the factor's codebook and id.
        with_sides: whether quotes are to be put forward.
    """
    found = press.crossings.speaking[key]
    speaking = {value: found[value] for value in VALUES if found.get(value)}
    every = [coded for group in speaking.values() for coded in group]
    absent = len(press.crossings.absent[key])
    uncoded = _uncoded(press, key[0])
    quotes = len(press.corpus.quotes) - sum(uncoded.values())
    standings = [_entry(press, coded) for coded in every]
    return Answer(
        speaking=speaking,
        absent=absent,
        not_assessed=max(quotes - absent - len(every), 0),
        uncoded=tuple(uncoded),
        papers=len({paper.id for paper, _, _ in every}),
        found=sum(entry is not None and entry.standing in CHECKED for entry in standings),
        first_hand=sum(
            entry is not None and entry.standing in ("full-text", "abstract") for entry in standings
        ),
        sides=_sides(press, speaking) if with_sides and len(every) > FEW else {},
    )


def _uncoded(press: Press, codebook: str) -> dict[str, int]:
    """How many quotes each paper has that is not coded under a codebook."""
    known = press.corpus.quotes
    return {
        paper.id: sum(quote_ref(paper.id, quote.id) in known for quote in paper.quotes)
        for paper in press.corpus.papers.values()
        if paper.quotes and codebook not in paper.coding
    }


def _sides(press: Press, speaking: Mapping[str, Sequence[Coded]]) -> dict[str, list[Coded]]:
    signed = [value for value in _SIGNS if value in speaking]
    wanted, each = (signed, _ON_A_SIDE) if signed else (["present"], _UNSIGNED)
    return {value: _best(press, speaking[value], each) for value in wanted}


def _best(press: Press, quotes: Sequence[Coded], number: int) -> list[Coded]:
    """The quotes that were checked best, newest first, no two from one paper."""
    chosen: dict[str, Coded] = {}
    for coded in sorted(quotes, key=lambda coded: _rank(press, coded)):
        chosen.setdefault(coded[0].id, coded)
        if len(chosen) == number:
            break
    return list(chosen.values())


def _rank(press: Press, coded: Coded) -> tuple[int, int, str]:
    entry = _entry(press, coded)
    standing = entry.standing if entry else NOT_COMPARED
    return STANDINGS.index(standing), -coded[0].year, quote_ref(coded[0].id, coded[1].id)


def _entry(press: Press, coded: Coded) -> Entry | None:
    return press.entries.get(quote_ref(coded[0].id, coded[1].id))
