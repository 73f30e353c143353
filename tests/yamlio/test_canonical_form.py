"""The canonical form: what it looks like, and that it changes nothing but looks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml_rs
from hypothesis import assume, given
from hypothesis import strategies as st

from kb.model.paper import Paper
from kb.model.record import Record
from kb.store.read import MODELS
from kb.store.shape import read_exactly
from kb.yamlio.format import format_yaml
from kb.yamlio.limits import MAX_BYTES
from kb.yamlio.nodes import YamlProblem, parse_nodes, to_python
from tests.yamlio.yaml_documents import (
    comment_places,
    comments_in,
    documents,
    dump,
    quoting_styles,
    texts,
    with_comments,
)

CASES = Path(__file__).parent / "canonical"


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.in.yaml")))
def test_a_case_file_takes_its_canonical_form(name: str) -> None:
    given_bytes = (CASES / f"{name}.yaml").read_bytes()
    wanted = (CASES / f"{name.removesuffix('.in')}.out.yaml").read_bytes()
    model: type[Record] | None = Paper if name.startswith("paper") else None
    formatted = format_yaml(given_bytes, model)
    assert formatted.decode() == wanted.decode()
    assert format_yaml(formatted, model) == formatted


@given(documents, st.sampled_from([None, True, False]), st.sampled_from([20, 80, 1000]))
def test_formatting_keeps_every_value_and_settles_at_once(
    value: dict[str, object], flow: bool | None, width: int
) -> None:
    data = _readable(dump(value, None, flow, width))
    formatted = format_yaml(data)
    assert to_python(parse_nodes(formatted)) == to_python(parse_nodes(data))
    assert format_yaml(formatted) == formatted


@given(st.dictionaries(texts, texts | st.lists(texts), min_size=1), quoting_styles)
def test_every_text_comes_back_whatever_it_holds(value: dict[str, object], style: str) -> None:
    formatted = format_yaml(_readable(dump(value, style, None, 70)))
    assert to_python(parse_nodes(formatted)) == value
    assert not re.search(rb" $", formatted, re.MULTILINE)
    assert yaml_rs.loads(formatted.decode(), parse_datetime=False) == value


@given(documents, st.sampled_from([None, True, False]), comment_places)
def test_formatting_keeps_every_comment(
    value: dict[str, object], flow: bool | None, places: list[tuple[int, int, bool]]
) -> None:
    plain = _readable(dump(value, None, flow, 60)).decode()
    data = with_comments(plain, places)
    try:
        after = to_python(parse_nodes(data.encode()))
    except YamlProblem:
        assume(False)
    assume(after == to_python(parse_nodes(plain.encode())))
    formatted = format_yaml(data.encode())
    assert to_python(parse_nodes(formatted)) == after
    assert comments_in(formatted.decode()) == comments_in(data)
    assert format_yaml(formatted) == formatted


def _readable(data: bytes) -> bytes:
    """The same bytes, if the exact reader takes them."""
    try:
        parse_nodes(data)
    except YamlProblem:
        assume(False)
    return data


@pytest.mark.parametrize(
    "line",
    [
        "volume: 012",
        "volume: 1.10",
        "volume: no",
        "volume: true",
        "volume: 2019-01-01",
        "volume: ' 7 '",
        "volume: null",
        "volume:",
        "arxiv: 2103.13310",
        "pmid: 123456",
        "url: http://a.b/c?d=[e]",
        "unchecked: []",
        'quotes: [{text: "a\\n\\nb ", id: q1, codes: {f: {g: {value: present}}}}]',
        "quotes: [{text: '**a** [...] b', via: {locator: p. 4, paper: roe2021}, id: q1}]",
    ],
)
def test_a_paper_means_the_same_before_and_after(line: str) -> None:
    data = f"title: A\nid: doe2020\ntype: thesis\nyear: 2020\nauthors:\n- B\n{line}\n".encode()
    record, findings = read_exactly(data, Paper, "papers/doe2020.yaml")
    assert record is not None
    assert findings == ()
    formatted = format_yaml(data, Paper)
    assert read_exactly(formatted, Paper, "papers/doe2020.yaml") == (record, ())
    assert format_yaml(formatted, Paper) == formatted


@pytest.mark.parametrize("text", ["0:?", "a,b", "a]b", "a}b", "a{b", "a[b"])
def test_a_text_that_brackets_would_cut_is_put_in_quotes_there(text: str) -> None:
    as_item, as_value, as_key = (
        f"source: ['{text}']",
        f"via: {{a: '{text}'}}",
        f"via: {{'{text}': a}}",
    )
    data = f"quotes:\n  - {as_item}\n  - {as_value}\n  - {as_key}\n".encode()
    wanted = {"quotes": [{"source": [text]}, {"via": {"a": text}}, {"via": {text: "a"}}]}
    assert to_python(parse_nodes(format_yaml(data, Paper))) == wanted


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_carriage_returns_and_the_byte_order_mark_go(ending: str) -> None:
    data = b"\xef\xbb\xbf" + ending.join(["a: >-", "  b", "  c", "d: e", ""]).encode()
    assert format_yaml(data) == b"a: b c\nd: e\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a:\tb\n", "KB004"),
        (b"a: b: c\n", "KB010"),
        (b"a: &x b\n", "KB013"),
        (b"a: b\r\n" * (MAX_BYTES // 6) + b"c: d\r\n", "KB006"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_formatted(data: bytes, code: str) -> None:
    with pytest.raises(YamlProblem) as caught:
        format_yaml(data)
    assert caught.value.code == code


def test_no_line_of_a_folded_text_is_longer_than_a_hundred_columns() -> None:
    formatted = format_yaml(b"a:\n  b: " + b"some words " * 60 + b"end\n").decode()
    assert max(map(len, formatted.splitlines())) in range(90, 101)


def test_records_in_the_knowledge_base_are_in_the_canonical_form() -> None:
    root = Path(__file__).resolve().parents[2] / "annotations"
    kinds = {"papers": "paper", "codebooks": "codebook", "datasets": "dataset", "models": "model"}
    for folder, kind in kinds.items():
        for file in sorted((root / folder).glob("*.yaml")):
            model = MODELS[kind]  # type: ignore[index]  # any kind
            assert format_yaml(file.read_bytes(), model) == file.read_bytes(), file.name
