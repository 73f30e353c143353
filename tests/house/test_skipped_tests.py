"""In CI no test is left out in silence: one that is skipped has failed, unless it is listed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MAY_BE_SKIPPED

ROOT = Path(__file__).resolve().parents[2]
SKIPS = {
    "by a mark": "import pytest\n@pytest.mark.skip\ndef test_it(): pass\n",
    "in a test": "import pytest\ndef test_it(): pytest.skip('no')\n",
    "a whole file": "import pytest\npytest.importorskip('no_such_module')\ndef test_it(): pass\n",
}
XFAIL = "import pytest\n@pytest.mark.xfail\ndef test_it(): raise ValueError\n"


def run(folder: Path, file: str, text: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", file, "--rootdir=."],
        cwd=folder,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("text", SKIPS.values(), ids=SKIPS.keys())
def test_a_skipped_test_has_failed_in_ci_alone(text: str, tmp_path: Path) -> None:
    ran = run(tmp_path, "test_some.py", text, ci="true")
    assert ran.returncode in (1, 2), ran.stdout
    assert "not on the list" in ran.stdout
    assert run(tmp_path, "test_some.py", text, ci="").returncode in (0, 5)


def test_a_test_on_the_list_may_be_skipped_and_an_expected_failure_is_none(tmp_path: Path) -> None:
    listed = next(iter(MAY_BE_SKIPPED))
    assert run(tmp_path, listed, SKIPS["in a test"], ci="true").returncode == 0
    assert run(tmp_path, "test_some.py", XFAIL, ci="true").returncode == 0


def test_the_list_names_files_that_are_there() -> None:
    assert [file for file in MAY_BE_SKIPPED if not (ROOT / file).is_file()] == []
