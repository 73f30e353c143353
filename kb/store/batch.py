"""Writing several files whole or not at all: staged beside their places, then put there at once."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from kb.store.stage import Stage

_READ_AT_ONCE = 1 << 20


class Written(NamedTuple):
    """What was staged.

    Attributes:
        size: its bytes.
        sha256: its checksum in hexadecimal digits.
        changed: whether the file at its place had other bytes, or there was none.
    """

    size: int
    sha256: str
    changed: bool


class Batch:
    """Files that take their places together.

    The bytes go to a hidden folder in ``folder``, on the same disk; `replace_all` puts them in
    place one by one, in the order in which they were staged. When the block ends before that, every
    old file is whole, nothing of the new ones is there, and no folder either that was made for
    them. What a program left that was killed in such a block is removed by the next.

    Args:
        folder: the folder of the files, made if it is missing.
        named: what a message names when the folder cannot be written; the folder if None.

    Raises:
        OSError: when something cannot be written; its file name is that of the place, never that
            of the staged file.
    """

    def __init__(self, folder: Path, named: Path | None = None) -> None:
        self._folder = folder
        self._named = named or folder
        self._stage = Stage(folder)
        self._made: list[Path] = []
        self._staged: list[tuple[Path, Path]] = []

    def __enter__(self) -> Batch:
        try:
            with _naming(self._named):
                self._make_folders(self._folder)
                self._stage.make()
        except BaseException:
            self._clear()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._clear()

    def put(self, path: Path, chunks: Iterable[bytes]) -> Written:
        """Stage the bytes of ``path``; errors in making the chunks pass as they are."""
        staged = self._stage.path / str(len(self._staged))
        with _naming(path):
            descriptor = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        digest, size = hashlib.sha256(), 0
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                with _naming(path):
                    _write(descriptor, chunk)
            with _naming(path):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        changed = digest_of(path) != digest.hexdigest()
        if changed:
            self._staged.append((staged, path))
        else:
            staged.unlink()
        return Written(size, digest.hexdigest(), changed)

    def replace_all(self) -> None:
        """Put every staged file in its place, with the mode of the file that stood there."""
        for _, path in self._staged:
            self._make_folders(path.parent)
        for staged, path in self._staged:
            with _naming(path):
                with suppress(FileNotFoundError):
                    os.chmod(staged, path.stat().st_mode & 0o7777)
                os.replace(staged, path)
        for folder in sorted({path.parent for _, path in self._staged}):
            _sync_folder(folder)
        self._made.clear()

    def _make_folders(self, folder: Path) -> None:
        missing = [part for part in (folder, *folder.parents) if not os.path.lexists(part)]
        with _naming(folder):
            for part in reversed(missing):
                part.mkdir()
                self._made.append(part)
            if not folder.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))

    def _clear(self) -> None:
        self._stage.remove()
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal digits; None when there is no such file."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_READ_AT_ONCE):
                digest.update(chunk)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return digest.hexdigest()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    # Some systems and some disks cannot do this, and lose nothing but the promise.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
