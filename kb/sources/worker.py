"""The process that reads one file: whatever the file does to it, the program goes on.

It takes the file's bytes from its input and gives what it read, as JSON, to its output.
"""

from __future__ import annotations

import json
import sys
from typing import cast

from kb.sources.extracted import Extracted, Unreadable
from kb.sources.limits import Limits
from kb.sources.source import SourceKind


def main() -> None:
    """Do what the first argument asks, within the limits of the second."""
    job = json.loads(sys.argv[1])
    limits = Limits(**job["limits"])
    _hold_to(limits)
    try:
        answer = _answer(job, sys.stdin.buffer.read(), limits)
    except Unreadable as problem:
        answer = {"code": problem.code, "reason": problem.reason, "remedy": problem.remedy}
    except MemoryError:
        answer = {"memory": True}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()


def _answer(job: dict[str, object], data: bytes, limits: Limits) -> dict[str, object]:
    if job["task"] == "second opinion":
        from kb.sources.second_opinion import extract_pages

        return {"text": extract_pages(data, cast("list[int]", job["pages"]), limits)}
    found = _extracted(cast("SourceKind", job["kind"]), data, limits)
    if len(found.text) > limits.text_characters:
        raise Unreadable(
            "KB804",
            f"the file has more than {limits.text_characters:,} characters of text",
            "cut out the paper itself",
        )
    from importlib.metadata import version

    extractor = f"{found.extractor}, literature-kb {version('literature-kb')}"
    return {"text": found.text, "pages": found.pages, "extractor": extractor}


def _extracted(kind: SourceKind, data: bytes, limits: Limits) -> Extracted:
    if kind == "pdf":
        from kb.sources.pdf import extract_pdf

        return extract_pdf(data, limits)
    if kind in ("html", "jats"):
        from kb.sources.markup import extract_html, extract_jats

        return extract_html(data) if kind == "html" else extract_jats(data)
    from kb.sources.markdown import extract_markdown
    from kb.sources.plain import extract_plain

    return extract_markdown(data) if kind == "markdown" else extract_plain(data)


def _hold_to(limits: Limits) -> None:
    """Let the system end this process when it takes too much."""
    try:
        import resource
    except ImportError:  # not on Windows: there the clock alone holds it
        return
    for name, most in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_AS", limits.memory_bytes),
        ("RLIMIT_CPU", limits.cpu_seconds),
        ("RLIMIT_FSIZE", 16 * limits.text_characters),
    ):
        try:
            hard = resource.getrlimit(getattr(resource, name))[1]
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(getattr(resource, name), (least, hard))
        except (AttributeError, ValueError, OSError):
            continue


if __name__ == "__main__":
    main()
