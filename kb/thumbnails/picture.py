"""One image file, read with care and made small."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.errors import KbError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 64_000_000
"""Of larger images not even the small ones are made: at four bytes a pixel they take 256 MB."""

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF", "PPM")
"""What is read; the content of a file says what it is, not its name."""

SUFFIXES = frozenset(
    (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".gif", ".pgm", ".ppm")
)
"""How the names of image files end."""

_WHITE = (255, 255, 255, 255)


class BadPicture(KbError):
    """A file that gives no small image.

    Attributes:
        path: the file.
        reason: why not.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NoImaging(KbError):
    """The library that reads images is not installed."""

    def __init__(self, lacking: str = "Pillow") -> None:
        super().__init__(
            f"{lacking} is needed to read images; install it with "
            "`pip install 'literature-kb[images]'`, or in a checkout "
            "`.venv/bin/pip install '.[images]'`"
        )


def require_imaging() -> None:
    """See to it that images can be read and sheets written.

    Raises:
        NoImaging: Pillow is not installed, or cannot write WebP.
    """
    try:
        from PIL import features
    except ImportError:
        raise NoImaging from None
    if not features.check("webp"):
        raise NoImaging("a Pillow that can write WebP")


def read_tile(path: Path, side: int) -> Image:
    """A square image of ``side`` pixels that shows all of a picture.

    It is turned as its EXIF data say, made small enough to fit, never larger, and put in the middle
    of a clear ground; what was clear in it is white. Grey images of more than eight bits are
    stretched from their darkest to their lightest pixel. Of several frames the first is taken.
    Nothing but the pixels is kept.

    Returns:
        An image of mode ``RGBA``.

    Raises:
        BadPicture: the file is no image that is read, is damaged, or unpacks to too much.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # What is doubtful about a file is no news to whoever only wants it small.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as opened:
                width, height = opened.size
                if width * height > MOST_PIXELS:
                    raise BadPicture(path, _too_large(width, height))
                return _on_ground(_small(opened, side), side)
    except BadPicture:
        raise
    except UnidentifiedImageError:
        kinds = ", ".join(FORMATS)
        raise BadPicture(path, f"it is no image that is read ({kinds}), or damaged") from None
    except Image.DecompressionBombError:
        raise BadPicture(path, f"it unpacks to more than {MOST_PIXELS:,} pixels") from None
    except Exception as problem:  # a damaged file can make a decoder raise anything
        said = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise BadPicture(path, f"it is damaged: {said}") from None


def _too_large(width: int, height: int) -> str:
    return f"it has {width:,} x {height:,} pixels; up to {MOST_PIXELS:,} are read"


def _small(opened: Any, side: int) -> Image:
    from PIL import Image, ImageOps

    if opened.format == "JPEG":
        opened.draft(None, (2 * side, 2 * side))  # decodes only what is needed
    picture = _in_colour(ImageOps.exif_transpose(opened))
    width, height = picture.size
    scale = min(1.0, side / max(width, height))
    wanted = (max(1, round(width * scale)), max(1, round(height * scale)))
    if picture.size == wanted:
        return picture
    # A large image is first halved as often as that is not seen: so many times faster.
    return picture.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_colour(opened: Any) -> Image:
    """The pixels in eight bits of red, green and blue."""
    from PIL import Image

    picture = opened
    if opened.mode in ("I", "F") or opened.mode.startswith("I;16"):
        picture = _stretched(opened)
    elif "transparency" in opened.info or {"A", "a"} & set(opened.getbands()):
        above = opened.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", above.size, _WHITE), above)
    made: Image.Image = picture.convert("RGB")
    return made


def _stretched(opened: Any) -> Image:
    """A grey image of more than eight bits in eight, from its darkest to its lightest pixel."""
    import numpy as np
    from PIL import Image

    values = np.asarray(opened, dtype=np.float64)
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    spread = high - low or 1.0
    return Image.fromarray(np.rint((values - low) / spread * 255).astype(np.uint8), mode="L")


def _on_ground(small: Image, side: int) -> Image:
    from PIL import Image

    ground = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    width, height = small.size
    ground.paste(small, ((side - width) // 2, (side - height) // 2))
    return ground


__all__ = [
    "FORMATS",
    "MOST_PIXELS",
    "SUFFIXES",
    "BadPicture",
    "NoImaging",
    "read_tile",
    "require_imaging",
]
