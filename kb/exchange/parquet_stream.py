"""A Parquet file as a stream of bytes, so that no more than a row group is in memory."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


class _Pieces:
    """A file that keeps what is written to it only until it is taken."""

    closed = False

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        self._size += len(data)
        return len(data)

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def take(self) -> bytes:
        data = b"".join(self._held)
        self._held.clear()
        return data


def iter_parquet(
    batches: Iterator[pa.RecordBatch],
    schema: pa.Schema,
    most: int | None = None,
    dictionary: int = 1 << 20,
    read_as: pa.Schema | None = None,
) -> Iterator[bytes]:
    """A Parquet file with a row group for each batch, compressed with Zstandard.

    The bytes depend on the data and on the version of pyarrow. Every row group carries the least
    and the greatest value of each column, by which readers pass over those they do not need.

    Args:
        batches: any number of them, also none.
        schema: theirs; with its metadata it becomes the file's.
        most: the file takes no further batch when it has so many bytes; None for no limit. What is
            left in ``batches`` is for another file.
        dictionary: when the different values of a column take more bytes than this in a row group,
            each row has its own.
        read_as: the types that Arrow's readers give; those of ``schema`` if None.
    """
    import pyarrow.parquet as pq

    out = _Pieces()
    with pq.ParquetWriter(
        out,
        schema,
        compression="zstd",
        version="2.6",
        store_schema=False,
        dictionary_pagesize_limit=dictionary,
    ) as writer:
        while most is None or out.tell() < most:
            batch = next(batches, None)
            if batch is None:
                break
            writer.write_batch(batch, row_group_size=max(batch.num_rows, 1))
            yield out.take()
        declared = b64encode((read_as or schema).serialize()).decode()
        writer.add_key_value_metadata({**(schema.metadata or {}), "ARROW:schema": declared})
    yield out.take()
