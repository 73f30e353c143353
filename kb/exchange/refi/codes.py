"""The code tree of a project: codebooks, their groups and factors, and a child code per value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import get_args

from kb.corpus import Corpus
from kb.exchange.refi.colours import code_colour
from kb.exchange.refi.guids import Guids, unique_names
from kb.exchange.refi.markup import element, text_element
from kb.exchange.refi.notes import note_references, notes_on
from kb.model.codebook import Codebook, Factor
from kb.model.record import Value
from kb.text import format_plain

VALUES: tuple[Value, ...] = get_args(Value)

_MEANINGS: dict[Value, str] = {
    "positive": "The quote says that more of it helps.",
    "negative": "The quote says that more of it harms.",
    "mixed": "The quote says that more of it both helps and harms.",
    "present": "The quote speaks to it; whether it helps or harms was not judged.",
    "absent": "It was looked for, and the quote does not speak to it.",
}


def iter_codes(corpus: Corpus, guids: Guids) -> Iterator[str]:
    """The code of every codebook, with all that stands under it.

    Factors can be used for coding, and so can their values; codebooks, groups and abstract factors
    cannot. No two codes have one name. The first line of a description is the name by which the
    knowledge base knows the code.
    """
    names = unique_names(_labels(corpus))
    numbers = count()
    for ref, codebook in corpus.codebooks.items():
        grouped: dict[str, list[str]] = {}
        for factor in codebook.factors:
            code = _factor_code(codebook, factor, guids, names, next(numbers))
            grouped.setdefault(factor.group or "", []).append(code)
        content = "\n".join(
            "\n".join(codes) if not group else _group_code(ref, group, codes, guids, names)
            for group, codes in grouped.items()
        )
        notes = notes_on(guids, guids.iris.record("codebook", ref), ref, codebook.notes)
        yield element(
            "Code",
            {
                "guid": guids.record("codebook", ref),
                "name": names[ref],
                "isCodable": "false",
            },
            text_element(
                "Description", f"{ref}\nVersion: {codebook.version}\n{codebook.description}"
            ),
            note_references(notes),
            f"\n{content}\n",
        )


def _labels(corpus: Corpus) -> dict[str, str]:
    labels: dict[str, str] = {}
    for ref, codebook in corpus.codebooks.items():
        labels[ref] = codebook.title
        for factor in codebook.factors:
            if factor.group:
                labels[_group_key(ref, factor.group)] = factor.group
            labels[f"{ref}/{factor.id}"] = factor.label
    return labels


def _group_key(codebook: str, group: str) -> str:
    return f"{codebook}, {group}"


def _group_code(
    codebook: str, group: str, codes: list[str], guids: Guids, names: dict[str, str]
) -> str:
    return element(
        "Code",
        {
            "guid": guids.record("codebook", codebook, f"group-{group}"),
            "name": names[_group_key(codebook, group)],
            "isCodable": "false",
        },
        "\n{}\n".format("\n".join(codes)),
    )


def _factor_code(
    codebook: Codebook, factor: Factor, guids: Guids, names: dict[str, str], number: int
) -> str:
    key = f"{codebook.id}/{factor.id}"
    notes = notes_on(guids, guids.iris.factor(codebook.id, factor.id), key, factor.notes)
    values = () if factor.abstract else VALUES
    return element(
        "Code",
        {
            "guid": guids.factor(codebook.id, factor.id),
            "name": names[key],
            "isCodable": "false" if factor.abstract else "true",
            "color": code_colour(number),
        },
        text_element("Description", _describe(key, factor)),
        note_references(notes),
        *(
            element(
                "Code",
                {
                    "guid": guids.factor(codebook.id, factor.id, value),
                    "name": f"{names[key]}: {value}",
                    "isCodable": "true",
                    "color": code_colour(number, value),
                },
                text_element("Description", f"{key} {value}\n{_MEANINGS[value]}"),
            )
            for value in values
        ),
    )


def _describe(key: str, factor: Factor) -> str:
    lines = [
        key,
        factor.definition,
        f"When to apply: {factor.when_to_apply}",
        f"When not to apply: {factor.when_not}",
    ]
    lines += [f"Example: {format_plain(example.text)}" for example in factor.examples]
    lines += [f"Near miss: {format_plain(miss.text)} ({miss.why})" for miss in factor.near_misses]
    if factor.deprecated:
        lines.append(f"Withdrawn: {factor.deprecated.reason}")
    return "\n".join(lines)
