"""The pages of datasets, models and coders, and their overviews."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kb.model.meta import Person
from kb.model.subject import Architecture, Dataset
from kb.site import addresses
from kb.site.long_lists import LongList, iter_list_pages
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.samples import reason_for_none, shown_sheets


def iter_subject_pages(press: Press) -> Iterator[PlannedPage]:
    """The overviews of datasets, models and coders, then a page for each dataset and model."""
    datasets, models = map(addresses.page_path, (addresses.DATASETS, addresses.MODELS))
    coders = addresses.page_path(addresses.CODERS)
    yield PlannedPage(datasets, "Datasets", partial(_datasets_overview, press))
    yield PlannedPage(models, "Models", partial(_models_overview, press))
    yield PlannedPage(coders, "Coders", partial(_coders_page, press))
    for person in press.corpus.people.values():
        yield from iter_list_pages(press, _coder_lists(press, person))
    for dataset in press.corpus.datasets.values():
        path = addresses.page_path(addresses.dataset(dataset.id))
        yield PlannedPage(path, dataset.name, partial(_dataset_page, press, dataset), datasets)
        yield from iter_list_pages(press, _dataset_lists(press, dataset))
    for model in press.corpus.models.values():
        path = addresses.page_path(addresses.model(model.id))
        yield PlannedPage(path, model.name, partial(_model_page, press, model), models)
        yield from iter_list_pages(press, _model_lists(press, model))


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
    examples = [data for data in press.corpus.datasets.values() if data.example]
    for dataset in press.corpus.datasets.values():
        if not dataset.example:
            domains.setdefault(dataset.domain, []).append(dataset)
    return press.page(
        "datasets",
        addresses.page_path(addresses.DATASETS),
        title="Datasets",
        description="The datasets that models learn from and are applied to.",
        toc=(
            *(Heading(domain, domain.capitalize()) for domain in sorted(domains)),
            *(Heading("example-images", "Example images") for _ in examples[:1]),
        ),
        search=(SearchEntry("", "Datasets", "All datasets, by domain."),),
        domains=sorted(domains.items()),
        examples=examples,
    )


def _dataset_page(press: Press, dataset: Dataset) -> SitePage:
    crossings = press.crossings
    labels = dataset.classes.labels if dataset.classes else ()
    sheets = shown_sheets(press.corpus, dataset)
    as_source, as_target, papers = _dataset_lists(press, dataset)
    headings = (
        (labels, Heading("classes", "Classes")),
        (sheets, Heading("samples", "Sample images")),
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
        styles=("dataset-browser.css",) if sheets else (),
        dataset=dataset,
        labels=labels,
        sheets=tuple(sheets.values()),
        reason=reason_for_none(dataset),
        as_source=as_source,
        as_target=as_target,
        papers=papers,
        derived=crossings.derived.get(dataset.id, ()),
    )


def _dataset_lists(press: Press, dataset: Dataset) -> tuple[LongList, LongList, LongList]:
    """The quotes that name it as a source, and as a target, and the papers that work on it."""
    crossings = press.crossings
    home, overview = addresses.dataset(dataset.id), addresses.page_path(addresses.DATASETS)
    sources = crossings.as_source.get(dataset.id, [])
    targets = crossings.as_target.get(dataset.id, [])
    papers = [(paper,) for paper in crossings.studying.get(dataset.id, ())]
    return (
        LongList(home, "as-source", "as a source", dataset.name, sources, "quote", overview),
        LongList(home, "as-target", "as a target", dataset.name, targets, "quote", overview),
        LongList(home, "papers", "papers that work on it", dataset.name, papers, "paper", overview),
    )


def _model_page(press: Press, model: Architecture) -> SitePage:
    quotes, papers = _model_lists(press, model)
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


def _model_lists(press: Press, model: Architecture) -> tuple[LongList, LongList]:
    """The quotes that name it, and the papers that use it."""
    home, overview = addresses.model(model.id), addresses.page_path(addresses.MODELS)
    quotes = press.crossings.with_model.get(model.id, [])
    papers = [(paper,) for paper in press.crossings.using.get(model.id, ())]
    return (
        LongList(home, "quotes", "in quotes", model.name, quotes, "quote", overview),
        LongList(home, "papers", "papers that use it", model.name, papers, "paper", overview),
    )


def _coders_page(press: Press) -> SitePage:
    people = [(person, *_coder_lists(press, person)) for person in press.corpus.people.values()]
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


def _coder_lists(press: Press, person: Person) -> tuple[LongList, LongList, LongList]:
    """The papers whose agreed coding is theirs, those that they coded alone, and those of which
    they compared quotes with a source."""
    crossings = press.crossings
    lists = (
        ("agreed", "agreed codings", [p for p, _ in crossings.papers_of_coder.get(person.id, ())]),
        ("own", "independent codings", crossings.coded_by.get(person.id, [])),
        ("compared", "quotes compared with a source", crossings.compared_by.get(person.id, [])),
    )
    agreed, own, compared = (
        LongList(
            addresses.coder(person.id),
            name,
            title,
            person.name,
            [(paper,) for paper in papers],
            "paper",
            addresses.page_path(addresses.CODERS),
            f"{addresses.CODERS}{person.id}/",
        )
        for name, title, papers in lists
    )
    return agreed, own, compared
