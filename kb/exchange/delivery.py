"""Putting exported files where they were asked for: one file, or a folder with its checksums.

A folder gathers formats: each has its place there, whichever was exported first, and
``SHA256SUMS`` lists them all. What it lists is known to come from an export; nothing else in the
folder is ever touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kb.errors import KbError
from kb.exchange.checksums import FILE_NAME, format_sums, parse_sums
from kb.exchange.form import Format, OutFile
from kb.store.batch import Batch, Written, digest_of

if TYPE_CHECKING:
    from kb.corpus import Corpus

Watch = Callable[[str, int], None]
"""Told of a file's name and how many of its bytes have come, again and again."""


class ForeignFile(KbError):
    """A file in the folder is in the way, and no export has put it there.

    Attributes:
        path: the file.
        reason: how that is known.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is in the way: {reason}. Move it, or name a folder that is new or holds an "
            "earlier export"
        )
        self.path = path
        self.reason = reason


class Delivered(NamedTuple):
    """A file that is where it was asked for.

    Attributes:
        path: the file.
        written: its size and checksum, and whether it was changed.
    """

    path: Path
    written: Written


def unwatched(name: str, size: int) -> None:
    """A `Watch` for when nobody looks."""


def deliver_file(
    form: Format,
    corpus: Corpus,
    path: Path,
    watch: Watch = unwatched,
    guard: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Delivered:
    """Write a format of one file to ``path``, over whatever file is there.

    Args:
        form: the format.
        corpus: the records.
        path: the file's place; links are followed.
        watch: told of the progress.
        guard: the context in which files take their places, in which nothing should interrupt.

    Raises:
        OSError: when it cannot be written; then nothing has changed.
    """
    place = path.resolve() if path.is_symlink() else path
    (file,) = form.write(corpus)
    with Batch(place.parent, named=path) as batch:
        written = batch.put(place, _watched(file, watch))
        with guard():
            batch.replace_all()
    return Delivered(path, written)


def deliver_folder(
    forms: Sequence[Format],
    corpus: Corpus,
    folder: Path,
    watch: Watch = unwatched,
    guard: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> list[Delivered]:
    """Write formats to their places in a folder, and its ``SHA256SUMS`` last.

    Files that an earlier export of the same formats has left and that are no longer made are
    removed. The other arguments are those of `deliver_file`.

    Raises:
        ForeignFile: when a file is in the way that is not listed in the folder's ``SHA256SUMS``.
        OSError: when something cannot be written; then nothing has changed, unless the disk fails
            while files take their places.
    """
    known = read_sums(folder)
    delivered: dict[str, Delivered] = {}
    with Batch(folder) as batch:
        for file in iter_files(forms, corpus):
            place = folder / file.path
            written = batch.put(place, _watched(file, watch))
            if written.changed and file.path not in known and place.exists():
                raise ForeignFile(place, f"it is not listed in {FILE_NAME}")
            delivered[file.path] = Delivered(place, written)
        left = left_behind(forms, folder, known, delivered)
        kept = {name: digits for name, digits in known.items() if (folder / name).is_file()}
        sums = {name: digits for name, digits in kept.items() if name not in left}
        sums |= {name: file.written.sha256 for name, file in delivered.items()}
        place = folder / FILE_NAME
        delivered[FILE_NAME] = Delivered(place, batch.put(place, [format_sums(sums)]))
        with guard():
            for name in left:
                (folder / name).unlink(missing_ok=True)
            batch.replace_all()
    return list(delivered.values())


def differing(forms: Sequence[Format], corpus: Corpus, folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file of a folder that exporting these formats would change, with what is wrong."""
    known = read_sums(folder)
    made: dict[str, str] = {}
    for file in iter_files(forms, corpus):
        made[file.path] = digits = _digest(file)
        if (found := digest_of(folder / file.path)) != digits:
            yield folder / file.path, "is missing" if found is None else "differs"
        elif known.get(file.path) != digits:
            yield folder / FILE_NAME, f"does not list {file.path} as it is"
    for name in left_behind(forms, folder, known, made):
        yield folder / name, "is left of an earlier export"


def differs(form: Format, corpus: Corpus, path: Path) -> str:
    """What is wrong with the file of a format at ``path``; empty when nothing is."""
    (file,) = form.write(corpus)
    found = digest_of(path)
    return "is missing" if found is None else "differs" if found != _digest(file) else ""


def iter_files(forms: Iterable[Format], corpus: Corpus) -> Iterator[OutFile]:
    """The files of formats, with their paths from the folder that gathers them."""
    for form in forms:
        for file in form.write(corpus):
            yield file._replace(path=form.file_name + file.path) if form.is_folder else file


def read_sums(folder: Path) -> dict[str, str]:
    """The checksums that stand in a folder; none when there is no such file.

    Raises:
        ForeignFile: when the file is no list of checksums.
    """
    place = folder / FILE_NAME
    try:
        return parse_sums(place.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except ValueError as error:
        raise ForeignFile(place, str(error)) from error


def left_behind(
    forms: Iterable[Format], folder: Path, known: dict[str, str], made: Iterable[str]
) -> list[str]:
    """The files in the folders of these formats that an export has put there, and this does not.

    Raises:
        ForeignFile: when there is one that is not listed, or that somebody has changed.
    """
    now = set(made)
    left = []
    for form in forms:
        home = folder / form.file_name
        for path in sorted(home.rglob("*")) if form.is_folder and home.is_dir() else ():
            name = path.relative_to(folder).as_posix()
            is_hidden = path.name.startswith(".")
            if is_hidden or name in now or (path.is_dir() and not path.is_symlink()):
                continue
            if name not in known:
                raise ForeignFile(path, f"it is not listed in {FILE_NAME}")
            if path.is_symlink() or digest_of(path) != known[name]:
                raise ForeignFile(path, f"it is not as {FILE_NAME} lists it")
            left.append(name)
    return left


def _watched(file: OutFile, watch: Watch) -> Iterator[bytes]:
    size = 0
    watch(file.path, size)
    for chunk in file.chunks:
        yield chunk
        size += len(chunk)
        watch(file.path, size)


def _digest(file: OutFile) -> str:
    digest = sha256()
    for chunk in file.chunks:
        digest.update(chunk)
    return digest.hexdigest()
