"""A folder of Parquet files: every relation, for DuckDB, Spark and whatever reads Parquet.

How the rows are laid out, so that readers need not open what they do not want and no store drowns
in small files:

- Each relation of `kb.frames.relations` is a folder of files ``part-00000.parquet``, ....
- ``codings``, the longest, has a folder for each codebook (``codebook=literature-factors@1``), as
  Hive names them; in it the rows stand by year, paper and quote. Years have no folders: there
  would be dozens, most of them smaller than a page of memory. They are told from the statistics of
  the row groups instead.
- A file ends with the row group that takes it over 128 MB, the size that Spark reads as one piece.
  A row group has fifty thousand rows. A million codings take about two megabytes, so that most
  knowledge bases have one file of them for each codebook.
- ``relations.json`` names the version of the data, and for each relation its columns, key and
  references.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from kb.exchange.form import Format, OutFile
from kb.exchange.parquet_stream import iter_parquet
from kb.frames.relations import RELATIONS
from kb.frames.relations_arrow import BATCH, arrow_schema, iter_batches
from kb.frames.relations_codings import iter_codings

if TYPE_CHECKING:
    import pyarrow as pa

    from kb.corpus import Corpus
    from kb.frames.relation import Line, Relation

FILE_BYTES: Final = 128 << 20
"""A file takes no further row group when it has so many bytes."""

CONTENTS: Final = "relations.json"
"""The file that says what the folder holds."""

PARTED: Final = {"codings": "codebook"}
"""For a relation that has folders of its own the column that names them."""


def write_dataset(
    corpus: Corpus, file_bytes: int = FILE_BYTES, group: int = BATCH
) -> Iterator[OutFile]:
    """The files of the data set, each with its path from the folder.

    Args:
        corpus: the records.
        file_bytes: a file takes no further row group when it has so many bytes.
        group: rows of a row group.
    """
    yield OutFile(CONTENTS, [format_contents(corpus).encode()])
    for relation in RELATIONS:
        for folder, lines, schema in _folders(corpus, relation):
            batches = iter_batches(lines, schema, group)
            yield from _files(f"{relation.name}/{folder}", batches, schema, file_bytes)


def format_contents(corpus: Corpus) -> str:
    """What the folder holds, as JSON."""
    meta = corpus.meta
    contents = {
        "format": "literature-kb relations",
        "title": meta.title,
        "version": meta.version,
        "licence": meta.licence,
        "relations": [
            {
                "name": relation.name,
                "description": relation.meaning,
                "key": relation.key,
                "references": [reference._asdict() for reference in relation.references],
                "folders": PARTED.get(relation.name),
                "columns": [
                    {
                        "name": column.name,
                        "type": column.type,
                        "nullable": column.nullable,
                        "description": column.meaning,
                    }
                    for column in relation.columns
                ],
            }
            for relation in RELATIONS
        ],
    }
    return json.dumps(contents, ensure_ascii=False, indent=2) + "\n"


def _folders(corpus: Corpus, relation: Relation) -> Iterator[tuple[str, Iterable[Line], pa.Schema]]:
    schema = arrow_schema(corpus, relation)
    if relation.name not in PARTED:
        yield "", relation.rows(corpus), schema
        return
    name = PARTED[relation.name]
    column = schema.get_field_index(name)
    inner = schema.remove(column)
    by_year = _by_year(corpus)
    is_empty = True
    for codebook in corpus.codebooks:
        lines = iter_codings(by_year, codebook)
        first = next(lines, None)
        if first is not None:
            is_empty = False
            cells = ((*line[:column], *line[column + 1 :]) for line in chain([first], lines))
            yield f"{name}={codebook}/", cells, inner
    if is_empty:
        # One file without rows keeps the columns known.
        codebook = next(iter(corpus.codebooks), "none")
        yield f"{name}={codebook}/", (), inner


def _by_year(corpus: Corpus) -> Corpus:
    papers = sorted(corpus.papers.items(), key=lambda item: (item[1].year, item[0]))
    return replace(corpus, papers=dict(papers))


def _files(
    folder: str, batches: Iterator[pa.RecordBatch], schema: pa.Schema, file_bytes: int
) -> Iterator[OutFile]:
    left = batches
    for number in count():
        yield OutFile(f"{folder}part-{number:05}.parquet", iter_parquet(left, schema, file_bytes))
        # The file was taken, so what is left now is for the next.
        first = next(left, None)
        if first is None:
            return
        left = chain([first], left)


FORMAT = Format(
    name="dataset",
    title="Parquet data set",
    description="Every relation as Parquet, the codings parted by codebook, for DuckDB and Spark",
    media_type="application/vnd.apache.parquet",
    file_name="dataset/",
    write=write_dataset,
)
