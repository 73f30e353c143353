"""Reading a knowledge base: a corpus and the findings, so that one broken file hides no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from kb.collector import collector_paused
from kb.corpus import Corpus, Key
from kb.errors import NotAKnowledgeBase
from kb.findings import Finding, Place, in_order
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase, People
from kb.model.paper import IndependentCoding, Paper
from kb.model.record import Record
from kb.model.subject import Architecture, Dataset
from kb.model.table import Table
from kb.store.ahead import Supply
from kb.store.layout import Kind, SourceFile, digest_of, list_files, read_bytes
from kb.store.root import MARK
from kb.store.sheets import SheetFile, read_sheets
from kb.yamlio.fast import NeedsExact, parse_fast
from kb.yamlio.limits import MAX_BYTES

MODELS: dict[Kind, type[Record]] = {
    "meta": KnowledgeBase,
    "people": People,
    "codebook": Codebook,
    "paper": Paper,
    "coding": IndependentCoding,
    "dataset": Dataset,
    "model": Architecture,
    "table": Table,
}

Watcher = Callable[[SourceFile | SheetFile, bytes], None]
"""Takes a file and the digest of its bytes."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading a tree gives.

    Attributes:
        corpus: the records that could be read; None when ``kb.yaml`` itself could not.
        findings: what is wrong with the files, located, in order.
    """

    corpus: Corpus | None
    findings: tuple[Finding, ...]


def read_corpus(root: Path, watch: Watcher | None = None, ahead: Supply | None = None) -> Loaded:
    """Read every record below ``root``.

    Args:
        root: the folder that holds ``kb.yaml``.
        watch: called with each file and the digest of its bytes as it is read.
        ahead: has files ready, such as those that a second process parses meanwhile.

    Raises:
        NotAKnowledgeBase: when ``root`` holds no ``kb.yaml``.
    """
    if not (root / MARK).is_file():
        raise NotAKnowledgeBase(str(root), f"it holds no {MARK}")
    files, findings = list_files(root)
    records: dict[Kind, dict[str, Any]] = {kind: {} for kind in MODELS}
    names: dict[Key, str] = {}
    with collector_paused():
        for source in files:
            names[(source.kind, source.name)] = source.file
            record = _ready_record(source, watch, ahead) if ahead else None
            if record is None:
                record = _read_file(source, watch, findings)
            if record is not None:
                records[source.kind][source.name] = record
    sheets = read_sheets(root, watch, findings)
    return Loaded(_build_corpus(records, names, sheets), in_order(findings))


def _ready_record(source: SourceFile, watch: Watcher | None, ahead: Supply) -> Record | None:
    """The record of a file that was parsed ahead; None where it has to be read here."""
    parsed = ahead.take(source)
    if parsed is None:
        return None
    try:
        record = MODELS[source.kind].model_validate(parsed.value)
    except ValidationError:
        return None
    if watch is not None:
        watch(source, parsed.digest)
    return record


def _read_file(source: SourceFile, watch: Watcher | None, findings: list[Finding]) -> Record | None:
    try:
        data = read_bytes(source.path, MAX_BYTES)
    except OSError as reason:
        findings.append(_unreadable(source, reason))
        return None
    if watch is not None:
        watch(source, digest_of(data))
    return read_record(source, data, findings)


def read_record(source: SourceFile, data: bytes, findings: list[Finding]) -> Record | None:
    """The record of one file, or None with what is wrong added to ``findings``."""
    model = MODELS[source.kind]
    try:
        return model.model_validate(parse_fast(data))
    except (NeedsExact, ValidationError):
        # The exact reader and its parser are loaded only for a file that needs them.
        from kb.store.shape import read_exactly

        record, wrong = read_exactly(data, model, source.file)
        findings.extend(wrong)
        return record


def _unreadable(source: SourceFile, reason: OSError) -> Finding:
    return Finding(
        "KB009",
        "error",
        Place(source.file),
        f"{source.file} cannot be read: {reason.strerror}",
        "give yourself permission to read it, or remove it",
        1,
        1,
    )


def _build_corpus(
    records: dict[Kind, dict[str, Any]], names: dict[Key, str], sheets: dict[str, bytes]
) -> Corpus | None:
    meta = records["meta"].get("")
    if meta is None:
        return None
    people = records["people"].get("", People())
    frozen = {kind: MappingProxyType(found) for kind, found in records.items()}
    return Corpus(
        meta=meta,
        people=MappingProxyType({person.id: person for person in people.people}),
        codebooks=frozen["codebook"],
        papers=frozen["paper"],
        codings=frozen["coding"],
        datasets=frozen["dataset"],
        models=frozen["model"],
        tables=frozen["table"],
        files=MappingProxyType(names),
        listed_people=people.people,
        sheets=sheets,
    )
