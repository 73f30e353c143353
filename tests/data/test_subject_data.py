"""The datasets and models of the seed's papers: numbers that add up, claims that say their grounds.

What others add later is held to ``kb check`` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import pytest
from pydantic import BaseModel

from kb.corpus import Corpus
from kb.model.subject import Architecture, Classes, Dataset, ImageCounts
from tests.data import printed

CASE_STUDIES = (
    "imagenet-1k",
    "radimagenet",
    "ecoset",
    "crc-val-he-7k",
    "chexpert",
    "chexpert-834",
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The records, with only those datasets and models that the seed's papers are about."""
    records = printed.corpus()
    parts = [
        part
        for paper in printed.printed_papers().values()
        for part in (paper.studies, *paper.quotes)
        if part is not None
    ]
    datasets = with_parents(
        (name for part in parts for name in (*part.source, *part.target)), dataset_parents(records)
    )
    models = with_parents((name for part in parts for name in part.models), model_parents(records))
    return replace(
        records,
        datasets={name: records.datasets[name] for name in sorted(datasets)},
        models={name: records.models[name] for name in sorted(models)},
    )


def with_parents(names: Iterable[str], parents: Mapping[str, tuple[str, ...]]) -> set[str]:
    todo, seen = list(names), set[str]()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(parents[name])
    return seen


def dataset_parents(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {dataset.id: dataset.part_of for dataset in corpus.datasets.values()}


def model_parents(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {m.id: (m.family,) if m.family else () for m in corpus.models.values()}


def counted(corpus: Corpus) -> Iterator[tuple[Dataset, Classes]]:
    for dataset in corpus.datasets.values():
        if dataset.classes is not None and dataset.classes.counts:
            yield dataset, dataset.classes


def size_of(dataset: Dataset, split: str) -> int | None:
    """How many images a split holds; `all` is the whole dataset."""
    images = dataset.images or ImageCounts()
    return images.total if split == "all" else images.splits.get(split)


def value_at(record: BaseModel, path: str) -> object:
    """What a dotted path leads to in a record."""
    here: object = record
    for step in path.split("."):
        here = here.get(step) if isinstance(here, Mapping) else getattr(here, step)
    return here


def test_the_class_counts_of_single_label_datasets_add_up_to_the_images(corpus: Corpus) -> None:
    sums = {
        (dataset.id, split): (sum(counts.values()), size_of(dataset, split))
        for dataset, classes in counted(corpus)
        if not classes.multi_label
        for split, counts in classes.counts.items()
    }
    assert {at: pair for at, pair in sums.items() if pair[0] != pair[1]} == {}
    assert len(sums) >= 9


def test_no_label_of_a_multi_label_dataset_is_on_more_images_than_there_are(
    corpus: Corpus,
) -> None:
    sizes = {
        (dataset.id, split): (max(counts.values()), size)
        for dataset, classes in counted(corpus)
        if classes.multi_label
        for split, counts in classes.counts.items()
        if (size := size_of(dataset, split)) is not None
    }
    assert {at[0] for at in sizes} == {"chexpert", "chexpert-834"}
    assert {at: pair for at, pair in sizes.items() if pair[0] > pair[1]} == {}


def test_splits_add_up_to_the_total_where_the_numbers_are_exact(corpus: Corpus) -> None:
    exact = {
        dataset.id: (sum(dataset.images.splits.values()), dataset.images.total)
        for dataset in corpus.datasets.values()
        if dataset.images and dataset.images.splits and not dataset.images.approximate
        if dataset.images.total is not None
    }
    assert {name: pair for name, pair in exact.items() if pair[0] != pair[1]} == {}
    assert {"imagenet-1k", "chexpert", "chexpert-834"} <= set(exact)


def test_as_many_classes_are_named_as_there_are(corpus: Corpus) -> None:
    for dataset, classes in counted(corpus):
        for split, counts in classes.counts.items():
            assert len(counts) == classes.number, (dataset.id, split)
            assert not classes.names or set(counts) == set(classes.names), dataset.id


@pytest.mark.parametrize("name", CASE_STUDIES)
def test_the_datasets_of_the_case_studies_are_complete(corpus: Corpus, name: str) -> None:
    dataset = corpus.datasets[name]
    assert dataset.modality
    assert dataset.dimensions
    assert dataset.images is not None
    assert dataset.images.total
    assert dataset.classes is not None
    assert dataset.classes.number
    assert dataset.classes.counts or dataset.classes.note
    for field in ("description", "licence", "url", "doi", "reference", "checked"):
        assert getattr(dataset, field), field
    assert dataset.access != "unknown"


def test_the_first_case_study_leaves_what_its_note_says_for_testing(corpus: Corpus) -> None:
    dataset = corpus.datasets["crc-val-he-7k"]
    assert dataset.classes is not None
    split = next(note.text for note in dataset.notes if "Case study 1" in note.text)
    counts = dataset.classes.counts["all"]
    for label, count in counts.items():
        assert f"{label} {count - 250:,}" in split
    assert f"{sum(counts.values()) - 250 * len(counts):,}" in split


def test_the_second_case_study_kept_the_labels_that_reach_a_hundred(corpus: Corpus) -> None:
    """The reconstruction of its subset stands or falls with this."""
    whole, subset = corpus.datasets["chexpert"].classes, corpus.datasets["chexpert-834"].classes
    assert whole is not None
    assert subset is not None
    valid, test = whole.counts["valid"], whole.counts["test (studies)"]
    kept = {label for label in valid if valid[label] + test[label] >= 100}
    assert set(subset.counts["valid"]) == kept
    for split, counts in subset.counts.items():
        assert counts == {label: whole.counts[split][label] for label in kept}


def test_a_field_that_is_said_to_be_unchecked_holds_something(corpus: Corpus) -> None:
    records: list[Dataset | Architecture] = [*corpus.datasets.values(), *corpus.models.values()]
    empty = [
        (record.id, path)
        for record in records
        for path in record.unchecked
        if value_at(record, path) in (None, (), {})
    ]
    assert empty == []


def test_each_dataset_says_what_was_checked_or_what_was_not(corpus: Corpus) -> None:
    assert [d.id for d in corpus.datasets.values() if not d.checked and not d.unchecked] == []


def test_no_name_or_alias_stands_for_two_records(corpus: Corpus) -> None:
    for records in (corpus.datasets.values(), corpus.models.values()):
        names = [name.casefold() for record in records for name in (record.name, *record.aliases)]
        assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("parents_of", [dataset_parents, model_parents])
def test_nothing_is_part_of_itself(
    corpus: Corpus, parents_of: Callable[[Corpus], dict[str, tuple[str, ...]]]
) -> None:
    parents = parents_of(corpus)
    for name in parents:
        assert name not in with_parents(parents[name], parents)


def test_the_papers_of_the_seed_name_as_many_records_as_at_first(corpus: Corpus) -> None:
    assert len(corpus.datasets) >= 25
    assert len(corpus.models) >= 17
