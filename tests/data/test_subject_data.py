"""The shipped datasets and models: numbers that add up, claims that say what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel

from kb.corpus import Corpus
from kb.model.subject import Architecture, Classes, Dataset, ImageCounts
from kb.store.read import read_corpus

CASE_STUDIES = (
    "imagenet-1k",
    "radimagenet",
    "ecoset",
    "crc-val-he-7k",
    "chexpert",
    "chexpert-834",
)


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    loaded = read_corpus(repository / "annotations")
    assert loaded.corpus is not None, loaded.findings
    return loaded.corpus


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


def dataset_parents(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {dataset.id: dataset.part_of for dataset in corpus.datasets.values()}


def model_parents(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {m.id: (m.family,) if m.family else () for m in corpus.models.values()}


@pytest.mark.parametrize("parents_of", [dataset_parents, model_parents])
def test_nothing_is_part_of_itself(
    corpus: Corpus, parents_of: Callable[[Corpus], dict[str, tuple[str, ...]]]
) -> None:
    parents = parents_of(corpus)
    for name in parents:
        todo, seen = list(parents[name]), set[str]()
        while todo:
            parent = todo.pop()
            assert parent in parents, f"{name} belongs to the unknown {parent}"
            assert parent != name
            if parent not in seen:
                seen.add(parent)
                todo.extend(parents[parent])


def test_each_dataset_and_model_is_named_by_a_paper(corpus: Corpus) -> None:
    datasets, models = set[str](), set[str]()
    for paper in corpus.papers.values():
        for part in (paper.studies, *paper.quotes):
            if part is not None:
                datasets.update(part.source, part.target)
                models.update(part.models)
    part_of = {parent for d in corpus.datasets.values() for parent in d.part_of}
    families = {m.family for m in corpus.models.values() if m.family}
    assert set(corpus.datasets) == datasets | part_of
    assert set(corpus.models) == models | families
