"""What the formats for annotation tools share: found by name, and the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.exchange.form import CHUNK, bytes_of
from kb.exchange.registry import find_format
from tests.exchange.hostile import build_hostile
from tests.roofs import build_roofs

NAMES = ("nanopublications", "orkg-csv", "qdpx", "web-annotation")


@pytest.mark.parametrize("name", NAMES)
def test_two_processes_in_other_zones_and_with_other_hash_seeds_write_the_same_bytes(
    name: str, repository: Path
) -> None:
    program = (
        "import sys; from kb.exchange.form import bytes_of;"
        "from kb.exchange.registry import find_format; from tests.roofs import build_roofs;"
        "sys.stdout.buffer.write(bytes_of(find_format(sys.argv[1]), build_roofs()))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program, name],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert written == {bytes_of(find_format(name), build_roofs())}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_comes_in_pieces(name: str) -> None:
    (file,) = find_format(name).write(build_hostile())
    sizes = [len(chunk) for chunk in file.chunks]
    assert sizes
    assert max(sizes) < 12 * CHUNK


@pytest.mark.parametrize("name", NAMES)
def test_the_site_does_not_make_it_at_each_build(name: str) -> None:
    assert not find_format(name).on_site
