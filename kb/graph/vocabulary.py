"""The project's own RDF terms: what no known vocabulary says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf
from typing import NamedTuple

from kb.graph.vocabulary_evidence import EVIDENCE
from kb.graph.vocabulary_records import RECORDS


class OwnTerm(NamedTuple):
    """A term that no known vocabulary has.

    Attributes:
        name: its name in the project's namespace.
        kind: whether it is a class, a property or a role that something plays.
        meaning: what it says.
        of: for a property, what has it; ``rdfs:Resource`` where that may be any record.
        gives: for a property, what it leads to: a class or a datatype.
    """

    name: str
    kind: OneOf["class", "property", "role"]
    meaning: str
    of: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


_CLASSES: tuple[tuple[str, ...], ...] = (
    ("Table", "A declared selection of quotes and factors, as an author prints it"),
    ("TablePart", "A part of a table that is too long for one page or one thought"),
    ("TableEntry", "One paper's group of rows in a part of a table"),
    ("Selection", "Which quotes a table shows when they are not listed one by one"),
    ("Note", "A remark that stays with a record"),
    ("Example", "A passage to which a factor applies"),
    ("NearMiss", "A passage that seems to fit a factor and does not"),
    ("Verification", "A comparison of a quote's words with a source, and its outcome"),
    (
        "CodingStatement",
        "Who coded a paper under one codebook, and whether they looked for every factor",
    ),
    (
        "IndependentCoding",
        "One coder's own coding of a paper, made without looking at the agreed one",
    ),
    (
        "StatedCode",
        "A code that is no agreed judgement: of an independent coder, of a withdrawn quote, "
        "or of a factor that no codebook of the paper has",
    ),
    ("ImageCounts", "How many images a dataset holds"),
    ("Classes", "The classes of a dataset"),
    ("Split", "A split or part of a dataset: train, val, test"),
    ("ClassLabel", "A class of a dataset, as its label"),
    ("Thumbnails", "Small sample images of a dataset, with their terms"),
    ("Sheet", "A picture that holds sample images of one class"),
)
"""Name and meaning."""

_ROLES: tuple[tuple[str, ...], ...] = (
    ("sourceRole", "The role of a dataset on which a model is trained first"),
    ("targetRole", "The role of a dataset for which a model is then used"),
    ("modelRole", "The role of the architecture"),
)
"""Name and meaning."""


def _iter_terms() -> Iterator[OwnTerm]:
    for name, meaning in _CLASSES:
        yield OwnTerm(name, "class", meaning)
    for name, of, gives, meaning in (*EVIDENCE, *RECORDS):
        yield OwnTerm(name, "property", meaning, tuple(of.split()), tuple(gives.split()))
    for name, meaning in _ROLES:
        yield OwnTerm(name, "role", meaning)


VOCABULARY: tuple[OwnTerm, ...] = tuple(_iter_terms())
"""All own terms: classes, properties, roles."""
