"""The sizes and checksums of the large downloads, found out by a process of its own.

To make them takes seconds of a processor, and this one has pages to show. The other process reads
the records again, says what it found, and can be ended at any moment.

    python -m kb.site.serving.measuring ANNOTATIONS PATH ...
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

_STEP = 0.1


def find_measures(
    records: Path, paths: Sequence[str], is_over: Callable[[], bool]
) -> dict[str, tuple[int, str]]:
    """The number of bytes and the checksum of downloads by their paths; none where it failed, or
    was over before it was done.

    Args:
        records: the folder of the records.
        paths: the downloads.
        is_over: asked again and again whether nobody wants to know any more.
    """
    process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
        (sys.executable, "-m", __name__, os.fspath(records), *paths),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        while not is_over():
            try:
                said, _ = process.communicate(timeout=_STEP)
            except subprocess.TimeoutExpired:
                continue
            if process.returncode:
                break
            return {path: (size, digits) for path, (size, digits) in json.loads(said).items()}
        process.kill()
    return {}


def main() -> None:
    """Print the measures as JSON."""
    from kb.site.assets import iter_downloads
    from kb.store.read import read_corpus

    if hasattr(os, "nice"):
        os.nice(10)
    corpus = read_corpus(Path(sys.argv[1])).corpus
    wanted = set(sys.argv[2:])
    files = iter_downloads(corpus) if corpus else ()
    print(json.dumps({file.path: file.measure() for file in files if file.path in wanted}))


if __name__ == "__main__":
    main()
