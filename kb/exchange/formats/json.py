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


def _iter_pieces(corpus: Corpus) -> Iterator[str]:
    heads: dict[str, object] = {
        "format": "literature-kb",
        "format_version": FORMAT_VERSION,
        "data_version": corpus.meta.version,
        "knowledge_base": _dumped(corpus.meta),
    }
    lists: dict[str, Mapping[str, Record]] = {
        "people": corpus.people,
        "codebooks": corpus.codebooks,
        "papers": corpus.papers,
        "datasets": corpus.datasets,
        "models": corpus.models,
        "tables": corpus.tables,
        "codings": corpus.codings,
    }
    yield "{\n"
    for name, value in heads.items():
        yield f'  "{name}": {_indented(value, 2)},\n'
    for number, (name, records) in enumerate(lists.items(), start=1):
        yield f'  "{name}": {"[" if records else "[]"}'
        before = "\n    "
        for _, record in sorted(records.items()):
            yield before + _indented(_dumped(record), 4)
            before = ",\n    "
        yield ("\n  ]" if records else "") + (",\n" if number < len(lists) else "\n}\n")


def _indented(value: object, by: int) -> str:
    """The value as `json` indents it that deep; within a text no line ends."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * by)


def _dumped(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("knowledge-base.json", encode(_iter_pieces(corpus)))


FORMAT = Format(
    name="json",
    title="JSON",
    description="Every record, complete",
    media_type="application/json",
    file_name="knowledge-base.json",
    write=_write,
    on_site=True,
)
