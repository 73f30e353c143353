"""Two readers, one meaning: what the fast reader takes, the exact one reads the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.yamlio.fast import NeedsExact, parse_fast
from kb.yamlio.format import format_yaml
from kb.yamlio.nodes import YamlProblem, parse_nodes, to_python
from tests.yamlio.yaml_documents import agree, documents, dump, styles, texts

PAPER = """\
# yaml-language-server: $schema=../../schemas/paper.json
id: doe2020
title: 'Textures: a study'
authors: [Jane Doe, Ü. Nother]
year: 2020
coding:
  factors@1:
    coders: [doe]
    complete: true
quotes:
  - id: q1  # first
    text: >-
      It can be **seen** that [...] "textures" are better: 12 of 13 (92%), p < 0.05 - a

      second passage.
    via: {paper: roe2021, locator: Table A7}
    codes:
      factors:
        size: {value: present, term: 'same, number'}
        sight: absent
  - id: q2
    text: "one\\ntwo"
    notes:
      - kind: remark
        text: |-
          As it is.
            Indented.
"""

DIFFERENT = [
    b"# comment\n...\na: b\n",
    b"&a b: c\n",
    b"a: b\n%c\n",
    b"a: {b: ?c}\n",
    b"a: [?b]\n",
    b"a: [:b]\n",
    b"a: [b:, c]\n",
    b"a: {b:}\n",
    b"a: [b, >c]\n",
    b"a: [b, |c]\n",
    b"a: {b: >-c}\n",
    b"a: {b\n: c}\n",
    b"a: {b,\n  c\n  d: e}\n",
    b"a: ! b\n",
    b"a: |+\n",
    b"a: >\n",
    b"a: |\n\n",
    b"a: |2 # b\n",
    b"a: |\n  b\n  ",
    b'a: "\\ud83d\\ude00"\n',
    b'a: "\\e"\n',
    b"? {a: b}\n: c\n",
    b"? [{a: b}]\n: c\n",
    b"a:\n  " + b"- " * 10_000 + b"b\n",
    b"a: " + b"1" * 100_000 + b"\n",
    b"a: 1." + b"1" * 100_000 + b"\n",
    b"a: 0x" + b"f" * 100_000 + b"\n",
    b"".join(b" " * depth + b"a:\n" for depth in range(1_000)),
]


def has_text_keys(value: object) -> bool:
    """Whether all keys are text; the records take no others."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and has_text_keys(inner) for key, inner in value.items())
    return not isinstance(value, list) or all(map(has_text_keys, value))


def assert_agreement(data: bytes) -> None:
    try:
        fast = parse_fast(data)
    except NeedsExact:
        return
    if isinstance(fast, dict) and has_text_keys(fast):
        assert agree(to_python(parse_nodes(data)), fast)


@pytest.mark.parametrize("data", DIFFERENT, ids=lambda data: repr(data[:24]))
def test_a_spelling_that_the_parsers_take_differently_is_left_to_the_exact_reader(
    data: bytes,
) -> None:
    with pytest.raises(NeedsExact):
        parse_fast(data)


@given(documents, st.sampled_from([None, True, False]), st.sampled_from([20, 80, 1000]))
def test_both_read_what_pyyaml_writes(value: object, flow: bool | None, width: int) -> None:
    data = dump(value, None, flow, width)
    assert_agreement(data)


@given(st.dictionaries(texts, texts | st.lists(texts), min_size=1), styles, st.booleans())
def test_both_read_texts_in_every_style(value: object, style: str | None, flow: bool) -> None:
    assert_agreement(dump(value, style, flow, 60))


_PIECES = (
    " ", "  ", "\n", "\n  ", ":", ": ", "- ", "-", "#", " #", "'", '"', "[", "]", "{", "}", ",",
    ", ", "|", ">", "|-", ">-", "|2", "? ", "?", "!", "&", "*", "%", "@", "`", "\\", "\\n", "~",
    "null", "1", "1.5", "---", "\n---\n", "\n...\n", "é", "\u00a0", "\u3000", "<<", "=", ".", "+",
    "\n\n", " \n", "\n      \n", "\\t", "\\x41", "\\/", "\\ ", "''", "a", "",
)  # fmt: skip
edits = st.lists(
    st.tuples(st.integers(0, len(PAPER)), st.integers(0, 3), st.sampled_from(_PIECES)),
    min_size=1,
    max_size=3,
)


@given(edits, st.integers(0, 20), st.integers(1, 30))
def test_both_read_a_damaged_paper_alike(
    changes: list[tuple[int, int, str]], first: int, count: int
) -> None:
    text = "".join(PAPER.splitlines(keepends=True)[first : first + count])
    for place, cut, piece in changes:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + cut :]
    assert_agreement(text.encode())


@given(documents)
def test_the_fast_reader_reads_the_canonical_form_as_the_exact_one(value: object) -> None:
    try:
        data = format_yaml(dump(value, None, None, 80))
    except YamlProblem:
        return
    assert_agreement(data)


def test_the_common_form_goes_through_the_fast_reader() -> None:
    assert agree(to_python(parse_nodes(PAPER.encode())), parse_fast(PAPER.encode()))


def test_every_record_of_the_knowledge_base_goes_through_the_fast_reader() -> None:
    root = Path(__file__).resolve().parents[2] / "annotations"
    files = sorted(root.rglob("*.yaml"))
    assert files
    for file in files:
        data = file.read_bytes()
        assert agree(to_python(parse_nodes(data)), parse_fast(data)), file
