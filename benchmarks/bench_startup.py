"""How long it takes before anything happens: `import kb` and `kb --help`.

python -m benchmarks.bench_startup
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from benchmarks.bars import Bar, format_bars, machine
from benchmarks.measure import BIN, Measured, Program, measure, python

PROGRAMS = {
    "pydantic": Program(python("import pydantic")),
    "import kb": Program(python("import kb")),
    "kb --help": Program((str(BIN / "kb"), "--help")),
    "python": Program(python("pass")),
}


def judge(taken: Mapping[str, Measured]) -> list[Bar]:
    """The promises, from the times of one run."""
    base = taken["pydantic"].seconds
    limits = {"import kb": 2.0, "kb --help": 2.0}
    return [
        Bar(
            f"{name} over import pydantic",
            "at most",
            limit,
            taken[name].seconds / base,
            "x",
            f"{taken[name].seconds * 1e3:.0f} ms / {base * 1e3:.0f} ms; "
            f"bare Python {taken['python'].seconds * 1e3:.0f} ms",
        )
        for name, limit in limits.items()
    ]


def run(rounds: int) -> list[Bar]:
    """Measure and judge."""
    return judge(measure(PROGRAMS, rounds))


def main() -> None:
    """Print the table; the exit code says whether every promise is kept."""
    parser = argparse.ArgumentParser(description="Measure start-up.")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    bars = run(given.rounds)
    print(format_bars(f"start-up, {machine()}, median of {given.rounds}", bars))
    raise SystemExit(not all(bar.holds for bar in bars))


if __name__ == "__main__":
    main()
