"""The download formats: what a release holds, and opens without this package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kb.corpus import Corpus
from kb.exchange.csv import format_csv
from kb.exchange.graphml import format_graphml
from kb.exchange.json import format_json


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which the whole knowledge base can be taken away.

    Attributes:
        name: its name on the command line, such as ``turtle``.
        file_name: the file's name among the downloads.
        title: its name as people write it.
        description: what the file holds, in a phrase.
        media_type: its media type.
        write: the file's bytes; the same bytes for the same corpus.
    """

    name: str
    file_name: str
    title: str
    description: str
    media_type: str
    write: Callable[[Corpus], bytes]


def _write_csv(corpus: Corpus) -> bytes:
    return format_csv(corpus).encode()


def _write_json(corpus: Corpus) -> bytes:
    return format_json(corpus).encode()


def _write_graphml(corpus: Corpus) -> bytes:
    return format_graphml(corpus).encode()


def _write_turtle(corpus: Corpus) -> bytes:
    from kb.graph.rdf import format_turtle

    return format_turtle(corpus).encode()


def _write_bibtex(corpus: Corpus) -> bytes:
    from kb.exchange.bibtex import format_bibtex

    return format_bibtex(p for p in corpus.papers.values() if p.deprecated is None).encode()


FORMATS: tuple[Format, ...] = (
    Format(
        "bibtex",
        "literature.bib",
        "BibTeX",
        "The bibliographic record of every paper",
        "application/x-bibtex",
        _write_bibtex,
    ),
    Format(
        "csv",
        "codings.csv",
        "CSV",
        "One line for each quote and factor, with the value's word",
        "text/csv",
        _write_csv,
    ),
    Format(
        "graphml",
        "graph.graphml",
        "GraphML",
        "The graph of papers, quotes, factors, datasets, models and coders",
        "application/graphml+xml",
        _write_graphml,
    ),
    Format(
        "json",
        "knowledge-base.json",
        "JSON",
        "Every record, complete",
        "application/json",
        _write_json,
    ),
    Format(
        "turtle",
        "knowledge-base.ttl",
        "Turtle",
        "Linked data for SPARQL, with the terms of SKOS, Web Annotation, PROV and others",
        "text/turtle",
        _write_turtle,
    ),
)
"""Every download format, by name."""
