"""All benchmarks, one after the other: ``python -m benchmarks``."""

from __future__ import annotations

import subprocess
import sys

NAMES = (
    "bench_startup",
    "bench_check",
    "bench_site",
    "bench_quotes",
    "bench_graph",
    "bench_browser",
    "bench_serve",
)


def main() -> None:
    """Run each in a process of its own; the exit code says whether every promise is kept."""
    codes = [
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
        for name in NAMES
    ]
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
