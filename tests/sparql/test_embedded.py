"""The embedded engine: what it answers, and how it stops what takes too much."""

from __future__ import annotations

import math
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kb.errors import WrongCondition
from kb.sparql.answer import Solutions, Triples
from kb.sparql.embedded import EmbeddedEngine, estimate_triples
from kb.sparql.engine import Limits, Question
from kb.sparql.errors import (
    EngineBroken,
    MalformedQuery,
    QueryFailed,
    QueryRefused,
    QueryStopped,
    WrongLimit,
)
from kb.sparql.query import Updated, ask, find_answer
from tests.cli.running import heed_signals
from tests.roofs import build_roofs

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c < ?f && ?f < ?i) }"
ENDLESS = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c < ?f && ?f > ?c) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a ?f"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def engine() -> Iterator[EmbeddedEngine]:
    engine = EmbeddedEngine(build_roofs())
    yield engine
    engine.close()


@pytest.fixture
def fresh() -> Iterator[EmbeddedEngine]:
    engine = EmbeddedEngine(build_roofs())
    yield engine
    engine.close()


def count(engine: EmbeddedEngine) -> int:
    answer = find_answer(engine, COUNT)
    assert isinstance(answer, Solutions)
    cell = answer.rows[0][0]
    assert isinstance(cell, tuple)
    return int(cell[0])


def pid_of(engine: EmbeddedEngine) -> int:
    assert engine._process is not None
    return engine._process.pid


def has_ended(pid: int) -> bool:
    for _ in range(400):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in "ZX":
            return True
        time.sleep(0.02)
    return False


def test_the_store_holds_every_triple_of_the_records(engine: EmbeddedEngine) -> None:
    from kb.graph.rdf import build_rdf

    assert count(engine) == len(build_rdf(build_roofs())) == engine.triples


def test_the_forms_of_a_query_have_answers_of_their_own(engine: EmbeddedEngine) -> None:
    assert find_answer(engine, "ASK { ?q a oa:SpecificResource }") is True
    assert find_answer(engine, "ASK { ?q a kb:Nothing }") is False
    assert isinstance(find_answer(engine, "SELECT * {} LIMIT 1"), Solutions)
    told = find_answer(engine, "DESCRIBE <https://example.org/kb/paper/doe2020>")
    assert isinstance(told, Triples)
    assert told.triples


@pytest.mark.parametrize("query", [RUNAWAY, ENDLESS], ids=["no row", "endless rows"])
def test_a_runaway_query_is_stopped_in_time(fresh: EmbeddedEngine, query: str) -> None:
    whole = count(fresh)
    pid, start = pid_of(fresh), time.monotonic()
    with pytest.raises(QueryStopped, match=r"longer than 0\.5 seconds") as stopped:
        find_answer(fresh, query, Limits(seconds=0.5))
    assert stopped.value.limit == "time"
    assert time.monotonic() - start < 5
    assert has_ended(pid)
    assert count(fresh) == whole


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the memory held is not told")
def test_a_query_that_needs_too_much_memory_is_stopped(fresh: EmbeddedEngine) -> None:
    with pytest.raises(QueryStopped, match="150 MB") as stopped:
        find_answer(fresh, GREEDY, Limits(memory=150 << 20))
    assert stopped.value.limit == "memory"
    assert count(fresh) == fresh.triples


def test_an_answer_with_too_many_rows_is_an_error_and_not_a_short_answer(
    fresh: EmbeddedEngine,
) -> None:
    whole = count(fresh)
    query = "SELECT * { ?s ?p ?o }"
    assert isinstance(find_answer(fresh, query, Limits(rows=whole)), Solutions)
    with pytest.raises(QueryStopped, match="more than"):
        find_answer(fresh, query, Limits(rows=whole - 1))
    with pytest.raises(QueryStopped, match="more than"):
        find_answer(fresh, "CONSTRUCT WHERE { ?s ?p ?o }", Limits(rows=whole - 1))


def test_an_answer_that_is_too_large_is_an_error(fresh: EmbeddedEngine) -> None:
    with pytest.raises(QueryStopped, match="larger than 1 MB"):
        find_answer(fresh, "SELECT * { ?s ?p ?o . ?a ?b ?c }", Limits(size=1 << 20))


def test_a_fault_names_its_place_in_the_query_as_it_was_written(engine: EmbeddedEngine) -> None:
    with pytest.raises(MalformedQuery) as malformed:
        find_answer(engine, "SELECT * {\n  ?q kb:value ?v ;\n    dcterm:title ?t }")
    fault = malformed.value
    assert (fault.line, fault.column) == (3, 5)
    assert "        dcterm:title ?t }\n        ^\ndid you mean 'dcterms'?" in str(fault)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELEC * {}", "there is no word 'SELEC'"),
        ("SELECT * { ?s kb:value positive }", "there is no word 'positive'"),
        ("SELECT * { ?s ?p ?o", "{ is not closed"),
        ("SELECT * { ?s ?p ?o }}", "} closes nothing"),
        ("SELECT * { ?s ?p 'a }", "the text that begins with ' is not closed"),
        ("SELECT ?x ?y { ?x ?y ?z } GROUP BY ?x", "variable that is unbound"),
        ("SELECT * { ?s ?p }", "something is wrong"),
        (" \n", "it is empty"),
        ("SELECT \x1b[31m", r"\\x1b"),
    ],
)
def test_a_malformed_query_is_told_why(engine: EmbeddedEngine, query: str, said: str) -> None:
    with pytest.raises(MalformedQuery, match=said) as malformed:
        find_answer(engine, query)
    assert "\x1b" not in str(malformed.value)
    before = pid_of(engine)
    assert count(engine)
    assert pid_of(engine) == before


def test_an_own_prefix_wins_over_a_known_one(engine: EmbeddedEngine) -> None:
    answer = find_answer(engine, "PREFIX kb: <http://own/> SELECT (kb:x AS ?x) {}")
    assert isinstance(answer, Solutions)
    assert answer.rows == (("http://own/x",),)


def test_updates_are_refused_and_change_only_the_store_when_they_are_allowed(
    fresh: EmbeddedEngine,
) -> None:
    insert = "INSERT DATA { <http://e/a> kb:value 'new' }"
    whole = count(fresh)
    with pytest.raises(QueryRefused):
        find_answer(fresh, insert)
    told = ask(fresh, insert, update=True)
    assert isinstance(told, Updated)
    assert f"had {whole:,} triples and now has {whole + 1:,}; no file was changed" in repr(told)
    assert find_answer(fresh, "ASK { ?s kb:value 'new' }") is True
    with pytest.raises(QueryStopped):
        find_answer(fresh, RUNAWAY, Limits(seconds=0.3))
    assert count(fresh) == whole + 1
    fresh.close()
    assert count(EmbeddedEngine(build_roofs())) == whole


def test_a_call_elsewhere_fails_even_if_it_is_not_seen(engine: EmbeddedEngine) -> None:
    """The process can open no connection while it answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        port = server.getsockname()[1]
        call = Question(f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}", "", "ASK")
        with pytest.raises(QueryFailed), engine.ask(call, Limits()):
            pass
        with pytest.raises(TimeoutError):
            server.accept()
    assert count(engine)


def test_a_call_elsewhere_that_fails_says_so(engine: EmbeddedEngine) -> None:
    with pytest.raises(QueryFailed, match="could not be answered"):
        find_answer(engine, "SELECT * { SERVICE <http://127.0.0.1:1/> {} }", service=True)


def test_a_store_on_disk_answers_alike_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: EmbeddedEngine
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    on_disk = EmbeddedEngine(build_roofs(), most_in_memory=1)
    assert count(on_disk) == count(engine)
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(QueryStopped):
        find_answer(on_disk, RUNAWAY, Limits(seconds=0.3))
    assert count(on_disk) == count(engine)
    find_answer(on_disk, "INSERT DATA { <http://e/a> kb:value 'new' }", update=True)
    with pytest.raises(QueryStopped):
        find_answer(on_disk, RUNAWAY, Limits(seconds=0.3))
    assert count(on_disk) == count(engine) + 1
    on_disk.close()
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_was_killed_is_started_anew(fresh: EmbeddedEngine) -> None:
    whole = count(fresh)
    os.kill(pid_of(fresh), signal.SIGKILL)
    assert fresh._process is not None
    fresh._process._process.wait(10)  # to the end of its last thread, not only of its first
    assert count(fresh) == whole


def test_a_process_that_breaks_off_while_it_answers_is_told_of(fresh: EmbeddedEngine) -> None:
    count(fresh)
    threading.Timer(0.3, os.kill, (pid_of(fresh), signal.SIGKILL)).start()
    with pytest.raises(EngineBroken, match="signal 9"):
        find_answer(fresh, RUNAWAY)
    assert count(fresh) == fresh.triples


def test_an_engine_that_nobody_holds_ends_its_process() -> None:
    engine = EmbeddedEngine(build_roofs())
    count(engine)
    pid = pid_of(engine)
    del engine
    assert has_ended(pid)


@pytest.mark.parametrize("end", ["sys.exit()", "os.kill(os.getpid(), 9)"])
@pytest.mark.parametrize("busy", [False, True])
def test_the_process_ends_with_the_program(end: str, busy: bool) -> None:
    ask = f"engine_ask({RUNAWAY!r})" if busy else "pass"
    code = f"""
import os, sys, threading, time
from kb.sparql.embedded import EmbeddedEngine
from kb.sparql.engine import Limits
from kb.sparql.query import find_answer
from tests.roofs import build_roofs
engine = EmbeddedEngine(build_roofs())
find_answer(engine, {COUNT!r})
print(engine._process.pid, flush=True)
def engine_ask(query):
    find_answer(engine, query, Limits(seconds=600))
threading.Thread(target=lambda: {ask if busy else "None"}, daemon=True).start()
time.sleep(0.5)
{end}
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    assert has_ended(int(ran.stdout))


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise there")
def test_an_interrupt_stops_the_query_and_the_process() -> None:
    code = f"""
from kb.sparql.embedded import EmbeddedEngine
from kb.sparql.query import find_answer
from tests.roofs import build_roofs
engine = EmbeddedEngine(build_roofs())
find_answer(engine, {COUNT!r})
print(engine._process.pid, flush=True)
try:
    find_answer(engine, {RUNAWAY!r})
except KeyboardInterrupt:
    print("interrupted", engine._process)
"""
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=heed_signals,
        start_new_session=True,
    )
    assert program.stdout is not None
    with program, program.stdout:
        pid = int(program.stdout.readline())
        time.sleep(0.3)
        os.killpg(program.pid, signal.SIGINT)
        assert program.stdout.read() == "interrupted None\n"
    assert has_ended(pid)


def test_several_threads_may_ask_one_engine(engine: EmbeddedEngine) -> None:
    whole = count(engine)
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(count(engine))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [whole] * 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be copied here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_copy_of_the_program_asks_a_process_of_its_own(engine: EmbeddedEngine) -> None:
    whole, pid = count(engine), pid_of(engine)
    child = os.fork()
    if child == 0:
        try:
            is_right = count(engine) == whole and pid_of(engine) != pid
            engine.close()
            os._exit(0 if is_right else 1)
        except BaseException:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    assert count(engine) == whole
    assert pid_of(engine) == pid


def test_an_engine_can_be_sent_to_another_process(engine: EmbeddedEngine) -> None:
    count(engine)
    other = pickle.loads(pickle.dumps(engine))
    assert count(other) == engine.triples
    other.close()


@pytest.mark.parametrize("name", ["timeout", "most"])
@pytest.mark.parametrize("value", [0, -1, math.nan, math.inf, -math.inf, 10**400, "x", None, 1j])
def test_a_limit_that_is_none_is_refused_before_anything_is_asked(
    engine: EmbeddedEngine, name: str, value: Any
) -> None:
    count(engine)
    before = pid_of(engine)
    limits = Limits(seconds=value) if name == "timeout" else Limits(rows=value)
    with pytest.raises(WrongLimit, match=f"{name}=.* a finite number above 0") as wrong:
        find_answer(engine, COUNT, limits)
    assert wrong.value.name == name
    with pytest.raises(WrongLimit):
        ask(engine, COUNT, limits)
    assert count(engine)
    assert pid_of(engine) == before


@pytest.mark.parametrize("seconds", [1e8, 1e10, 1e300, 10**30, np.int64(60), Fraction(60)])
def test_any_time_that_is_a_number_may_be_allowed(engine: EmbeddedEngine, seconds: Any) -> None:
    before = count(engine), pid_of(engine)
    assert find_answer(engine, "ASK { ?s ?p ?o }", Limits(seconds=seconds)) is True
    assert (count(engine), pid_of(engine)) == before


def test_a_query_that_is_no_text_is_refused(engine: EmbeddedEngine) -> None:
    query: Any = 3
    for call in (find_answer, ask):
        with pytest.raises(WrongCondition, match="query=3 cannot be understood"):
            call(engine, query)


def test_the_estimate_of_triples_is_near(engine: EmbeddedEngine) -> None:
    assert 0.2 < estimate_triples(build_roofs()) / count(engine) < 5
