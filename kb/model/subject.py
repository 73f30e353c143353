"""What quotes are about: datasets and model architectures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from kb.model.frozen import FROZEN, FrozenDict
from kb.model.record import (
    Address,
    Count,
    Deprecation,
    Few,
    Flag,
    Line,
    Note,
    PaperId,
    Record,
    Slug,
    Some,
)
from kb.model.thumbnails import Thumbnails


class ImageCounts(Record):
    """How many images (or volumes, or clips) a dataset holds."""

    total: Count | None = None
    """All splits together, where known."""

    splits: Annotated[Mapping[Line, Count], Field(max_length=500), FROZEN] = Field(
        default_factory=FrozenDict
    )
    """Per split or part: `train`, `val`, `test`, `MRI`."""

    approximate: Flag = False
    """Whether the numbers are rounded."""

    unit: Literal["images", "patches", "volumes", "clips", "cells", "slices", "participants"] = (
        "images"
    )
    """What is counted."""


class Classes(Record):
    """The classes of a dataset and how many images each holds."""

    number: Count | None = None
    """How many classes there are."""

    names: Annotated[Mapping[Line, Line], Field(max_length=5_000), FROZEN] = Field(
        default_factory=FrozenDict
    )
    """For each label its name in full: `ADI: adipose`."""

    counts: Annotated[
        Mapping[Line, Annotated[Mapping[Line, Count], FROZEN]], Field(max_length=500), FROZEN
    ] = Field(default_factory=FrozenDict)
    """For each split (`all` where there is one), the number of images of each label."""

    multi_label: Flag = False
    """Whether one image can carry several labels, so that counts do not add up to the total."""

    note: Line | None = None
    """What the counts do not say: `120 per class`."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of every class that is listed: those with a name, then those with a count."""
        counted = (label for numbers in self.counts.values() for label in numbers)
        return tuple(dict.fromkeys((*self.names, *counted)))


class Dataset(Record):
    """A set of images that models are trained on or used for."""

    id: Slug
    """The dataset's id, such as `imagenet-1k`; the file is named after it."""

    name: Line
    """Its name as people write it."""

    aliases: Some[Line] = ()
    """Other names under which papers mention it."""

    description: Line | None = None
    """What it is, in a sentence."""

    domain: Slug
    """The broad domain that groups datasets in overviews: `natural`, `medical`, `texture`."""

    modality: Line
    """What kind of image: `CT`, `H&E histopathology`, `natural photographs`."""

    dimensions: Line
    """Shape of the data: `2D RGB, 224x224`, `3D`."""

    images: ImageCounts | None = None
    """How many images."""

    patients: Count | None = None
    """How many people they come from."""

    classes: Classes | None = None
    """Its classes."""

    licence: Line | None = None
    """The terms, in words or as an SPDX id."""

    access: Literal["open", "registration", "request", "purchase", "closed", "unknown"] = "unknown"
    """What it takes to get it."""

    url: Address | None = None
    """Its address."""

    doi: Annotated[str, Field(max_length=300)] | None = None
    """DOI of the data, or of the paper that presents them."""

    paper: PaperId | None = None
    """The paper that presents it, if that is in the knowledge base."""

    reference: Line | None = None
    """The paper that presents it, in short, if that is not in the knowledge base."""

    part_of: Few[Slug] = ()
    """Datasets from which this one was taken."""

    example: Flag = False
    """Whether these are example images, such as those that come with a program, and no dataset
    that studies work with: they can be looked at, and no quote is about them."""

    thumbnails: Thumbnails | None = None
    """Small sample images of it, class by class."""

    unchecked: Some[Line] = ()
    """The fields that rest on memory alone."""

    checked: Line | None = None
    """What the other fields were checked against."""

    notes: Some[Note] = ()
    """Remarks."""

    deprecated: Deprecation | None = None
    """Set when the record is withdrawn."""


class Architecture(Record):
    """A model architecture, or a family of them."""

    id: Slug
    """The model's id, such as `resnet-50`; the file is named after it."""

    name: Line
    """Its name as people write it."""

    aliases: Some[Line] = ()
    """Other names under which papers mention it."""

    description: Line | None = None
    """What it is, in a sentence."""

    family: Slug | None = None
    """The model of which this one is a variant."""

    dimensions: Line | None = None
    """`2D`, `3D`."""

    parameters: Count | None = None
    """How many weights it has."""

    url: Address | None = None
    """Its address."""

    paper: PaperId | None = None
    """The paper that presents it, if that is in the knowledge base."""

    reference: Line | None = None
    """The paper that presents it, in short, if that is not in the knowledge base."""

    unchecked: Some[Line] = ()
    """The fields that rest on memory alone."""

    notes: Some[Note] = ()
    """Remarks."""

    deprecated: Deprecation | None = None
    """Set when the record is withdrawn."""
