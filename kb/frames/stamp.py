"""Of which data a frame is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def stamped(frame: pd.DataFrame, version: str) -> pd.DataFrame:
    """The frame itself, now with the version of its data as ``data_version`` in its ``attrs``."""
    frame.attrs["data_version"] = version
    return frame
