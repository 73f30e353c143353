"""The pages of datasets, models and coders, and their overviews."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kb.model.subject import Architecture, Classes, Dataset
from kb.site import addresses
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press


def iter_subject_pages(press: Press) -> Iterator[PlannedPage]:
    """The overviews of datasets, models and coders, then a page for each dataset and model."""
    datasets, models = map(addresses.page_path, (addresses.DATASETS, addresses.MODELS))
    coders = addresses.page_path(addresses.CODERS)
    yield PlannedPage(datasets, "Datasets", partial(_datasets_overview, press))
    yield PlannedPage(models, "Models", partial(_models_overview, press))
    yield PlannedPage(coders, "Coders", partial(_coders_page, press))
    for dataset in press.corpus.datasets.values():
        path = addresses.page_path(addresses.dataset(dataset.id))
        yield PlannedPage(path, dataset.name, partial(_dataset_page, press, dataset), datasets)
    for model in press.corpus.models.values():
        path = addresses.page_path(addresses.model(model.id))
        yield PlannedPage(path, model.name, partial(_model_page, press, model), models)


def _models_overview(press: Press) -> SitePage:
    return press.page(
        "models",
        addresses.page_path(addresses.MODELS),
        title="Models",
        description="The model architectures that quotes and papers name.",
        search=(SearchEntry("", "Models", "All model architectures."),),
    )


def _datasets_overview(press: Press) -> SitePage:
    domains: dict[str, list[Dataset]] = {}
    for dataset in press.corpus.datasets.values():
        domains.setdefault(dataset.domain, []).append(dataset)
    return press.page(
        "datasets",
        addresses.page_path(addresses.DATASETS),
        title="Datasets",
        description="The datasets that models learn from and are applied to.",
        toc=tuple(Heading(domain, domain.capitalize()) for domain in sorted(domains)),
        search=(SearchEntry("", "Datasets", "All datasets, by domain."),),
        domains=sorted(domains.items()),
    )


def _dataset_page(press: Press, dataset: Dataset) -> SitePage:
    crossings = press.crossings
    labels = _labels(dataset.classes) if dataset.classes else []
    as_source = crossings.as_source.get(dataset.id, [])
    as_target = crossings.as_target.get(dataset.id, [])
    papers = crossings.studying.get(dataset.id, [])
    headings = (
        (labels, Heading("classes", "Classes")),
        (as_source, Heading("as-source", f"As a source ({len(as_source):,})")),
        (as_target, Heading("as-target", f"As a target ({len(as_target):,})")),
        (papers, Heading("papers", "Papers that work on it")),
    )
    about = " ".join((*dataset.aliases, dataset.modality, dataset.description or ""))
    return press.page(
        "dataset",
        addresses.page_path(addresses.dataset(dataset.id)),
        title=dataset.name,
        description=dataset.description or f"{dataset.name}: {dataset.modality}.",
        toc=tuple(heading for shown, heading in headings if shown),
        parent=addresses.page_path(addresses.DATASETS),
        record=("dataset", dataset.id),
        search=(SearchEntry("", dataset.name, about),),
        dataset=dataset,
        labels=labels,
        as_source=as_source,
        as_target=as_target,
        papers=papers,
        derived=crossings.derived.get(dataset.id, ()),
    )


def _labels(classes: Classes) -> list[str]:
    counted = (label for numbers in classes.counts.values() for label in numbers)
    return list(dict.fromkeys((*classes.names, *counted)))


def _model_page(press: Press, model: Architecture) -> SitePage:
    quotes = press.crossings.with_model.get(model.id, [])
    papers = press.crossings.using.get(model.id, [])
    headings = (
        (quotes, Heading("quotes", f"Quotes ({len(quotes):,})")),
        (papers, Heading("papers", "Papers that use it")),
    )
    about = " ".join((*model.aliases, model.description or ""))
    return press.page(
        "model",
        addresses.page_path(addresses.model(model.id)),
        title=model.name,
        description=model.description or f"{model.name}, a model architecture.",
        toc=tuple(heading for shown, heading in headings if shown),
        parent=addresses.page_path(addresses.MODELS),
        record=("model", model.id),
        search=(SearchEntry("", model.name, about),),
        model=model,
        quotes=quotes,
        papers=papers,
        variants=press.crossings.variants.get(model.id, ()),
    )


def _coders_page(press: Press) -> SitePage:
    own: dict[str, list[str]] = {}
    for coding in press.corpus.codings.values():
        own.setdefault(coding.coder, []).append(coding.paper)
    people = [
        (
            person,
            press.crossings.papers_of_coder.get(person.id, []),
            own.get(person.id, []),
            press.crossings.compared_by.get(person.id, []),
        )
        for person in press.corpus.people.values()
    ]
    return press.page(
        "coders",
        addresses.page_path(addresses.CODERS),
        title="Coders",
        description="The people and programs that coded the quotes or checked their words.",
        toc=tuple(Heading(person.id, person.name) for person, *_ in people),
        record=("people", ""),
        search=tuple(SearchEntry(p.id, p.name, "Coder") for p, *_ in people),
        people=people,
    )
