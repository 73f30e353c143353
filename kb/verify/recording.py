"""Proofs and mended words, written to the records."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kb.corpus import Corpus
from kb.matching.proof import quote_digest
from kb.model.paper import Paper, Verification
from kb.store.layout import read_bytes
from kb.store.write import write_atomically
from kb.verify.compare import Compared, compare, signed
from kb.verify.mend import mended_text
from kb.verify.work import Report
from kb.yamlio.edit import Change, edit_yaml
from kb.yamlio.limits import MAX_BYTES


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

    def mended(self, report: Report) -> tuple[Report, dict[str, str], list[str]]:
        """A report after its near misses were mended; the new texts; and the quotes that stay."""
        texts: dict[str, str] = {}
        left: list[str] = []
        compared: list[Compared] = []
        for one in report.compared:
            text = None
            if one.match.status == "near-miss" and report.prepared and report.problem is None:
                text = mended_text(one.quote.text, one.match, report.prepared)
                if text is None:
                    left.append(one.ref)
            if text is None or report.source is None:
                compared.append(one)
                continue
            texts[one.ref] = text
            quote = one.quote.model_copy(update={"text": text})
            rows = [(one.paper, one.index, quote)]
            compared.extend(compare(rows, one.level, report.source, report.prepared))
        self._texts.update(texts)
        return replace(report, compared=tuple(compared)), texts, left

    def changes(self, reports: Sequence[Report]) -> dict[str, list[Change]]:
        """What to change in which file, for the best proof that the reports have of each quote."""
        best: dict[str, tuple[Compared, Verification | None]] = {}
        for report in reports:
            for one in report.compared if report.problem is None else ():
                verification = self._verification(one, report)
                known = best.get(one.ref)
                if known is None or _is_better(verification, known[1]):
                    best[one.ref] = (one, verification)
        files: dict[str, list[Change]] = {}
        for ref, (one, verification) in sorted(best.items()):
            changes = list(self._quote_changes(ref, one, verification))
            if changes:
                file = self.corpus.files[("paper", one.paper.id)]
                files.setdefault(file, []).extend(changes)
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
        """Whether every quote of a report passes, or is confirmed or given up in this run."""
        if report.problem is not None:
            return False
        return all(map(self.is_settled, report.compared))

    def is_settled(self, one: Compared) -> bool:
        """Whether a quote passes, or a person has said what they make of it: now or before."""
        return (
            one.match.passes
            or self._is_confirmed(one)
            or (one.ref in self.given_up and self._may_give_up(one))
            or _is_settled(one)
        )

    def write(self, file: str, changes: Sequence[Change]) -> bool:
        """Change a record's file in one step."""
        path = self.root / file
        data = edit_yaml(read_bytes(str(path), MAX_BYTES), Paper, changes)
        return write_atomically(path, data)

    def _quote_changes(
        self, ref: str, one: Compared, verification: Verification | None
    ) -> Iterator[Change]:
        at = ("quotes", one.index)
        if ref in self._texts:
            yield Change((*at, "text"), self._texts[ref])
        if verification is not None:
            said = verification.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
            yield Change((*at, "verification"), said)

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
        is_renewed = self.renew and one.proof is not None and one.standing != "better-known"
        if not (one.is_to_write or is_renewed):
            return None
        words = self.confirmed.get(one.ref) if self._is_confirmed(one) else None
        if report.is_trusted:
            trusted = "The file was taken for the paper by the one who compared."
            words = f"{words} {trusted}" if words else trusted
            if self.is_program or (one.match.status == "needs-confirmation" and words == trusted):
                return None
        return signed(one, self.by, today, words)

    def idle(self, reports: Sequence[Report]) -> list[str]:
        """What was said of quotes and had no effect, as sentences."""
        compared = {one.ref: one for report in reports for one in report.compared}
        said = []
        for ref in (*self.confirmed, *self.given_up):
            one = compared.get(ref)
            if one is None:
                said.append(f"{ref} was not compared with this file")
            elif ref in self.given_up and one.match.passes:
                said.append(f"{ref} passes, so that it is not given up")
            elif ref in self.given_up and not self._may_give_up(one):
                said.append(f"{ref} was verified before, and keeps that: to drop it say --renew")
            elif ref in self.confirmed and one.match.status != "needs-confirmation":
                said.append(f"{ref} is {one.match.status}: there is nothing to confirm")
        return said

    def _may_give_up(self, one: Compared) -> bool:
        known = one.quote.verification
        has_proof = known is not None and known.level != "unverified" and one.standing != "edited"
        return self.renew or not has_proof

    @property
    def is_program(self) -> bool:
        """Whether no person stands for what is written."""
        return self.by is None or self.corpus.people[self.by].program

    def _is_confirmed(self, one: Compared) -> bool:
        is_open = one.match.status == "needs-confirmation"
        return is_open and one.ref in self.confirmed and not self.is_program


def _is_settled(one: Compared) -> bool:
    """Whether the record says already what a person made of it, or why it does not match."""
    known = one.quote.verification
    if known is None or one.standing == "edited":
        return False
    is_confirmed = known.confirmed is not None and one.match.status == "needs-confirmation"
    return known.level == "unverified" or is_confirmed


def _is_better(new: Verification | None, old: Verification | None) -> bool:
    order = ("full-text", "abstract", "secondary", "unverified")
    if new is None or old is None:
        return old is None
    return order.index(new.level) < order.index(old.level)


__all__ = ["Recorder"]
