"""Every record as one JSON object.

Its keys are ``format`` (always ``literature-kb``), ``format_version`` (the version of this
layout), ``data_version``, ``knowledge_base`` (the record of kb.yaml) and, each a list by id,
``people``, ``codebooks``, ``papers``, ``datasets``, ``models``, ``tables`` and ``codings``. A
record has the keys of its YAML file, which the JSON Schemas describe; keys that say nothing are
left out. A code is always an object with a ``value``. As in the files, a factor that is not listed
is absent where the paper's coding is ``complete`` and was not assessed where it is not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kb.corpus import Corpus
from kb.exchange.form import Format, OutFile, encode
from kb.model.record import Record

FORMAT_VERSION = "1.0.0"


def format_json(corpus: Corpus) -> str:
    """The whole knowledge base as indented JSON; see this module for the layout."""
    whole = {
        "format": "literature-kb",
        "format_version": FORMAT_VERSION,
        "data_version": corpus.meta.version,
        "knowledge_base": _dumped(corpus.meta),
        "people": _records(corpus.people),
        "codebooks": _records(corpus.codebooks),
        "papers": _records(corpus.papers),
        "datasets": _records(corpus.datasets),
        "models": _records(corpus.models),
        "tables": _records(corpus.tables),
        "codings": _records(corpus.codings),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _records(records: Mapping[str, Record]) -> list[dict[str, Any]]:
    return [_dumped(record) for _, record in sorted(records.items())]


def _dumped(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("knowledge-base.json", encode([format_json(corpus)]))


FORMAT = Format(
    name="json",
    title="JSON",
    description="Every record, complete",
    media_type="application/json",
    file_name="knowledge-base.json",
    write=_write,
    on_site=True,
)
