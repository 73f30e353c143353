"""The variables of a project: what is known of papers, and of the things that quotes are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from kb.exchange.refi.guids import Guids
from kb.exchange.refi.markup import element, reference, text_element
from kb.exchange.xml import escape_text
from kb.model.paper import Paper


class Variable(NamedTuple):
    """A variable.

    Attributes:
        name: its name; no two have one, since some programs tell them apart by it alone.
        kind: the type of its values.
        meaning: what it says.
    """

    name: str
    kind: Literal["Text", "Integer"]
    meaning: str


def _joined(items: tuple[str, ...]) -> str:
    return "; ".join(items)


def _coding(paper: Paper) -> str:
    return "; ".join(
        f"{ref}: {', '.join(statement.coders)}{' (complete)' if statement.complete else ''}"
        for ref, statement in sorted(paper.coding.items())
    )


PAPER_VARIABLES: tuple[tuple[Variable, Callable[[Paper], str | None]], ...] = (
    (Variable("Cite key", "Text", "The paper's id"), lambda paper: paper.id),
    (Variable("Title", "Text", "The title as published"), lambda paper: paper.title),
    (
        Variable("Authors", "Text", "The authors in order, parted by semicolons"),
        lambda paper: _joined(paper.authors),
    ),
    (Variable("Year", "Integer", "The year of publication"), lambda paper: str(paper.year)),
    (Variable("Type", "Text", "The kind of publication"), lambda paper: paper.type),
    (Variable("Venue", "Text", "The journal or the proceedings"), lambda paper: paper.venue),
    (Variable("Volume", "Text", "The volume"), lambda paper: paper.volume),
    (Variable("Issue", "Text", "The issue"), lambda paper: paper.issue),
    (Variable("Pages", "Text", "First and last page"), lambda paper: paper.pages),
    (Variable("DOI", "Text", "The DOI"), lambda paper: paper.doi),
    (Variable("arXiv", "Text", "The arXiv id"), lambda paper: paper.arxiv),
    (Variable("PubMed", "Text", "The PubMed id"), lambda paper: paper.pmid),
    (Variable("PubMed Central", "Text", "The PubMed Central id"), lambda paper: paper.pmcid),
    (Variable("Address", "Text", "Another address of the work"), lambda paper: paper.url),
    (
        Variable("Unchecked", "Text", "The fields that rest on memory alone"),
        lambda paper: _joined(paper.unchecked),
    ),
    (
        Variable(
            "Coding", "Text", "The codebooks in use, who agreed, and whether all was looked for"
        ),
        _coding,
    ),
    (
        Variable(
            "Studies known from", "Text", "What the paper's datasets and models were read from"
        ),
        lambda paper: paper.studies.basis if paper.studies else None,
    ),
)
"""What is said of each source, and how it is read from its paper."""

SUBJECT_VARIABLES: tuple[Variable, ...] = (
    Variable("Subject", "Text", "The id of the dataset or model"),
    Variable("Kind of subject", "Text", "dataset or model"),
    Variable("Role", "Text", "source, target or model: the part it plays in the quotes"),
    Variable("Domain", "Text", "The broad domain of a dataset"),
    Variable("Modality", "Text", "The kind of image in a dataset"),
    Variable("Dimensions", "Text", "The shape of the data"),
)
"""What is said of each case, in this order."""


def iter_variables(guids: Guids) -> Iterator[str]:
    """Every variable as an element."""
    for variable in (*(variable for variable, _ in PAPER_VARIABLES), *SUBJECT_VARIABLES):
        yield element(
            "Variable",
            {
                "guid": _guid(guids, variable),
                "name": variable.name,
                "typeOfVariable": variable.kind,
            },
            text_element("Description", variable.meaning),
        )


def format_value(guids: Guids, variable: Variable, value: str | None) -> str:
    """The value of a variable as an element; nothing where it is not known."""
    if not value:
        return ""
    return element(
        "VariableValue",
        {},
        reference("VariableRef", _guid(guids, variable)),
        element(f"{variable.kind}Value", {}, escape_text(value)),
    )


def _guid(guids: Guids, variable: Variable) -> str:
    return guids.record("refi-variable", variable.name.replace(" ", "-").lower())
