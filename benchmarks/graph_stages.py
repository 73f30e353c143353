"""One stage of the graph's benchmark in a process of its own, so that its memory is its own.

    python -m benchmarks.graph_stages STAGE FOLDER [FILE]

prints a JSON object of seconds (and megabytes) for `benchmarks.bench_graph`. FOLDER holds an
invented knowledge base; FILE is what the stage reads or writes.
"""

from __future__ import annotations

import io
import json
import re
import signal
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from types import FrameType
from typing import TYPE_CHECKING, TypeVar, cast

import kb
from kb.model.paper import Verification
from tests.cookbook.recipes import read_recipes

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from kb.api.quotes import Quotes

Answer = TypeVar("Answer")
Figures = dict[str, float]

JOINS = (1, 3, 4, 6, 7, 10)
"""The questions of the cookbook whose queries are joins over all codings."""

VIEWS = ("quotes", "graph", "frame")
"""The views whose memory is measured by itself, without a peer's beside it."""

PATIENCE = 100
"""Seconds after which rdflib is stopped; its time then counts as at least this."""

NAMES = {
    "literature-factors@1": "invented-factors@1",
    "visual_similarity": "likeness",
    "imagenet-1k": "data-01",
}
"""What the cookbook's names are called in the invented knowledge base."""


def queries() -> dict[int, str]:
    """The cookbook's joins, by number, asked of the invented knowledge base."""
    names = re.compile("|".join(map(re.escape, NAMES)))
    return {
        recipe.number: names.sub(lambda found: NAMES[found[0]], recipe.sparql)
        for recipe in read_recipes()
        if recipe.number in JOINS
    }


def time_filters(folder: Path) -> Figures:
    """Each filter of `Base.quotes` with all its references, and the same as a mask of a frame."""
    base = _half_verified(kb.load(folder, check=False))
    frame = base.frame()
    figures: Figures = {}
    began = perf_counter()
    len(base.quotes(factor="likeness"))
    figures["first"] = perf_counter() - began
    for name, (ours, mask) in _filters(base, frame).items():
        refs, ours_taken = _median(partial(_refs, ours))
        rows, peer_taken = _median(partial(_rows, frame, mask))
        if set(refs) != set(rows["quote"]):
            raise AssertionError(f"{name}: the two answers differ")
        figures[f"{name}, ours"], figures[f"{name}, pandas"] = ours_taken, peer_taken
    return figures


def _refs(ask: Callable[[], Quotes]) -> list[str]:
    return [quote.ref for quote in ask()]


def _rows(frame: pd.DataFrame, mask: Callable[[], pd.Series[bool]]) -> pd.DataFrame:
    return frame[mask()]


def _half_verified(base: kb.Base) -> kb.Base:
    """The same with every second paper's quotes verified, so that their level tells them apart."""
    papers = dict(base.corpus.papers)
    for name in list(papers)[::2]:
        quotes = tuple(
            quote.model_copy(update={"verification": Verification(level="full-text")})
            for quote in papers[name].quotes
        )
        papers[name] = papers[name].model_copy(update={"quotes": quotes})
    return kb.Base(replace(base.corpus, papers=papers))


def _filters(
    base: kb.Base, frame: pd.DataFrame
) -> dict[str, tuple[Callable[[], Quotes], Callable[[], pd.Series[bool]]]]:
    """For each filter the call and the mask. A bare call of a filter of judgements asks for quotes
    that speak to a factor, so the masks do as well."""
    speaking = ["positive", "negative", "mixed", "present"]
    word = base.quotes()[7].text.split()[5]
    pattern = re.compile(r"\b\d+\.\d7%")

    def names(column: str, name: str) -> pd.Series[bool]:
        return frame[column].map(lambda listed: name in listed)

    return {
        "factor": (
            lambda: base.quotes(factor="likeness"),
            lambda: (frame["factor"] == "likeness") & frame["value"].isin(speaking),
        ),
        "value": (
            lambda: base.quotes(factor="likeness", value="positive"),
            lambda: (frame["factor"] == "likeness") & (frame["value"] == "positive"),
        ),
        "codebook": (
            lambda: base.quotes(codebook="invented-factors@1", value=speaking),
            lambda: (frame["codebook"] == "invented-factors@1") & frame["value"].isin(speaking),
        ),
        "paper": (
            lambda: base.quotes(paper=base.quotes()[9].paper.id),
            lambda: frame["paper"] == base.quotes()[9].paper.id,
        ),
        "years": (
            lambda: base.quotes(since=2016, until=2018),
            lambda: frame["year"].between(2016, 2018),
        ),
        "source": (
            lambda: base.quotes(source="data-01"),
            lambda: names("source", "data-01"),
        ),
        "target": (
            lambda: base.quotes(target="data-02"),
            lambda: names("target", "data-02"),
        ),
        "model": (
            lambda: base.quotes(model="model-03"),
            lambda: names("models", "model-03"),
        ),
        "coder": (
            lambda: base.quotes(coder="ann", value=speaking),
            lambda: names("coders", "ann") & frame["value"].isin(speaking),
        ),
        "level": (
            lambda: base.quotes(level="full-text"),
            lambda: frame["verified"] == "full-text",
        ),
        "words": (
            lambda: base.quotes(text=word),
            lambda: frame["text"].str.contains(word, case=False, regex=False),
        ),
        "expression": (
            lambda: base.quotes(text=pattern),
            lambda: frame["text"].str.contains(pattern.pattern),
        ),
        "all of them": (
            lambda: base.quotes(
                factor="likeness", value="positive", since=2016, source="data-01", target="data-02"
            ),
            lambda: (
                (frame["factor"] == "likeness")
                & (frame["value"] == "positive")
                & (frame["year"] >= 2016)
                & names("source", "data-01")
                & names("target", "data-02")
            ),
        ),
    }


def _median(work: Callable[[], Answer], rounds: int = 5) -> tuple[Answer, float]:
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        answer = work()
        taken.append(perf_counter() - began)
    return answer, statistics.median(taken)


def time_networkx(folder: Path) -> Figures:
    """Making the graph of the records, and networkx alone on as many ready nodes and edges."""
    import networkx as nx

    base = kb.load(folder, check=False)
    graph, ours = _median(base.graph, 3)
    nodes = [(node, dict(data)) for node, data in graph.nodes(data=True)]
    edges = [(*ends, dict(data)) for *ends, data in graph.edges(keys=True, data=True)]
    del graph

    def alone() -> nx.MultiDiGraph[str]:
        made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        made.add_nodes_from(nodes)
        made.add_edges_from(edges)
        return made

    _, peer = _median(alone, 3)
    return {"ours": ours, "networkx": peer, "nodes": len(nodes), "edges": len(edges)}


def time_turtle(folder: Path, target: Path) -> Figures:
    """Writing the records to disk as Turtle."""
    from kb.graph.rdf import iter_turtle

    corpus = kb.load(folder, check=False).corpus
    began = perf_counter()
    with target.open("w", encoding="utf-8", newline="") as out:
        out.writelines(iter_turtle(corpus))
    return {"ours": perf_counter() - began}


def time_rdflib(_: Path, turtle: Path) -> Figures:
    """What rdflib takes for the same triples: reading them, the joins, writing Turtle."""
    import rdflib

    figures: Figures = {}
    began = perf_counter()
    graph = rdflib.Graph()
    graph.parse(turtle, format="turtle")
    figures["load"], figures["triples"] = perf_counter() - began, len(graph)
    for number, query in queries().items():
        rows, figures[f"join {number}"] = _with_patience(partial(_ask_rdflib, graph, query))
        figures[f"rows {number}"] = rows
    began = perf_counter()
    graph.serialize(turtle.with_suffix(".rdflib.ttl"), format="turtle")
    figures["serialize"] = perf_counter() - began
    return figures


def _ask_rdflib(graph: rdflib.Graph, query: str) -> int:
    return len(graph.query(query))


def _with_patience(work: Callable[[], int]) -> tuple[int, float]:
    """The answer's size and the time; -1 and `PATIENCE` when it took longer."""

    def give_up(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    began = perf_counter()
    try:
        return work(), perf_counter() - began
    except TimeoutError:
        return -1, float(PATIENCE)
    finally:
        signal.alarm(0)


def time_sparql(folder: Path) -> Figures:
    """Loading the embedded store and asking it the joins, with the memory of both processes."""
    base = kb.load(folder, check=False)
    figures: Figures = {}
    began = perf_counter()
    base.sparql("ASK { ?s ?p ?o }")
    figures["load"] = perf_counter() - began
    for number, query in queries().items():
        answer, figures[f"join {number}"] = _median(partial(base.sparql, query), 3)
        figures[f"rows {number}"] = len(cast("pd.DataFrame", answer))
    figures["megabytes"] = _peak_of_family()
    return figures


def _peak_of_family() -> float:
    """The most memory that this process and those it started have held, added up, in MB."""
    here = Path("/proc/self")
    kilobytes = _peak(here)
    for task in (here / "task").iterdir():
        for child in (task / "children").read_text().split():
            kilobytes += _peak(Path("/proc") / child)
    return kilobytes / 1024


def _peak(process: Path) -> int:
    found = re.search(r"VmHWM:\s+(\d+)", (process / "status").read_text())
    return int(found[1]) if found else 0


def time_parquet(folder: Path) -> Figures:
    """Writing the codings as Parquet, and pyarrow alone on the same ready columns."""
    import pyarrow.parquet as pq

    from kb.exchange.form import bytes_of
    from kb.exchange.registry import find_format

    corpus = kb.load(folder, check=False).corpus
    form = find_format("parquet")
    written, ours = _median(lambda: bytes_of(form, corpus), 3)
    table = pq.read_table(io.BytesIO(written))
    _, peer = _median(lambda: pq.write_table(table, io.BytesIO()), 3)
    return {"ours": ours, "pyarrow": peer, "rows": table.num_rows, "bytes": len(written)}


def hold_view(folder: Path, view: str) -> Figures:
    """Loading the records and making one view of them, for the memory of that alone."""
    base = kb.load(folder, check=False)
    began = perf_counter()
    views: dict[str, Callable[[], object]] = {
        "quotes": lambda: len(base.quotes(factor="likeness")),
        "graph": base.graph,
        "frame": base.frame,
    }
    views[view]()
    return {view: perf_counter() - began}


def main() -> None:
    """Run the stage that the command line names."""
    stage, folder, *files = sys.argv[1:]
    one = {
        "filters": time_filters,
        "networkx": time_networkx,
        "sparql": time_sparql,
        "parquet": time_parquet,
    }
    two = {"turtle": time_turtle, "rdflib": time_rdflib}
    if stage in two:
        figures = two[stage](Path(folder), Path(files[0]))
    elif stage in VIEWS:
        figures = hold_view(Path(folder), stage)
    else:
        figures = one[stage](Path(folder))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
