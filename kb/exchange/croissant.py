"""A description of the coding as a data set: Croissant, which is schema.org's Dataset and more.

Croissant 1.0 is the form of MLCommons (http://mlcommons.org/croissant/1.0): JSON-LD that names the
file, its checksum and each column. It stands beside ``codings.csv``, which it names by a relative
address.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import re
from typing import TYPE_CHECKING, Any

from kb.exchange.form import bytes_of
from kb.exchange.formats import csv
from kb.frames.rows import Row
from kb.graph.iris import Iris, licence_address
from kb.tables.spreadsheet import BETWEEN, MARKED

if TYPE_CHECKING:
    from kb.corpus import Corpus

_ABSENT = "Absent says that the factor was looked for, `not assessed` that nobody looked for it."
_SAFE = (
    "Where a spreadsheet would run a cell as a formula, an apostrophe was put before the sign that "
    f"begins it. To have the text, replace every match of the regular expression `{MARKED}` by "
    r"`\1\2`."
)
_MANY = frozenset({"coders", "source", "target", "models", "notes"})
"""Columns whose cells may hold several values."""

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    **{
        name: f"cr:{name}"
        for name in (
            "citeAs", "column", "equivalentProperty", "extract", "field", "fileObject",
            "fileProperty", "fileSet", "format", "includes", "isLiveDataset", "jsonPath", "key",
            "md5", "parentField", "path", "recordSet", "references", "regex", "repeated",
            "replace", "samplingRate", "separator", "source", "subField", "transform",
        )
    },
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
}  # fmt: skip


def format_croissant(corpus: Corpus) -> str:
    """The description as JSON-LD. The same corpus gives the same bytes; nothing is fetched."""
    return json.dumps(build_croissant(corpus), ensure_ascii=False, indent=2) + "\n"


def build_croissant(corpus: Corpus) -> dict[str, Any]:
    """The description, as JSON has it."""
    meta, file = corpus.meta, csv.FORMAT.file_name
    data = bytes_of(csv.FORMAT, corpus)
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": meta.title,
        "description": " ".join(meta.description.split()),
        "version": meta.version,
        "datePublished": f"{meta.year}-01-01",
        "license": licence_address(meta.licence) or meta.licence,
        "creator": [{"@type": "sc:Person", "name": author} for author in meta.authors],
        "citeAs": _citation(corpus),
        "url": Iris(meta.base_iri).base,
        "keywords": sorted({factor.label for factor in corpus.factors.values()}),
        "isLiveDataset": False,
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file,
                "name": file,
                "description": f"One line for each quote and factor. {_ABSENT} {_SAFE}",
                "contentUrl": file,
                "contentSize": f"{len(data)} B",
                "encodingFormat": csv.FORMAT.media_type,
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        ],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "codings",
                "name": "codings",
                "description": f"What was judged of each factor in each quote. {_ABSENT}",
                "key": [{"@id": f"codings/{name}"} for name in ("quote", "codebook", "factor")],
                "field": [_field(name, meaning, file) for name, meaning in column_meanings()],
            }
        ],
    }
    return {key: value for key, value in described.items() if value != []}


def _field(name: str, meaning: str, file: str) -> dict[str, Any]:
    source: dict[str, Any] = {"fileObject": {"@id": file}, "extract": {"column": name}}
    field = {
        "@type": "cr:Field",
        "@id": f"codings/{name}",
        "name": name,
        "description": meaning,
        "dataType": "sc:Integer" if name == "year" else "sc:Text",
        "source": source,
    }
    if name in _MANY:
        field["description"] = f"{meaning} Several are parted by `{BETWEEN.strip()}`."
    return field


def column_meanings() -> list[tuple[str, str]]:
    """Each column of ``codings.csv`` with what it holds."""
    text = inspect.cleandoc(Row.__doc__ or "")
    found = re.findall(r"^ {4}(\w+): ((?:.|\n {8})+)", text, re.MULTILINE)
    return [(name, " ".join(meaning.split()).replace("``", "`")) for name, meaning in found]


def _citation(corpus: Corpus) -> str:
    meta = corpus.meta
    who = f"{', '.join(meta.authors)} " if meta.authors else ""
    return f"{who}({meta.year}). {meta.title}. Version {meta.version}."
