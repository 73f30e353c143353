"""Records that nothing uses. Silent while a record cannot be read: it might be the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.findings import Finding


def unused_datasets(survey: Survey) -> Iterator[Finding]:
    """KB601: no quote, no paper and no used dataset is about this dataset."""
    corpus = survey.corpus
    used = set(survey.names.datasets)
    for paper in corpus.papers.values():
        if paper.studies is not None:
            used.update(paper.studies.source, paper.studies.target)
    whole = {key: dataset.part_of for key, dataset in corpus.datasets.items()}
    used = _with_parents(used, whole)
    for key, dataset in corpus.datasets.items():
        if key not in used and dataset.deprecated is None and not dataset.example:
            yield found(
                "KB601",
                corpus.place("dataset", key, "id"),
                f"nothing uses the dataset {key!r}",
                "name it where a quote or `studies` is about it, or remove the file",
            )


def unused_models(survey: Survey) -> Iterator[Finding]:
    """KB602: no quote, no paper and no variant that is used is about this model."""
    corpus = survey.corpus
    used = set(survey.names.models)
    for paper in corpus.papers.values():
        if paper.studies is not None:
            used.update(paper.studies.models)
    families = {
        key: (model.family,) for key, model in corpus.models.items() if model.family is not None
    }
    used = _with_parents(used, families)
    for key, model in corpus.models.items():
        if key not in used and model.deprecated is None:
            yield found(
                "KB602",
                corpus.place("model", key, "id"),
                f"nothing uses the model {key!r}",
                "name it where a quote or `studies` is about it, or remove the file",
            )


def _with_parents(used: set[str], parents: Mapping[str, tuple[str, ...]]) -> set[str]:
    todo: list[str] = list(used)
    while todo:
        for parent in parents.get(todo.pop(), ()):
            if parent not in used:
                used.add(parent)
                todo.append(parent)
    return used


def unused_codebooks(survey: Survey) -> Iterator[Finding]:
    """KB606: no paper was coded under this codebook."""
    used = _codebooks_in_use(survey)
    for ref, codebook in survey.corpus.codebooks.items():
        if ref not in used and codebook.deprecated is None:
            yield found(
                "KB606",
                survey.corpus.place("codebook", ref, "id"),
                f"no paper is coded under {ref}",
                "nothing, while the coding is still to come",
            )


def unused_factors(survey: Survey) -> Iterator[Finding]:
    """KB603: no quote speaks to this factor, though its codebook is in use."""
    in_use = _codebooks_in_use(survey)
    spoken = {
        (judged.codebook, judged.factor)
        for judged in survey.names.judged
        if judged.kind == "paper" and judged.value != "absent"
    }
    for ref, codebook in survey.corpus.codebooks.items():
        if ref not in in_use or codebook.deprecated is not None:
            continue
        for index, factor in enumerate(codebook.factors):
            if (ref, factor.id) in spoken or factor.abstract or factor.deprecated is not None:
                continue
            yield found(
                "KB603",
                survey.corpus.place("codebook", ref, "factors", index, "id"),
                f"no quote speaks to the factor {factor.id!r}",
                "nothing, if nobody wrote about it",
            )


def _codebooks_in_use(survey: Survey) -> set[str]:
    return {ref for paper in survey.corpus.papers.values() for ref in paper.coding}


def unused_coders(survey: Survey) -> Iterator[Finding]:
    """KB604: no coding and no verification names this coder."""
    used = survey.mentioned["coder"]
    for index, person in enumerate(survey.corpus.listed_people):
        if person.id not in used:
            yield found(
                "KB604",
                survey.corpus.place("people", "", "people", index, "id"),
                f"{person.id!r} coded nothing and verified nothing",
                "name them in the coding that they made, or remove them",
            )


def unquoted_papers(survey: Survey) -> Iterator[Finding]:
    """KB605: nothing is quoted from this paper, and no record refers to it."""
    named: Iterable[str] = survey.mentioned["paper"]
    for key, paper in survey.corpus.papers.items():
        if not paper.quotes and paper.deprecated is None and key not in named:
            yield found(
                "KB605",
                survey.corpus.place("paper", key, "id"),
                f"nothing is quoted from {key}",
                "add its quotes",
            )


__all__ = [
    "unquoted_papers",
    "unused_codebooks",
    "unused_coders",
    "unused_datasets",
    "unused_factors",
    "unused_models",
]
