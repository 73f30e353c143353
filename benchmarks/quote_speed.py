"""How long it takes to find 100 quotes in a long paper, beside reading the paper's file.

python -m benchmarks.quote_speed FILE COUNT      one run, for the benchmark
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import typst

from benchmarks.bars import Bar
from benchmarks.measure import Program, note
from kb import match_quote
from kb.sources.read import read_source
from tests.matching.mutations.plain import escape
from tests.matching.mutations.suite import make_sentences

QUOTES = 100
SENTENCES_A_PAGE = 34
_SETTINGS = """\
#set page(paper: "a4", margin: 2.5cm, numbering: "1", header: [A. Made-up: All that was invented])
#set text(size: 11pt, lang: "en", hyphenate: true)
#set par(justify: true)
"""


def write_pdf(path: Path, pages: int) -> None:
    """A PDF of about so many pages of invented sentences, with heads, numbers and hyphens."""
    sentences = make_sentences(pages * SENTENCES_A_PAGE, seed=9)
    paragraphs = (" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))
    body = "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in paragraphs)
    written = path.with_suffix(".typ")
    written.write_text(_SETTINGS + body, "utf-8")
    typst.compile(str(written), output=str(path))


def time_once(path: Path, count: int) -> dict[str, float]:
    """Seconds for reading the file, for matching all true quotes, and medians for one quote.

    Args:
        path: the PDF.
        count: how many sentences it has; the quotes are taken from all of it.
    """
    sentences = make_sentences(count, seed=9)
    true = [escape(sentence) for sentence in sentences[:: max(1, count // QUOTES)][:QUOTES]]
    false = [_near_miss(quote) for quote in true]
    start = perf_counter()
    source = read_source(path)
    reading = perf_counter() - start
    hits, hit_answers = _timed(true, source.text)
    misses, miss_answers = _timed(false, source.text)
    return {
        "pages": len(source.pages),
        "reading": reading,
        "matching": sum(hits),
        "hit": statistics.median(hits),
        "miss": statistics.median(misses),
        "found": sum(answer in ("exact", "exact-across-break") for answer in hit_answers),
        "near": sum(answer == "near-miss" for answer in miss_answers),
    }


def _near_miss(quote: str) -> str:
    """The quote with another word in its middle."""
    words = quote.split()
    words[len(words) // 2] = "otherwise"
    return " ".join(words)


def _timed(quotes: Sequence[str], text: str) -> tuple[list[float], list[str]]:
    taken: list[float] = []
    answers: list[str] = []
    for quote in quotes:
        start = perf_counter()
        answers.append(match_quote(quote, text).status)
        taken.append(perf_counter() - start)
    return taken, answers


def measure_speed(pages: int, rounds: int) -> list[Bar]:
    """The promises about speed, from medians over processes of their own."""
    count = pages * SENTENCES_A_PAGE
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "long.pdf"
        write_pdf(path, pages)
        program = Program(
            (sys.executable, "-m", "benchmarks.quote_speed", str(path), str(count)),
            folder=Path(__file__).resolve().parent.parent,
        )
        runs = []
        for turn in range(rounds):
            note(f"round {turn + 1} of {rounds}: {pages} pages")
            runs.append(json.loads(program.run().output))
        note("")
    taken = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    return [
        Bar(
            f"{QUOTES} quotes over reading {taken['pages']:.0f} pages",
            "at most",
            1,
            taken["matching"] / taken["reading"],
            "x",
            f"{taken['matching']:.2f} s / {taken['reading']:.2f} s; {taken['found']:.0f} found",
        ),
        Bar(
            "a near miss over a hit",
            "at most",
            10,
            taken["miss"] / taken["hit"],
            "x",
            f"{taken['miss'] * 1e3:.2f} ms / {taken['hit'] * 1e3:.2f} ms; "
            f"{taken['near']:.0f} of {QUOTES} told as near misses",
        ),
    ]


if __name__ == "__main__":
    print(json.dumps(time_once(Path(sys.argv[1]), int(sys.argv[2]))))
