"""Small images side by side in one picture."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.model.thumbnails import COLUMNS, sheet_size

if TYPE_CHECKING:
    from PIL.Image import Image

_LOSSLESS_UP_TO = 32
"""Below this side every pixel counts, and keeping them all costs little."""

_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet as a file.

    Attributes:
        data: its bytes.
        sha256: their checksum.
    """

    data: bytes
    sha256: str


def write_sheet(tiles: Sequence[Image], side: int) -> Written:
    """The picture that holds these square images, six in a row, as WebP.

    The same images give the same bytes with the same version of the WebP library. There is nothing
    in it but pixels.
    """
    from PIL import Image

    sheet = Image.new("RGBA", sheet_size(len(tiles), side), (0, 0, 0, 0))
    for number, tile in enumerate(tiles):
        row, column = divmod(number, COLUMNS)
        sheet.paste(tile, (column * side, row * side))
    if sheet.getchannel("A").getextrema() == (255, 255):
        sheet = sheet.convert("RGB")
    out = io.BytesIO()
    if side <= _LOSSLESS_UP_TO:
        sheet.save(out, "WEBP", lossless=True, quality=100, method=6)
    else:
        sheet.save(out, "WEBP", quality=_QUALITY, method=6)
    data = out.getvalue()
    return Written(data, hashlib.sha256(data).hexdigest())


def file_name(label: str, sha256: str, taken: Iterable[str] = ()) -> str:
    """A name for the sheet of a class: something of the label, and of the checksum.

    A sheet that changes has another name, so that neither a browser nor half a change mixes an old
    sheet with a new record.

    Args:
        label: the class.
        sha256: the checksum of the sheet.
        taken: names that are in use already.

    >>> file_name("Pleural Effusion", "1f0c2b3a" * 8)
    'pleural-effusion-1f0c2b3a.webp'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "class"
    name, used, number = f"{stem}-{sha256[:8]}.webp", set(taken), 1
    while name in used:
        number += 1
        name = f"{stem}-{number}-{sha256[:8]}.webp"
    return name


__all__ = ["Written", "file_name", "write_sheet"]
