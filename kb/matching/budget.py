"""How much may be tried for one quote: a text made to be hard must not hold anyone up."""

from __future__ import annotations

MOST_STEPS = 60_000
"""About a second's work. What a paper's text asks for stays far below a hundredth of it."""

LETTERS_A_STEP = 80
"""So many letters take about as long to compare as one try at a mark or break."""


class Budget:
    """What is left to try.

    Attributes:
        left: the steps that are left; 0 or less when there are none.
    """

    __slots__ = ("left",)

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int = 1) -> bool:
        """Take some steps; False when there are none left."""
        self.left -= steps
        return self.left > 0


__all__ = ["LETTERS_A_STEP", "MOST_STEPS", "Budget"]
