"""Running whole programs side by side and taking their time and memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent
LAUNCH = Path(__file__).with_name("launch.py")
PEERS = Path(__file__).resolve().parent.parent / ".venv-bench" / "bin"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program.

    Attributes:
        seconds: wall time from its start to its end.
        cpu: processor time of it and its children, which a busy machine does not lengthen as much.
        megabytes: the most memory that it, or one of its children, held at once.
        output: what it printed.
    """

    seconds: float
    cpu: float
    megabytes: float
    output: str


@dataclass(frozen=True, slots=True)
class Program:
    """A program to measure.

    Attributes:
        command: its command line.
        before: called before each run, outside the measured time.
        environment: variables that are set on top of this process's.
        folder: where it runs; here if None.
    """

    command: Sequence[str]
    before: Callable[[], object] = lambda: None
    environment: Mapping[str, str] | None = None
    folder: Path | None = None

    def run(self) -> Run:
        """Run it once.

        Raises:
            RuntimeError: when it fails, with the end of what it printed: a program that gave up
                early must not count as a fast one.
        """
        self.before()
        with tempfile.TemporaryDirectory() as room:
            result = Path(room) / "result.json"
            ran = subprocess.run(
                (sys.executable, "-S", LAUNCH, result, *self.command),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(self.environment or {})},
                cwd=self.folder,
                check=False,
            )
            output = ran.stdout.decode(errors="replace")
            if ran.returncode != 0:
                raise RuntimeError(f"{' '.join(self.command[:4])} failed:\n{output[-2_000:]}")
            seconds, cpu, megabytes = json.loads(result.read_text(encoding="utf-8"))
        return Run(seconds, cpu, megabytes, output)


@dataclass(frozen=True, slots=True)
class Measured:
    """The runs of one program."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median processor time."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def printed(self) -> float:
        """The median of the number that the program printed."""
        return statistics.median(float(run.output) for run in self.runs)

    @property
    def megabytes(self) -> float:
        """The most memory of any run."""
        return max(run.megabytes for run in self.runs)


def measure(programs: Mapping[str, Program], rounds: int) -> dict[str, Measured]:
    """Run all programs in turn, ``rounds`` times, so that a slow spell meets them all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for turn in range(rounds):
        for name, program in programs.items():
            note(f"round {turn + 1} of {rounds}: {name}")
            runs[name].append(program.run())
    note("")
    return {name: Measured(tuple(taken)) for name, taken in runs.items()}


def times(first: Measured, second: Measured) -> str:
    """Both wall times as a fraction, and both processor times, for the last column of a table."""
    wall = f"{first.seconds:.2f} s / {second.seconds:.2f} s"
    return f"{wall} (processor {first.cpu:.2f} s / {second.cpu:.2f} s)"


def note(text: str) -> None:
    """Show what is going on, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def python(code: str, *arguments: str) -> tuple[str, ...]:
    """The command line that runs ``code`` in this Python."""
    return (sys.executable, "-c", code, *arguments)


def peer(name: str) -> str | None:
    """The program of a peer, or None when ``make bench`` has not installed it."""
    path = PEERS / name
    return str(path) if path.exists() else None
