"""Proofs and mended words, chosen for the records."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kb.corpus import Corpus
from kb.matching.proof import quote_digest
from kb.model.paper import Verification
from kb.verify.compare import Compared, compare, signed
from kb.verify.mend import mended_text, turning_words, why_unmended
from kb.verify.verdict import Verdict, recorded_verdict
from kb.verify.work import Report
from kb.verify.writing import QuoteChange

TRUSTED = "The file was taken for the paper by the one who compared."
"""What the record says where a person vouched for the file."""


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of a near miss.

    Attributes:
        ref: the quote.
        text: its new text; None where it has to be mended by hand.
        turning: the words of the difference that turn or narrow what it says.
        why: why it has to be mended by hand; empty where it has not.
        found: the source's words.
    """

    ref: str
    text: str | None
    turning: tuple[str, ...]
    why: str
    found: str


@dataclass
class Recorder:
    """What one run writes, and for whom.

    Attributes:
        corpus: the records.
        root: their folder.
        by: the coder who compares; None when nobody is named, so that no proof is written.
        renew: write a proof although the record has one that fits.
        confirmed: for each quote's full name what a person saw who confirms its match.
        given_up: for each quote's full name why it does not match.
    """

    corpus: Corpus
    root: Path
    by: str | None
    renew: bool = False
    confirmed: Mapping[str, str] = field(default_factory=dict)
    given_up: Mapping[str, str] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def mended(self, report: Report) -> tuple[Report, list[Mending]]:
        """A report after its near misses were mended, and what became of each."""
        made: list[Mending] = []
        compared: list[Compared] = []
        for one in report.compared:
            is_open = one.match.status == "near-miss" and report.problem is None
            if not is_open or report.prepared is None or report.source is None:
                compared.append(one)
                continue
            text = mended_text(one.quote.text, one.match, report.prepared)
            why = why_unmended(one.match) if text is None else ""
            turning = tuple(turning_words(one.match.diff))
            made.append(Mending(one.ref, text, turning, why, one.match.found))
            if text is None:
                compared.append(one)
                continue
            self._texts[one.ref] = text
            quote = one.quote.model_copy(update={"text": text})
            rows = [(one.paper, one.index, quote)]
            compared.extend(compare(rows, one.level, report.source, report.prepared))
        return replace(report, compared=tuple(compared)), made

    def changes(self, reports: Sequence[Report]) -> dict[str, list[QuoteChange]]:
        """What to change in which file, for the best proof that the reports have of each quote."""
        best: dict[str, tuple[Compared, Verification | None]] = {}
        for report in reports:
            for one in report.compared if report.problem is None else ():
                verification = self._verification(one, report)
                known = best.get(one.ref)
                if known is None or _is_better(verification, known[1]):
                    best[one.ref] = (one, verification)
        files: dict[str, list[QuoteChange]] = {}
        for ref, (one, verification) in sorted(best.items()):
            if verification is None and ref not in self._texts:
                continue
            read = one.paper.quotes[one.index]
            change = QuoteChange(one.paper.id, read, self._texts.get(ref), verification)
            files.setdefault(self.corpus.files[("paper", one.paper.id)], []).append(change)
        return files

    def unsigned(self, reports: Sequence[Report]) -> int:
        """How many proofs cannot be written since nobody is named, or no person who could say that
        the file is the paper."""
        return sum(
            one.is_to_write and one.match.passes
            for report in reports
            for one in report.compared
            if report.problem is None
            and (self.by is None or (report.is_trusted and self.is_program))
        )

    def settles(self, report: Report) -> bool:
        """Whether every quote of a report passes, or is confirmed or given up."""
        if report.problem is not None:
            return False
        return all(one.match.passes or self.verdict(one) for one in report.compared)

    def verdict(self, one: Compared) -> Verdict:
        """What a person has said of a quote that does not pass: now or before."""
        if one.match.passes:
            return Verdict()
        if self._is_confirmed(one):
            return Verdict(confirmed=self.confirmed[one.ref], by=self.by)
        if one.ref in self.given_up and self._may_give_up(one):
            return Verdict(reason=self.given_up[one.ref], by=self.by)
        return recorded_verdict(one)

    def _verification(self, one: Compared, report: Report) -> Verification | None:
        if self.by is None:
            return None
        today = datetime.date.today().isoformat()
        if one.ref in self.given_up and not one.match.passes and self._may_give_up(one):
            return Verification(
                level="unverified",
                reason=self.given_up[one.ref],
                by=self.by,
                date=today,
                file=report.source.sha256 if report.source else None,
                quote=quote_digest(one.quote.text),
            )
        words = self.confirmed[one.ref] if self._is_confirmed(one) else None
        is_unconfirmed = one.match.status == "needs-confirmation" and words is None
        if is_unconfirmed or (report.is_trusted and self.is_program):
            return None
        if report.is_trusted:
            words = f"{words} {TRUSTED}" if words else TRUSTED
        return signed(one, self.by, today, words) if self._is_wanted(one, words) else None

    def _is_wanted(self, one: Compared, words: str | None) -> bool:
        """Whether a proof takes the place of what the record says."""
        if one.is_to_write:
            return True
        known = one.quote.verification
        if known is None or one.proof is None or one.standing == "better-known":
            return False
        is_again = self._is_confirmed(one) and known.confirmed != words
        is_by_program = known.confirmed is not None and self._is_program(known.by)
        return self.renew or (one.standing == "repeated" and (is_again or is_by_program))

    def remarks(self, reports: Sequence[Report]) -> Iterator[str]:
        """What was said of quotes, as sentences: what it does, or why it has no effect."""
        serving = [report for report in reports if report.problem is None]
        compared = {one.ref: one for report in serving for one in report.compared}
        for ref in (*self.confirmed, *self.given_up):
            one = compared.get(ref)
            if one is None and not serving:
                yield f"nothing is recorded of {ref}: the file cannot serve"
            elif one is None:
                yield f"{ref} was not compared with this file"
            elif ref in self.given_up:
                yield from self._on_giving_up(one)
            else:
                yield from self._on_confirming(one)
        for one in compared.values() if self.renew else ():
            known = one.quote.verification
            is_open = one.match.status == "needs-confirmation" and one.ref not in self.confirmed
            if is_open and known is not None and known.confirmed and one.proof is not None:
                yield f"{one.ref} was confirmed before: --renew renews it only with --confirm"

    def _on_giving_up(self, one: Compared) -> Iterator[str]:
        if one.match.passes:
            yield f"{one.ref} passes, so that it is not given up"
        elif not self._may_give_up(one):
            yield f"{one.ref} was verified before, and keeps that: to drop it say --renew"

    def _on_confirming(self, one: Compared) -> Iterator[str]:
        known = one.quote.verification
        if one.match.status != "needs-confirmation":
            yield f"{one.ref} is {one.match.status}: there is nothing to confirm"
        elif one.proof is None:
            yield f"{one.ref} has no place in this file's text, so that no proof can be written"
        elif one.standing == "better-known":
            yield f"{one.ref} keeps what it has, which says more than this file can"
        elif one.standing == "another-file" and not self.renew:
            yield f"{one.ref} keeps the proof of another file: to replace it say --renew"
        else:
            reasons = "; ".join(one.match.reasons)
            yield f"{one.ref} is confirmed by {self.by}: {self.confirmed[one.ref]} ({reasons})"
            if known is not None and known.confirmed and one.standing != "edited":
                signature = Verdict(by=known.by, date=known.date).signature
                yield f"{one.ref}: this replaces what was seen before: {known.confirmed}{signature}"

    def _may_give_up(self, one: Compared) -> bool:
        known = one.quote.verification
        has_proof = known is not None and known.level != "unverified"
        return self.renew or not has_proof or one.standing in ("edited", "stale")

    @property
    def is_program(self) -> bool:
        """Whether no person stands for what is written."""
        return self.by is None or self._is_program(self.by)

    @property
    def _programs(self) -> set[str]:
        return {person.id for person in self.corpus.people.values() if person.program}

    def _is_program(self, coder: str | None) -> bool:
        return coder is not None and coder in self._programs

    def _is_confirmed(self, one: Compared) -> bool:
        is_open = one.match.status == "needs-confirmation"
        return is_open and one.ref in self.confirmed and not self.is_program


def _is_better(new: Verification | None, old: Verification | None) -> bool:
    order = ("full-text", "abstract", "secondary", "unverified")
    if new is None or old is None:
        return old is None
    return order.index(new.level) < order.index(old.level)


__all__ = ["Mending", "Recorder"]
