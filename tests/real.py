"""The records that the tests of real data read: the checkout's, or a copy with something added."""

from __future__ import annotations

import os
from pathlib import Path

ANNOTATIONS = Path(
    os.environ.get("KB_TEST_ANNOTATIONS") or Path(__file__).resolve().parents[1] / "annotations"
)
"""``KB_TEST_ANNOTATIONS`` names the folder of other records that must pass the same tests."""
