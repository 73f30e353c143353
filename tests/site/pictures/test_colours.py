"""The colours of values: read on both grounds, apart for every kind of eye, and one set of them."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence

import pytest

from kb.site.front_end import STATIC

VALUES = ("positive", "negative", "mixed", "present")
COLOURS = "kb.css/01-colours.css"
GROUNDS = ("default-bg-color", "soft")

# G. Machado, M. Oliveira and L. Fernandes, A physiologically-based model for simulation of color
# vision deficiency, IEEE TVCG 15 (2009): full protanopia, deuteranopia and tritanopia.
EYES: dict[str, Sequence[Sequence[float]]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def schemes() -> dict[str, dict[str, str]]:
    light, dark = (STATIC / COLOURS).read_text(encoding="utf-8").split("@media screen")
    return {
        name: dict(re.findall(r"--(?:kb|md)-([a-z-]+): (#[0-9a-f]{6});", part))
        for name, part in (("light", light), ("dark", dark))
    }


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as this eye sees it."""
    parts = linear(colour)
    r, g, b = (
        min(max(sum(m * p for m, p in zip(row, parts, strict=True)), 0), 1) for row in EYES[eye]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_values_can_be_read_as_words_and_numbers_can_be_read_on_them(
    scheme: str, ground: str
) -> None:
    colours = schemes()[scheme]
    for name in (*VALUES, "quiet", "checked", "doubt", "typeset-a-color", "default-fg-color"):
        assert contrast(colours[name], colours[ground]) >= 4.5, name


def test_there_is_one_set_of_colours_for_values() -> None:
    sheets = {
        path.relative_to(STATIC).as_posix(): path.read_text(encoding="utf-8")
        for path in STATIC.rglob("*.css")
        if path.is_file() and "app" not in path.parts
    }
    defined = {
        path for path, text in sheets.items() for value in VALUES if f"--kb-{value}:" in text
    }
    assert defined == {COLOURS}
    for value in VALUES:
        looks = re.findall(rf"__{value} {{([^}}]+)}}", sheets["pictures.css"])
        assert looks == [f" fill: var(--kb-{value}); stroke: var(--kb-{value}); "]
        assert f"color: var(--kb-{value})" in sheets["kb.css/04-values.css"]
    assert not re.search(r"#[0-9a-f]{3,8}\b", sheets["pictures.css"])


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_values_are_apart_for_every_kind_of_eye(scheme: str, eye: str) -> None:
    colours = schemes()[scheme]
    for one, other in itertools.combinations(VALUES, 2):
        assert math.dist(lab(colours[one], eye), lab(colours[other], eye)) > 18, (one, other)
