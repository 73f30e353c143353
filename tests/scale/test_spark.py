"""The same questions on Spark, with executors in processes of their own: the answers of DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pytest

from kb.frames.relations import RELATIONS
from kb.scale.tables import Tables, connect
from tests.scale.cluster import executors, open_cluster
from tests.scale.folders import lay_out
from tests.scale.questions import ASKED, base_named, rows_of
from tests.scale.warned import WARNED

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.slow, pytest.mark.spark, *WARNED]
NAMES = ("shipped", "invented 1")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    with open_cluster(tmp_path_factory.mktemp("spark")) as session:
        yield session


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(base_named(name).corpus, tmp_path_factory.mktemp("set"))


@pytest.fixture(scope="module")
def on_spark(folder: Path, session: SparkSession) -> Tables:
    return connect(folder, ibis.pyspark.connect(session))


@pytest.fixture(scope="module")
def on_duckdb(folder: Path) -> Tables:
    return connect(folder)


def test_there_are_two_executors_beside_the_driver(session: SparkSession) -> None:
    session.range(4).repartition(4).count()
    assert executors(session) == 2


@pytest.mark.parametrize("number", ASKED)
def test_spark_and_duckdb_give_the_same_answer(
    number: int, on_spark: Tables, on_duckdb: Tables
) -> None:
    answer = rows_of(ASKED[number](on_duckdb).to_pandas())
    assert rows_of(ASKED[number](on_spark).to_pandas()) == answer


def test_spark_keeps_the_order_of_the_rows(on_spark: Tables, on_duckdb: Tables) -> None:
    ordered = [
        list(ASKED[6](tables).to_pandas().itertuples(index=False, name=None))
        for tables in (on_spark, on_duckdb)
    ]
    assert ordered[0] == ordered[1]
    assert len(ordered[0]) > 10


def test_spark_counts_as_many_rows_in_each_relation(session: SparkSession) -> None:
    base = base_named("shipped")
    tables = connect(base, session)
    counts = {
        relation.name: tables.table(relation.name).count().to_pandas()
        for relation in RELATIONS
        if relation.name in ("papers", "quotes", "codings", "models")
    }
    assert counts == {
        relation.name: sum(1 for _ in relation.rows(base.corpus))
        for relation in RELATIONS
        if relation.name in counts
    }


def test_spark_reads_only_the_codebook_that_it_is_asked_for(
    session: SparkSession, folder: Path
) -> None:
    codings = session.read.parquet(str(folder / "codings"))
    chosen = codings.where("codebook = 'literature-factors@1' AND year >= 2018")
    plan = chosen._jdf.queryExecution().executedPlan().toString()
    assert "PartitionFilters: [isnotnull(codebook" in plan
    assert "GreaterThanOrEqual(year,2018)" in plan
