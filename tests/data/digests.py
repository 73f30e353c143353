"""What the shipped records said when they were last compared with their sources, as digests.

The digests are committed in ``digests.yaml``, a line for each record, so that a word that changes
by accident is seen on any checkout. ``python -m tests.data.digests`` writes them anew, after the
changed record was compared with the paper. A record without a line is newer than the last writing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from kb.corpus import Corpus
from kb.model.paper import Paper, Quote
from kb.model.record import Record
from kb.model.subject import Dataset
from tests.data.printed import corpus

DIGESTS = Path(__file__).with_name("digests.yaml")
BIBLIOGRAPHY = (
    "title", "authors", "year", "type", "venue", "volume", "issue", "pages",
    "doi", "arxiv", "pmid", "pmcid", "url", "unchecked",
)  # fmt: skip
ORIGIN = ("locator", "via", "source", "target", "models", "codes")
COUNTS = ("images", "patients", "classes", "unchecked")
HEAD = """\
# Digests of what was compared with its source. After a change: compare with the paper, then run
# `python -m tests.data.digests`.
"""

Digests = Mapping[str, Mapping[str, str]]
"""For each kind of content, the digest of each record's."""


def digest_of_words(quote: Quote) -> str:
    """The digest of a quote's text as it stands in the record, emphasis and omissions included."""
    return _digest(quote.text)


def digest_of_origin(quote: Quote) -> str:
    """The digest of where a quote stands, what it names and how it is coded."""
    return _digest_of_fields(quote, ORIGIN)


def digest_of_bibliography(paper: Paper) -> str:
    """The digest of a paper's bibliographic record and of which fields nobody has checked."""
    return _digest_of_fields(paper, BIBLIOGRAPHY)


def digest_of_counts(dataset: Dataset) -> str:
    """The digest of a dataset's numbers: images, people and classes."""
    return _digest_of_fields(dataset, COUNTS)


def build_digests(records: Corpus) -> Digests:
    """The digests of all records, each kind sorted by reference."""
    quotes = {ref: quote for ref, (_, quote) in records.quotes.items()}
    found = {
        "words": {ref: digest_of_words(quote) for ref, quote in quotes.items()},
        "origin and codes": {ref: digest_of_origin(quote) for ref, quote in quotes.items()},
        "bibliography": {name: digest_of_bibliography(p) for name, p in records.papers.items()},
        "counts": {name: digest_of_counts(d) for name, d in records.datasets.items()},
    }
    return {kind: dict(sorted(digests.items())) for kind, digests in found.items()}


def read_digests() -> Digests:
    """The committed digests."""
    read: Digests = yaml.safe_load(DIGESTS.read_text(encoding="utf-8"))
    return read


def format_digests(digests: Digests) -> str:
    """The digests as YAML, a line for each."""
    lines = (
        line
        for kind, of_kind in digests.items()
        for line in (f"{kind}:", *(f"  {ref}: '{digest}'" for ref, digest in of_kind.items()))
    )
    return HEAD + "\n".join(lines) + "\n"


def _digest_of_fields(record: Record, fields: Iterable[str]) -> str:
    said = record.model_dump(mode="json", include=set(fields), exclude_defaults=True)
    return _digest(json.dumps(said, ensure_ascii=False, sort_keys=True))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    DIGESTS.write_text(format_digests(build_digests(corpus())), encoding="utf-8", newline="\n")
