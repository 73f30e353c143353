"""Reading a tree again and again: only what was edited is parsed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kb.corpus import Corpus
from kb.model.meta import People
from kb.store.ahead import Parsed
from kb.store.layout import Kind, SourceFile, digest_of, read_bytes
from kb.store.read import Loaded, read_corpus
from kb.yamlio.limits import MAX_BYTES


class Memory:
    """The records of the last reading, each with the digest of the bytes that it was made of.

    Every file is read each time, so that nothing is ever taken from memory that its file does not
    say; what is saved is parsing and validating.
    """

    def __init__(self) -> None:
        self._digests: dict[str, bytes] = {}
        self._records: Mapping[Kind, Mapping[str, Any]] = {}

    def read(self, root: Path) -> Loaded:
        """Read every record below ``root``, as `kb.store.read.read_corpus` does.

        Raises:
            NotAKnowledgeBase: when ``root`` holds no ``kb.yaml``.
        """
        digests: dict[str, bytes] = {}

        def note(source: object, digest: bytes) -> None:
            if isinstance(source, SourceFile):
                digests[source.file] = digest

        loaded = read_corpus(root, note, self)
        for finding in loaded.findings:  # it would be lost with a record from memory
            digests.pop(finding.file, None)
        self._digests = digests
        self._records = _records_of(loaded.corpus) if loaded.corpus else {}
        return loaded

    def take(self, source: SourceFile) -> Parsed | None:
        """The record of a file whose bytes are those of the last time."""
        known = self._digests.get(source.file)
        record = self._records.get(source.kind, {}).get(source.name)
        if known is None or record is None:
            return None
        try:
            digest = digest_of(read_bytes(source.path, MAX_BYTES))
        except OSError:
            return None
        return Parsed(digest, record) if digest == known else None


def _records_of(corpus: Corpus) -> Mapping[Kind, Mapping[str, Any]]:
    return {
        "meta": {"": corpus.meta},
        "people": {"": People(people=corpus.listed_people)},
        "codebook": corpus.codebooks,
        "paper": corpus.papers,
        "coding": corpus.codings,
        "dataset": corpus.datasets,
        "model": corpus.models,
        "table": corpus.tables,
    }
