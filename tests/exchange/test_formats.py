"""The download formats: complete, the same bytes every time, and harmless where they are opened."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.exchange.checksums import format_checksums
from kb.exchange.form import Format, bytes_of
from kb.exchange.registry import all_formats, find_format, site_formats
from kb.frames.rows import Row, iter_rows
from kb.graph.property_graph import build_graph
from kb.graph.schema import EDGE_TYPES, NODE_KINDS
from kb.model.record import Record
from kb.tables.spreadsheet import unescape_cell
from tests.roofs import build_roofs

CORPUS = build_roofs()
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.text(
    "=+-@\t\r\n\"',;<>&]\x00\x1b\ufffe", min_size=1, max_size=12
)


def _with_text(text: str) -> Corpus:
    paper = CORPUS.papers["roe2021"]
    quote = paper.quotes[0].model_copy(update={"text": text})
    return replace(CORPUS, papers={"roe2021": paper.model_copy(update={"quotes": (quote,)})})


def _written(name: str, corpus: Corpus) -> str:
    return bytes_of(find_format(name), corpus).decode()


def _csv_rows(corpus: Corpus) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(_written("csv", corpus), newline=""))


def test_the_formats_are_in_order_and_their_files_have_names_of_their_own() -> None:
    names = [form.name for form in all_formats()]
    assert names == sorted(set(names))
    assert {"bibtex", "csv", "graphml", "json", "turtle"} <= set(names)
    assert len({form.file_name for form in all_formats()}) == len(all_formats())


def test_a_large_site_leaves_out_what_each_build_would_wait_for() -> None:
    few, many = set(site_formats(100)), set(site_formats(100_000))
    assert {form.name for form in few - many} == {"xlsx"}
    assert many <= few


@pytest.mark.parametrize("form", site_formats(), ids=lambda form: form.name)
def test_the_same_records_give_the_same_bytes_in_lines_that_end_with_lf(
    form: Format,
) -> None:
    data = bytes_of(form, CORPUS)
    assert data == bytes_of(form, build_roofs())
    assert b"\x00" in data or (data.endswith(b"\n") and b"\r" not in data)


def test_the_csv_has_the_rows_of_the_frame() -> None:
    rows = list(_csv_rows(CORPUS))
    assert list(rows[0]) == list(Row._fields)
    assert [row["value"] for row in rows] == [row.value for row in iter_rows(CORPUS)]
    assert rows[0]["coders"] == "ann; robot"
    assert (rows[0]["notes"], rows[-1]["notes"]) == ("inferred; slip", "")
    assert rows[0]["text"] == 'A red roof* [...] "lasts" [long].\nAlways.'
    assert rows[-1]["value"] == "not assessed"
    assert rows[-1]["coders"] == ""


def test_no_spreadsheet_runs_a_quote() -> None:
    assert {row["text"] for row in _csv_rows(CORPUS) if row["quote"] == "doe2020/q2"} == {
        "'=1+1 is blue and red"
    }


@given(WORDS)
def test_words_come_back_from_the_csv_as_they_were(text: str) -> None:
    corpus = _with_text(text)
    read = [unescape_cell(row["text"]) for row in _csv_rows(corpus)]
    assert read == [row.text for row in iter_rows(corpus)]


def test_the_json_holds_every_record_in_the_form_of_its_file() -> None:
    whole = json.loads(_written("json", CORPUS))
    assert whole["data_version"] == "1.4.2"
    assert [paper["id"] for paper in whole["papers"]] == ["doe2020", "roe2021", "zoe1999"]
    for name in ("people", "codebooks", "papers", "datasets", "models", "tables"):
        records: dict[str, Record] = getattr(CORPUS, name)
        models = [type(record) for record in records.values()]
        read = [m.model_validate(data) for m, data in zip(models, whole[name], strict=True)]
        assert read == list(records.values())


@pytest.mark.parametrize("corpus", [CORPUS, Corpus(meta=CORPUS.meta)], ids=["some", "none"])
def test_the_json_is_laid_out_as_python_does_it(corpus: Corpus) -> None:
    text = _written("json", corpus)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_keys_that_say_nothing_are_left_out_of_the_json() -> None:
    roe = json.loads(_written("json", CORPUS))["papers"][1]
    assert list(roe) == ["id", "title", "authors", "year", "type", "arxiv", "coding", "quotes"]
    assert roe["coding"] == {"colours@1": {"coders": ["robot"]}}
    assert list(roe["quotes"][0]) == ["id", "text", "codes"]


def test_a_code_in_json_is_always_an_object() -> None:
    quote = json.loads(_written("json", CORPUS))["papers"][0]["quotes"][0]
    assert quote["codes"] == {
        "colours": {"red": {"value": "present", "term": "ruddy"}},
        "moods": {"warm": {"value": "positive"}},
    }


@given(WORDS)
def test_words_come_back_from_json_as_they_were(text: str) -> None:
    (paper,) = json.loads(_written("json", _with_text(text)))["papers"]
    assert paper["quotes"][0]["text"] == text


def test_networkx_reads_the_graphml_back_to_the_same_graph() -> None:
    read = nx.parse_graphml(_written("graphml", CORPUS), force_multigraph=True)
    graph = build_graph(CORPUS)
    assert list(read.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(read.edges(data=True)) == list(graph.edges(data=True))
    assert read.graph.items() >= {"title": "Roofs", "version": "1.4.2"}.items()


def test_every_edge_of_the_graphml_has_an_id_of_its_own() -> None:
    ids = re.findall('<edge id="([^"]*)"', _written("graphml", CORPUS))
    assert len(set(ids)) == len(ids) == build_graph(CORPUS).number_of_edges()


def test_an_attribute_has_one_type_in_all_nodes_and_one_in_all_edges() -> None:
    keys = re.findall('<key id="([^"]*)"', _written("graphml", CORPUS))
    assert len(set(keys)) == len(keys)
    for groups in ([k.attributes for k in NODE_KINDS], [e.attributes for e in EDGE_TYPES]):
        types = {(attribute.name, attribute.type) for group in groups for attribute in group}
        assert len({name for name, _ in types}) == len(types)


@given(WORDS)
def test_words_come_back_from_graphml_but_for_what_xml_cannot_hold(text: str) -> None:
    corpus = _with_text(text)
    read = nx.parse_graphml(_written("graphml", corpus), force_multigraph=True)
    expected = build_graph(corpus).nodes["quote:roe2021/q1"]["text"]
    kept = re.sub("[^\t\n\r\x20-\ufffd\U00010000-\U0010ffff]", "\ufffd", expected)
    assert (read.nodes["quote:roe2021/q1"]["text"] or "") == kept


def test_withdrawn_papers_are_not_in_the_bibliography() -> None:
    written = _written("bibtex", CORPUS)
    assert "doe2020" in written
    assert "zoe1999" not in written


def test_sha256sum_accepts_the_checksums(tmp_path: Path) -> None:
    files = {
        form.file_name: bytes_of(form, CORPUS) for form in site_formats() if form.name != "bibtex"
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "SHA256SUMS").write_bytes(format_checksums(files))
    checked = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False
    )
    assert checked.returncode == 0
    assert checked.stdout.count(b": OK") == len(files)
