"""Whoever lacks the library that reads images is told what to install."""

from __future__ import annotations

import sys

import pytest
from PIL import features

from kb.thumbnails.picture import NoImaging, require_imaging


def test_a_machine_without_pillow_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(
        NoImaging, match=r"Pillow is needed .* `pip install 'literature-kb\[images\]'`"
    ):
        require_imaging()


def test_a_pillow_that_cannot_write_webp_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    require_imaging()
    monkeypatch.setattr(features, "check", lambda _: False)
    with pytest.raises(NoImaging, match="a Pillow that can write WebP"):
        require_imaging()
