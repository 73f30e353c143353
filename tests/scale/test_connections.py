"""Connections: every kind of engine and source, and clear words for those that are none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import ibis
import pytest

import kb
from kb.errors import UnknownName
from kb.exchange.formats.dataset import CONTENTS
from kb.frames.relations import RELATIONS
from kb.scale.problem import MissingTable, NotADataSet, UnknownEngine
from kb.scale.questions import marks_per_factor
from kb.scale.tables import Tables, connect
from tests.roofs import build_roofs
from tests.scale.folders import lay_out
from tests.scale.warned import WARNED

pytestmark = WARNED

MARKS = [("blue", 1, 1), ("red", 2, 1)]


def marks(tables: Tables) -> list[tuple[object, ...]]:
    frame = marks_per_factor(tables, "colours").to_pandas()
    return list(frame.itertuples(index=False, name=None))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(build_roofs(), tmp_path / "set")


def test_there_is_a_table_for_each_relation_with_its_columns() -> None:
    tables = connect(build_roofs())
    for relation in RELATIONS:
        table = getattr(tables, relation.name)
        assert tuple(table.columns) == relation.column_names
    assert {name for name in vars(Tables) if not name.startswith("_")} == {
        *(relation.name for relation in RELATIONS),
        *("known", "table", "version"),
    }


def test_the_base_gives_its_tables() -> None:
    base = kb.load()
    tables = base.tables()
    assert tables.version == base.version
    assert tables.quotes.count().to_pandas() == len(base.corpus.quotes)
    assert repr(tables) == f"<{len(RELATIONS)} tables on duckdb, version {base.version}>"


def test_each_kind_of_connection_gives_the_same_answer(folder: Path) -> None:
    with duckdb.connect() as raw:
        for connection in (None, ibis.duckdb.connect(), raw, "duckdb://"):
            assert marks(connect(folder, connection)) == MARKS
            assert marks(connect(build_roofs(), connection)) == MARKS


def test_an_engine_that_reads_no_parquet_gets_a_copy(folder: Path) -> None:
    for source in (folder, build_roofs()):
        assert marks(connect(source, ibis.sqlite.connect())) == MARKS


def test_the_folder_of_all_exports_holds_the_data_set(tmp_path: Path) -> None:
    lay_out(build_roofs(), tmp_path / "dataset")
    assert marks(connect(tmp_path)) == MARKS
    assert marks(connect(str(tmp_path))) == MARKS


def test_a_folder_with_signs_of_a_pattern_in_its_name_is_read(tmp_path: Path) -> None:
    assert marks(connect(lay_out(build_roofs(), tmp_path / "a[1]*?{b}"))) == MARKS


def test_an_address_is_read_by_the_engine(folder: Path) -> None:
    assert marks(connect(f"file://{folder}")) == MARKS


@pytest.mark.parametrize("make_name", [str, str.upper])
def test_relations_may_stand_in_the_engine_already(make_name: type[str], folder: Path) -> None:
    connection = ibis.duckdb.connect()
    for relation in RELATIONS:
        files = [str(file) for file in (folder / relation.name).rglob("*.parquet")]
        table = connection.read_parquet(files, hive_partitioning=True)
        named = table.select(**{make_name(name): name for name in relation.column_names})
        connection.create_table(make_name(relation.name), named)
    assert marks(connect(None, connection)) == MARKS


def test_two_knowledge_bases_on_one_connection_stay_apart(folder: Path) -> None:
    connection = ibis.duckdb.connect()
    connection.create_table("papers", ibis.memtable({"mine": [1]}))
    first, second = connect(folder, connection), connect(kb.load(), connection)
    assert second.version != first.version == "1.4.2"
    assert marks(first) == MARKS
    assert connection.table("papers").columns == ("mine",)


def test_a_relation_that_the_engine_lacks_is_named() -> None:
    connection = ibis.duckdb.connect()
    with pytest.raises(MissingTable, match="relation 'codebooks': there is no such table"):
        marks_per_factor(connect(None, connection), "colours")
    connection.create_table("codebooks", ibis.memtable({"codebook": ["colours@1"]}))
    with pytest.raises(MissingTable, match="no column name, major, version"):
        marks_per_factor(connect(None, connection), "colours")


def test_an_unknown_relation_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'quotes'"):
        connect(build_roofs()).table("quote")


def test_a_folder_without_a_data_set_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NotADataSet, match=f"no {CONTENTS}; write one with: kb export dataset"):
        connect(tmp_path)
    with pytest.raises(NotADataSet, match="there is no such folder"):
        connect(tmp_path / "nowhere")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"relations": [{}]}', '{"relations": 3}'])
def test_contents_that_cannot_be_read_are_told(text: str, folder: Path) -> None:
    (folder / CONTENTS).write_text(text, encoding="utf-8")
    with pytest.raises(NotADataSet, match="cannot be read"):
        connect(folder)


def test_a_data_set_of_another_layout_is_refused(folder: Path) -> None:
    contents = json.loads((folder / CONTENTS).read_text("utf-8"))
    for relation in contents["relations"]:
        relation["columns"] = [c for c in relation["columns"] if c["name"] != "value"]
    (folder / CONTENTS).write_text(json.dumps(contents), encoding="utf-8")
    with pytest.raises(NotADataSet, match=r"another version .* codings lacks value"):
        connect(folder)


def test_a_relation_whose_files_are_gone_is_named(folder: Path) -> None:
    (folder / "codebooks" / "part-00000.parquet").unlink()
    with pytest.raises(NotADataSet, match="codebooks/ has no Parquet file"):
        marks_per_factor(connect(folder), "colours")


@pytest.mark.parametrize("make_connection", [ibis.duckdb.connect, ibis.sqlite.connect])
@pytest.mark.parametrize("data", [b"", b"PAR1 and nothing more"])
def test_a_file_that_is_no_parquet_is_told(
    data: bytes, make_connection: Callable[[], object], folder: Path
) -> None:
    (folder / "codebooks" / "part-00000.parquet").write_bytes(data)
    with pytest.raises(NotADataSet, match="codebooks is not a data set: it cannot be read"):
        marks_per_factor(connect(folder, make_connection()), "colours")


def test_an_address_with_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotADataSet, match="papers is not a data set: it cannot be read"):
        connect(f"file://{tmp_path}").table("papers")


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        (3, "3 is no connection to an engine: it is a int"),
        ("nosuchengine://here", "'nosuchengine://here' is no connection to an engine"),
        ("duckdb:///no/such/folder/file.db", "no connection to an engine: .*file.db"),
    ],
)
def test_what_leads_to_no_engine_is_told(connection: object, words: str) -> None:
    with pytest.raises(UnknownEngine, match=words):
        connect(build_roofs(), connection)


@pytest.mark.parametrize(
    ("missing", "connection", "extra"),
    [
        ("ibis", "None", "scale"),
        ("duckdb", "None", "scale"),
        ("pyspark", "'pyspark://local'", "spark"),
    ],
)
def test_a_missing_library_is_told_with_the_command_that_brings_it(
    missing: str, connection: str, extra: str
) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from kb.scale.tables import connect; from tests.roofs import build_roofs\n"
        f"connect(build_roofs(), {connection})"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    last = ran.stderr.splitlines()[-1]
    assert last.startswith(f"kb.scale.problem.MissingLibrary: this needs {missing}")
    assert last.endswith(f"pip install 'literature-kb[{extra}]'")
