"""The files of the project: those that git knows, or those of an unpacked source archive."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def project_files() -> list[Path]:
    """Every file that belongs to the project and is still there."""
    names = _known_to_git() if (ROOT / ".git").exists() else _unpacked()
    return [file for name in names if (file := ROOT / name).is_file()]


def _known_to_git() -> list[str]:
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [name for name in listed.split("\0") if name]


def _unpacked() -> list[str]:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    at_the_top = tuple(line.lstrip("/") for line in ignored if line.startswith("/"))
    files = (file.relative_to(ROOT) for file in sorted(ROOT.rglob("*")))
    return [
        str(file)
        for file in files
        if not f"{file.as_posix()}/".startswith(at_the_top)
        and not {"__pycache__", "node_modules"} & set(file.parts)
    ]
