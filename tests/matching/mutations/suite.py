"""Running the cases past a judge, and the report of what it got wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.matching.mutations.cases import Case, iter_cases, sentences_of
from tests.matching.mutations.drafts import FAITHFUL
from tests.matching.mutations.kinds import ALTERED
from tests.matching.mutations.sentences import make_sentences

__all__ = [
    "ALTERED",
    "FAITHFUL",
    "PASSING",
    "Case",
    "Judge",
    "Report",
    "iter_cases",
    "make_sentences",
    "run",
    "sentences_of",
]

Judge = Callable[[str, str], str]
"""Gives the status of a match, from the quote and the source."""
PASSING = ("exact", "exact-across-break")


@dataclass
class Report:
    """What a judge said.

    Attributes:
        cases: how many cases there were, by group and kinds.
        wrong: how many were answered wrongly, by group and kinds.
        accepted: the altered quotes that passed unattended.
        rejected: the faithful quotes that got a wrong answer, with it.
        asked: how many of the faithful ones a person was rightly asked about.
        statuses: how often each answer was given, by group.
    """

    cases: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    accepted: list[tuple[Case, str]] = field(default_factory=list)
    rejected: list[tuple[Case, str]] = field(default_factory=list)
    asked: int = 0
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, group: str) -> int:
        """How many cases a group has."""
        return sum(number for (of, _), number in self.statuses.items() if of == group)

    @property
    def rejection(self) -> float:
        """The share of faithful quotes that got a wrong answer."""
        return len(self.rejected) / max(1, self.count("faithful"))

    def by_kind(self, group: str) -> dict[str, tuple[int, int]]:
        """For each kind how many cases, alone and in pairs, and how many got a wrong answer."""
        kinds = [kind.name for kind in (ALTERED if group == "altered" else FAITHFUL)]
        return {kind: (self.cases[group, kind], self.wrong[group, kind]) for kind in kinds}


def run(cases: Iterable[Case], judge: Judge) -> Report:
    """Ask the judge about every case.

    A faithful case of two kinds counts for both in the numbers by kind.
    """
    report = Report()
    for case in cases:
        status = judge(case.quote, case.source)
        report.statuses[case.group, status] += 1
        right = status in case.right
        for kind in case.kinds:
            report.cases[case.group, kind] += 1
            report.wrong[case.group, kind] += not right
        if right:
            report.asked += case.group == "faithful" and status == "needs-confirmation"
        elif case.group == "altered":
            report.accepted.append((case, status))
        else:
            report.rejected.append((case, status))
    return report
