"""Running the process that reads a file, and ending it when it takes too much."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from kb.sources.extracted import Unreadable
from kb.sources.limits import Limits

_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-P", "-m", "kb.sources.worker")


def answer_of(job: Mapping[str, object], data: bytes, limits: Limits) -> Mapping[str, object]:
    """What the reading process answers to a job about a file's bytes.

    Raises:
        Unreadable: what the process found, or that it ended without an answer.
    """
    command = (*_COMMAND, json.dumps({**job, "limits": asdict(limits)}))
    with tempfile.TemporaryFile() as output:
        try:
            ran = subprocess.run(  # noqa: S603 - our own program, with no word of the file's
                command, input=data, stdout=output, stderr=subprocess.DEVNULL,
                env=_environment(), timeout=limits.wall_seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise _too_long() from None
        output.seek(0)
        return _answer(ran.returncode, output.read(16 * limits.text_characters + 1))


def _environment() -> dict[str, str]:
    """Ours, with the folder of this package first: the process is to run the same code."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}


def _answer(status: int, output: bytes) -> Mapping[str, object]:
    if -status in (getattr(signal, "SIGXCPU", 0), getattr(signal, "SIGKILL", 0)) and status:
        raise _too_long()
    if status != 0:
        raise _gave_up("the program that reads it broke off")
    try:
        answer = json.loads(output)
    except ValueError:
        raise _gave_up("the program that reads it gave no answer") from None
    if "memory" in answer:
        raise _gave_up("reading it takes too much memory")
    if "code" in answer:
        raise Unreadable(answer["code"], answer["reason"], answer["remedy"])
    return dict(answer)


def _too_long() -> Unreadable:
    return _gave_up("reading it takes too long")


def _gave_up(reason: str) -> Unreadable:
    remedy = "save the file anew with another program, or take the paper from elsewhere"
    return Unreadable("KB805", reason, remedy)


__all__ = ["answer_of"]
