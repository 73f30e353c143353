"""Colours of codes: a hue for each factor, and a shade of it for each value."""

from __future__ import annotations

import colorsys

GOLDEN_ANGLE = 0.381966
"""Of a full turn: hues that follow each other by it stay far apart, however many come."""

_SHADES: dict[str | None, tuple[float, float]] = {
    None: (0.45, 0.60),
    "positive": (0.36, 0.75),
    "negative": (0.27, 0.85),
    "mixed": (0.55, 0.50),
    "present": (0.64, 0.70),
    "absent": (0.80, 0.50),
}
"""Lightness and saturation of a factor itself (None) and of its values."""


def code_colour(index: int, value: str | None = None) -> str:
    """The colour of the factor with this number, or of one of its values, as ``#rrggbb``.

    >>> code_colour(0), code_colour(0, "absent")
    ('#b82e2e', '#e6b3b3')
    """
    lightness, saturation = _SHADES[value]
    rgb = colorsys.hls_to_rgb(index * GOLDEN_ANGLE % 1, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
