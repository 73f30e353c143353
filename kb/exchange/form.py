"""What a format of export is: a name for people, and the files that it makes of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing_extensions import Buffer

    from kb.corpus import Corpus

CHUNK = 1 << 16
"""About so many bytes are handed on at once."""


class OutFile(NamedTuple):
    """A file that an export makes.

    Attributes:
        path: its name; within a format of several files, its path from their folder, with ``/``.
        chunks: its bytes, piece by piece, to be taken once and before the next file.
    """

    path: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which the whole knowledge base can be taken away.

    Attributes:
        name: its name on the command line, such as ``turtle``.
        title: its name as people write it.
        description: what it holds, in a phrase.
        media_type: its media type.
        file_name: the name of its file among the downloads; with ``/`` at the end, the name of the
            folder of its files.
        write: its files; the same bytes for the same corpus. A format of one file gives that file,
            under ``file_name``.
        on_site: whether the site offers it as a download, and so makes it at each build.
        most_on_site: with more quotes the site leaves it out, since each build would wait for it.
    """

    name: str
    title: str
    description: str
    media_type: str
    file_name: str
    write: Callable[[Corpus], Iterable[OutFile]]
    on_site: bool = False
    most_on_site: int | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it has several files, in a folder."""
        return self.file_name.endswith("/")


def bytes_of(form: Format, corpus: Corpus) -> bytes:
    """The whole file of a format that has one."""
    (file,) = form.write(corpus)
    return b"".join(file.chunks)


def encode(pieces: Iterable[str]) -> Iterator[bytes]:
    """Text as UTF-8, short pieces gathered.

    >>> list(encode(["a", "b\\n"]))
    [b'ab\\n']
    """
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(held).encode()
            held.clear()
            size = 0
    if held:
        yield "".join(held).encode()


def pieces(data: Buffer) -> Iterator[bytes]:
    """Bytes that are there already, in pieces.

    >>> list(pieces(b"ab"))
    [b'ab']
    """
    view = memoryview(data)
    for start in range(0, len(view), CHUNK):
        yield bytes(view[start : start + CHUNK])


def through_file(write: Callable[[Path], None]) -> Iterator[bytes]:
    """The bytes of a file, in pieces, for a library that writes to nothing else.

    Args:
        write: writes the file, in a folder that is empty, and has a moment's life.
    """
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kb-export-") as folder:
        path = Path(folder) / "file"
        write(path)
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
