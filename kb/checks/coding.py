"""The judgements: under which codebook, which factor, which value, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kb.checks.found import found
from kb.checks.survey import Spot, Survey
from kb.corpus import Kind
from kb.findings import Finding, Place
from kb.ids import did_you_mean, split_codebook_ref
from kb.model.codebook import Codebook

_UNSIGNED = ("present", "absent")


def unknown_factors(survey: Survey) -> Iterator[Finding]:
    """KB202: a quote is coded with a factor that its codebook lacks."""
    books, factors = survey.corpus.codebooks, survey.corpus.factors
    wanted = {
        judged
        for judged in survey.names.judged
        if judged.codebook in books and (judged.codebook, judged.factor) not in factors
    }
    for spot in survey.spots(wanted):
        book, factor = books[spot.judged.codebook or ""], spot.judged.factor
        at = _place(survey, spot, on_key=True)
        yield found(
            "KB202",
            at,
            f"{_quote(survey, spot)} names the unknown factor {factor!r}",
            survey.propose("KB202", at, partial(_nearest_factor, factor, book)),
        )


def _nearest_factor(name: str, book: Codebook) -> str:
    return did_you_mean(name, [factor.id for factor in book.factors])


def unstated_codebooks(survey: Survey) -> Iterator[Finding]:
    """KB211: a quote is coded under a codebook that `coding` does not name."""
    wanted = {judged for judged in survey.names.judged if judged.codebook is None}
    seen: set[Place] = set()
    for spot in survey.spots(wanted):
        name = spot.judged.name
        at = survey.corpus.place(spot.judged.kind, spot.record, *spot.path[:-1], on_key=True)
        if at in seen:
            continue
        seen.add(at)
        known = [ref for ref in survey.known("codebook") if split_codebook_ref(ref)[0] == name]
        example = sorted(known)[-1] if known else f"{name}@1"
        yield found(
            "KB211",
            at,
            f"{_quote(survey, spot)} is coded under {name!r}, which `coding` does not name",
            f"add `{example}` to `coding`, or correct the name",
        )


def doubled_codebooks(survey: Survey) -> Iterator[Finding]:
    """KB212: `coding` names two major versions of one codebook."""
    holders: list[tuple[Kind, str, list[str]]] = [
        *(("paper", key, list(paper.coding)) for key, paper in survey.corpus.papers.items()),
        *(("coding", key, list(own.coding)) for key, own in survey.corpus.codings.items()),
    ]
    for kind, key, refs in holders:
        if len(refs) < 2:
            continue
        first: dict[str, str] = {}
        for ref in refs:
            other = first.setdefault(split_codebook_ref(ref)[0], ref)
            if other != ref:
                yield found(
                    "KB212",
                    survey.corpus.place(kind, key, "coding", ref, on_key=True),
                    f"`coding` names both {other} and {ref}",
                    "keep the version under which the codes were agreed",
                )


def disallowed_values(survey: Survey) -> Iterator[Finding]:
    """KB301: a code or an example has a sign although its codebook knows presence only."""
    unsigned = {ref for ref, book in survey.corpus.codebooks.items() if not book.signed}
    wanted = {
        judged
        for judged in survey.names.judged
        if judged.codebook in unsigned and judged.value not in _UNSIGNED
    }
    for spot in survey.spots(wanted):
        yield found(
            "KB301",
            _place(survey, spot),
            f"{_quote(survey, spot)} gives {spot.judged.factor!r} the value "
            f"{spot.judged.value!r}, but {spot.judged.codebook} is not signed",
            "write 'present' or 'absent'",
        )
    for ref in sorted(unsigned):
        for index, factor in enumerate(survey.corpus.codebooks[ref].factors):
            for position, example in enumerate(factor.examples):
                if example.value is not None and example.value not in _UNSIGNED:
                    at = ("factors", index, "examples", position, "value")
                    yield found(
                        "KB301",
                        survey.corpus.place("codebook", ref, *at),
                        f"an example of {factor.id!r} has the value {example.value!r}, but {ref} "
                        "is not signed",
                        "write 'present' or 'absent', or `signed: true` if its coders judge signs",
                    )


def coded_headings(survey: Survey) -> Iterator[Finding]:
    """KB302: a quote is coded with an abstract factor."""
    headings = {key for key, factor in survey.corpus.factors.items() if factor.abstract}
    wanted = {
        judged
        for judged in survey.names.judged
        if judged.codebook is not None and (judged.codebook, judged.factor) in headings
    }
    for spot in survey.spots(wanted):
        heading = spot.judged.factor
        book = survey.corpus.codebooks[spot.judged.codebook or ""]
        at = _place(survey, spot, on_key=True)
        yield found(
            "KB302",
            at,
            f"{_quote(survey, spot)} is coded with {heading!r}, which is a heading",
            survey.propose("KB302", at, partial(_factors_below, heading, book)),
        )


def _factors_below(heading: str, book: Codebook) -> str:
    below = [factor.id for factor in book.factors if heading in factor.broader]
    return f"use {' or '.join(below[:8])}" if below else "use a factor below it"


def needless_absences(survey: Survey) -> Iterator[Finding]:
    """KB303: `absent` is spelt out in a coding that is complete anyway."""
    wanted = {
        judged for judged in survey.names.judged if judged.complete and judged.value == "absent"
    }
    for spot in survey.spots(wanted):
        if spot.code.note is None:
            yield found(
                "KB303",
                _place(survey, spot, on_key=True),
                f"{spot.judged.factor!r} is absent already, since the coding is complete",
                "leave it out, or say in a note what is remarkable about it",
            )


def unjudged_quotes(survey: Survey) -> Iterator[Finding]:
    """KB306: a quote speaks to no factor of any codebook."""
    for row in survey.names.silent:
        _, _, paper, quote = row
        if paper.deprecated is not None or quote.deprecated is not None:
            continue
        if not any(note.kind == "remark" for note in quote.notes):
            yield found(
                "KB306",
                survey.quote_place(row),
                f"{row[0]}/{quote.id} speaks to no factor of any codebook",
                "code it, or say in a note of kind `remark` why it is kept",
            )


def unattended_programs(survey: Survey) -> Iterator[Finding]:
    """KB307: an agreed coding has programs for coders and no person."""
    programs = {name for name, person in survey.corpus.people.items() if person.program}
    if not programs:
        return
    for key, paper in survey.corpus.papers.items():
        for ref, statement in paper.coding.items():
            if programs.issuperset(statement.coders):
                yield found(
                    "KB307",
                    survey.corpus.place("paper", key, "coding", ref, "coders"),
                    f"{', '.join(statement.coders)} coded {key} under {ref}, and no person",
                    "add the person who reviewed it, or move it to codings/",
                )


def empty_statements(survey: Survey) -> Iterator[Finding]:
    """KB308: `coding` names a codebook under which no quote has a code."""
    for key, paper in survey.corpus.papers.items():
        if not paper.quotes:
            continue
        coded = {name for quote in paper.quotes for name in quote.codes}
        for ref, statement in paper.coding.items():
            if not statement.complete and split_codebook_ref(ref)[0] not in coded:
                yield found(
                    "KB308",
                    survey.corpus.place("paper", key, "coding", ref, on_key=True),
                    f"no quote of {key} has a code under {ref}",
                    "add the codes, say `complete: true`, or remove the statement",
                )


def _place(survey: Survey, spot: Spot, *, on_key: bool = False) -> Place:
    return survey.corpus.place(spot.judged.kind, spot.record, *spot.path, on_key=on_key)


def _quote(survey: Survey, spot: Spot) -> str:
    """What to call the quote of a judgement."""
    if spot.judged.kind == "coding":
        return f"quote {spot.path[1]}"
    index = spot.path[1]
    assert isinstance(index, int)  # noqa: S101 - the path of a quote is made so
    return f"quote {survey.corpus.papers[spot.record].quotes[index].id}"


__all__ = [
    "coded_headings",
    "disallowed_values",
    "doubled_codebooks",
    "empty_statements",
    "needless_absences",
    "unattended_programs",
    "unjudged_quotes",
    "unknown_factors",
    "unstated_codebooks",
]
