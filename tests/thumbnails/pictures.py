"""An invented dataset of clouds, and folders of images for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from kb.model.subject import Dataset
from kb.thumbnails.make import Terms

CLOUDS = Dataset.model_validate(
    {
        "id": "clouds",
        "name": "Clouds",
        "domain": "natural",
        "modality": "photographs",
        "dimensions": "2D",
        "classes": {
            "number": 3,
            "names": {"hi": "high clouds", "lo": "low clouds"},
            "counts": {"all": {"hi": 7, "lo": 2, "fog": 1}},
        },
    }
)
TERMS = Terms("CC0-1.0", "Jane Doe")


def fill(folder: Path, counts: Mapping[str, int]) -> None:
    """Put so many images, all of them different, into a folder for each class."""
    for label, count in counts.items():
        home = folder / label
        home.mkdir(parents=True, exist_ok=True)
        for number in range(count):
            Image.new("RGB", (20, 12), (number * 20, 40, 90)).save(home / f"{number}.png")
