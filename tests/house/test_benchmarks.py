"""The benchmarks run, on little data, and measure what they say they measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import (
    bench_browser,
    bench_check,
    bench_graph,
    bench_serve,
    bench_site,
    bench_startup,
    quote_speed,
)
from benchmarks.bars import Bar, format_bars
from benchmarks.make_corpus import write_corpus
from benchmarks.markdown import format_markdown
from benchmarks.measure import BIN, Program, measure, python
from kb.checks import run_checks
from kb.store.read import read_corpus


def _bytes_below(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_invented_knowledge_base_has_nothing_to_find(tmp_path: Path) -> None:
    write_corpus(tmp_path, papers=25)
    loaded = read_corpus(tmp_path / "annotations")
    assert loaded.findings == ()
    assert loaded.corpus is not None
    assert len(loaded.corpus.quotes) == 250
    assert list(run_checks(loaded.corpus)) == []


def test_the_invented_knowledge_base_is_in_canonical_form(tmp_path: Path) -> None:
    write_corpus(tmp_path, papers=5)
    Program((str(BIN / "kb"), "fmt", "--check", str(tmp_path / "annotations"))).run()


def test_the_invented_knowledge_base_is_the_same_for_a_seed(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_corpus(tmp_path / name, papers=3, seed=seed)
    a, b, c = (_bytes_below(tmp_path / name) for name in "abc")
    assert a == b != c


def test_a_paper_of_the_invented_knowledge_base_takes_ten_kilobytes(tmp_path: Path) -> None:
    assert 9_000 <= write_corpus(tmp_path, papers=20) / 20 <= 11_000


@pytest.mark.slow
def test_the_benchmark_of_the_check_judges_every_promise() -> None:
    bars = bench_check.run(papers=50, many=100, rounds=1)
    promises = " ".join(bar.promise for bar in bars)
    for part in ("yaml-rs alone", "first run over second", "memory, 100", "time per paper at 100"):
        assert part in promises
    (second,) = [bar for bar in bars if bar.promise.startswith("first run")]
    assert second.measured > 1


@pytest.mark.slow
def test_the_benchmark_of_start_up_judges_every_promise() -> None:
    assert [bar.limit for bar in bench_startup.run(rounds=1)] == [2, 2]


@pytest.mark.slow
def test_both_sides_of_the_benchmark_of_the_site_build_the_same_pages(tmp_path: Path) -> None:
    for program in bench_site.programs_for(tmp_path, 2, with_plain=True).values():
        program.run()
    ours, plain = (
        {str(page.relative_to(site)) for page in site.rglob("index.html")}
        for site in (tmp_path / "records-2" / "site", tmp_path / "plain-2" / "site")
    )
    assert ours == plain
    assert "papers/p00001-1996/index.html" in ours


def test_a_page_becomes_the_markdown_that_somebody_would_have_written() -> None:
    body = (
        '<h2 id="q1">Quote <a class="headerlink" href="#q1">#</a></h2>'
        '<section><blockquote>a <strong>b</strong> [c] <a href="../roe/">roe</a></blockquote>'
        "<dl><dt>x</dt><dd>1</dd></dl><ul><li>i</li></ul></section>"
    )
    assert format_markdown(body, "papers/doe/index.html") == (
        "## Quote {#q1}\n\n> a **b** \\[c\\] [roe](../roe/index.md)\n\nx\n:   1\n\n- i\n"
    )


def test_a_program_that_fails_does_not_count_as_fast() -> None:
    with pytest.raises(RuntimeError, match="too bad"):
        Program(python("import sys; sys.exit('too bad')")).run()


def test_a_run_has_its_time_its_memory_and_its_output() -> None:
    code = "import time; x = bytearray(50_000_000); time.sleep(0.1); print(7)"
    taken = measure({"it": Program(python(code))}, rounds=2)["it"]
    assert 0.1 <= taken.seconds < 10
    assert 50 <= taken.megabytes < 200
    assert taken.printed == 7


def test_a_promise_that_is_not_kept_is_said_loudly() -> None:
    bars = [Bar("speed", "at least", 30, 29.9, "x"), Bar("memory", "at most", 1024, 7, " MB")]
    assert [bar.holds for bar in bars] == [False, True]
    text = format_bars("Title", bars)
    assert "| NO " in text
    assert "| at most 1024 MB | 7 MB " in text


def test_the_benchmark_of_matching_judges_every_promise() -> None:
    bars = quote_speed.measure_speed(pages=5, rounds=1)
    assert [bar.limit for bar in bars] == [1, 10]
    assert all(bar.measured > 0 for bar in bars)
    assert "near misses" in bars[1].detail


@pytest.mark.slow
@pytest.mark.browser
def test_the_benchmark_of_the_server_sees_every_edit_on_the_screen() -> None:
    bars = bench_serve.run(papers=5, edits=2, pause=0.2)
    assert [bar.limit for bar in bars] == [3, 1.5, 1.5, 1.5, 1.5]
    assert all(bar.measured > 0 for bar in bars)
    assert bars[1].detail.count(",") == 1


@pytest.mark.slow
@pytest.mark.browser
def test_the_benchmark_in_the_browser_judges_every_promise() -> None:
    bars = bench_browser.run(papers=15, many=15, rounds=1, with_lighthouse=False, ask_papers=15)
    promises = " ".join(bar.promise for bar in bars)
    for part in ("largest of", "explorer, facet click", "search, key", "first query", "not found",
                 "graph, open", "Ask, slowest"):  # fmt: skip
        assert part in promises
    assert all(bar.measured > 0 for bar in bars if bar.limit > 0)


@pytest.mark.slow
def test_the_benchmark_of_the_graph_judges_every_promise() -> None:
    bars = bench_graph.run(papers=30, many=30, rdflib_papers=30, formats=["csv"])
    promises = " ".join(bar.promise for bar in bars)
    for part in ("question 1", "networkx alone", "Turtle", "Parquet", "memory, export csv"):
        assert part in promises
    assert [bar.limit for bar in bars if "mask" in bar.promise] == [3] * 13
    assert all(bar.measured > 0 for bar in bars if not bar.promise.startswith("growth"))
