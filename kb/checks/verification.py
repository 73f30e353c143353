"""What a quote's `verification` claims, and whether that still fits the quote."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.survey import Row, Survey
from kb.findings import Finding
from kb.model.paper import Verification

_PROOF = ("match", "extractor", "file", "passage", "neighbourhood", "quote", "by", "date")
"""What every level but `unverified` rests on."""

_NO_PROOF = ("match", "passage")
"""What nobody can have of a quote that was not found."""


def stale_proofs(survey: Survey) -> Iterator[Finding]:
    """KB431, KB432: the digests of a verification are not those of the quote as it stands."""
    rows = _verified(survey)
    if not rows:
        return
    # Loaded where a quote was verified, so that others never pay for it.
    from kb.matching.proof import passage_digest, quote_digest

    for row, verification in rows:
        text = row[3].text
        if verification.quote not in (None, quote_digest(text)):
            yield found(
                "KB431",
                survey.quote_place(row, "text"),
                f"the text of {_name(row)} was edited since it was verified",
                _verify_again(row),
            )
        elif verification.passage is not None:
            passage = passage_digest(text)
            if passage is None:
                yield found(
                    "KB432",
                    survey.quote_place(row, "verification", "passage"),
                    f"{_name(row)} has the digest of a passage, and its words can match nothing",
                    f"correct the quote and {_verify_again(row)}; `kb verify` says what is wrong",
                )
            elif passage != verification.passage:
                yield found(
                    "KB432",
                    survey.quote_place(row, "verification", "passage"),
                    f"the words of {_name(row)} do not give this digest of its passage",
                    _verify_again(row),
                )


def unproved_levels(survey: Survey) -> Iterator[Finding]:
    """KB433: a level without what it rests on, or `unverified` without a reason or with a proof."""
    for row, verification in _verified(survey):
        for fault, remedy in _faults(row, verification):
            at = survey.quote_place(row, "verification", "level")
            yield found("KB433", at, f"{_name(row)} is {verification.level} {fault}", remedy)


def _faults(row: Row, verification: Verification) -> Iterator[tuple[str, str]]:
    if verification.level != "unverified":
        missing = [name for name in _PROOF if getattr(verification, name) is None]
        if missing:
            yield f"without {_listed(missing)}", _verify_again(row)
        return
    if verification.reason is None:
        yield "without a reason", "say under `reason` why it could not be verified"
    held = [name for name in _NO_PROOF if getattr(verification, name) is not None]
    if held:
        yield f"with {_listed(held)}", f"remove {_listed(held)}, or {_verify_again(row)}"


def secondary_without_via(survey: Survey) -> Iterator[Finding]:
    """KB434: a quote was verified in the paper that quotes it, which `via` does not name."""
    for row, verification in _verified(survey):
        if verification.level == "secondary" and row[3].via is None:
            yield found(
                "KB434",
                survey.quote_place(row, "verification", "level"),
                f"{_name(row)} is secondary, and no `via` says from which paper it was taken",
                f"add `via`; if it was compared with its own paper, {_verify_again(row)}",
            )


def unconfirmed_matches(survey: Survey) -> Iterator[Finding]:
    """KB435: a match that a person has to confirm was confirmed by nobody, or by a program."""
    people = survey.corpus.people
    for row, verification in _verified(survey):
        person = people.get(verification.by or "")
        if verification.confirmed is None:
            if verification.match == "needs-confirmation":
                yield found(
                    "KB435",
                    survey.quote_place(row, "verification", "match"),
                    f"nobody confirmed the match of {_name(row)}",
                    f"look at the paper, and {_verify_again(row)}",
                )
        elif person is not None and person.program:
            yield found(
                "KB435",
                survey.quote_place(row, "verification", "by"),
                f"{_name(row)} was confirmed by {person.id}, which is a program",
                "name the person who looked at the paper, or remove `verification`",
            )


def _verified(survey: Survey) -> list[tuple[Row, Verification]]:
    """The quotes in use that have a verification."""
    return [
        (row, row[3].verification)
        for row in survey.names.verified
        if row[3].verification and row[2].deprecated is None and row[3].deprecated is None
    ]


def _name(row: Row) -> str:
    return f"{row[0]}/{row[3].id}"


def _verify_again(row: Row) -> str:
    return f"run `kb verify {row[0]} --source FILE`, or remove `verification`"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


__all__ = ["secondary_without_via", "stale_proofs", "unconfirmed_matches", "unproved_levels"]
