"""A folder of class folders: which images it holds, and which of them are shown."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.errors import KbError
from kb.thumbnails.picture import SUFFIXES


class NoClassFolders(KbError):
    """The folder does not hold a folder for each class.

    Attributes:
        folder: the folder.
    """

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"{folder} {reason}; put the images of each class into a folder of its name there"
        )
        self.folder = folder


@dataclass(frozen=True, slots=True)
class ClassFolder:
    """The images of one class.

    Attributes:
        name: the folder's name.
        images: the image files in and below it, by their paths from there.
        others: how many other files there are.
        path: the folder.
    """

    name: str
    images: tuple[str, ...]
    others: int
    path: Path


def list_class_folders(folder: Path) -> list[ClassFolder]:
    """The class folders of a folder, by name; hidden files and links to folders are left out.

    Raises:
        NoClassFolders: when there are none.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as reason:
        raise NoClassFolders(folder, f"cannot be read ({reason.strerror})") from None
    found = [
        _class_folder(path)
        for path in entries
        if not path.name.startswith(".") and path.is_dir() and not path.is_symlink()
    ]
    if not found:
        raise NoClassFolders(folder, "holds no folders")
    return found


def _class_folder(path: Path) -> ClassFolder:
    images, others = [], 0
    for where, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            if os.path.splitext(name)[1].lower() in SUFFIXES:
                images.append(Path(where, name).relative_to(path).as_posix())
            else:
                others += 1
    return ClassFolder(path.name, tuple(sorted(images)), others, path)


def iter_drawn(label: str, images: Sequence[str], seed: int) -> Iterator[str]:
    """The images in the order in which they are drawn: by chance, and always the same.

    Each image has a place that its own name, the class and the seed give it. So a file more or less
    moves no other, and a file that cannot be read is followed by the next.
    """
    yield from sorted(images, key=lambda name: _lot(seed, label, name))


def _lot(seed: int, label: str, name: str) -> bytes:
    said = "\0".join((str(seed), label, name))
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).digest()


__all__ = ["ClassFolder", "NoClassFolders", "iter_drawn", "list_class_folders"]
