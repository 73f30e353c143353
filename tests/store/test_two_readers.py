"""The fast and the exact reader give one meaning to every file that both accept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.model.paper import Paper
from kb.store.layout import SourceFile, list_files
from kb.store.read import MODELS, read_corpus, read_record
from kb.store.shape import read_exactly
from kb.yamlio.fast import NeedsExact, parse_fast

ROOT = Path(__file__).resolve().parents[2] / "annotations"
PAPER = (ROOT / "papers" / "ribeiro2017.yaml").read_text(encoding="utf-8")

scalars = st.one_of(
    st.sampled_from(
        ["no", "Null", "~", "1.10", "012", "0x1F", "1_000", "+1", "2019-01-01", "12:30", ".5", "-",
         "true", "True", "''", '""', "'it''s'", '"a\\tb"', "a # b", "a: b", "[x, y]", "{a: b}",
         "*a", "&a b", "!t x", "a\n  b", "a\n\n  b", "|-\n    a\n     b", ">-\n    a\n    b", "@x",
         "% x", "a,b", "a]", "=", "<<", "NaN", ".inf", "0o17", "0b1", "1e3", "é", "\u2028", "\x85"]
    ),
    st.text(alphabet=" ab1:#'\"-[]{},&*!|>%@`\\\n.?é", max_size=12),
)  # fmt: skip


def _fast(data: bytes) -> Paper | None:
    try:
        return Paper.model_validate(parse_fast(data))
    except (NeedsExact, ValidationError):
        return None


@given(
    title=scalars, author=scalars, year=st.one_of(scalars, st.integers(1500, 2200).map(str)),
    volume=scalars, text=scalars,
)  # fmt: skip
@example(title="t", author="a", year="0x7E1", volume="v", text="x")
@example(title="t", author="a", year="2_017", volume="v", text="x")
@example(title="t", author="a", year="02017", volume="v", text="x")
@example(title="t", author="a", year="+2017", volume="v", text="x")
@example(title="t", author="a", year="2017", volume="", text="x")
def test_a_record_that_the_fast_reader_gives_the_exact_one_gives_too(
    title: str, author: str, year: str, volume: str, text: str
) -> None:
    data = (
        f"id: doe2020\ntitle: {title}\nauthors:\n  - {author}\nyear: {year}\ntype: preprint\n"
        f"volume: {volume}\nquotes:\n  - id: q1\n    text: {text}\n"
    ).encode()
    fast = _fast(data)
    if fast is not None:
        assert read_exactly(data, Paper, "x")[0] == fast


@given(at=st.integers(0, len(PAPER)), cut=st.integers(0, 3), put=scalars)
def test_an_edited_paper_means_the_same_to_both(at: int, cut: int, put: str) -> None:
    data = (PAPER[:at] + put + PAPER[at + cut :]).encode()
    fast = _fast(data)
    if fast is not None:
        assert read_exactly(data, Paper, "x")[0] == fast


@pytest.mark.parametrize("source", list_files(ROOT)[0], ids=lambda source: source.file)
def test_both_readers_give_the_same_record_of_every_real_file(source: SourceFile) -> None:
    data = Path(source.path).read_bytes()
    record, findings = read_exactly(data, MODELS[source.kind], source.file)
    assert findings == ()
    assert record == read_record(source, data, [])


def test_the_real_tree_needs_only_the_fast_reader() -> None:
    for source in list_files(ROOT)[0]:
        parse_fast(Path(source.path).read_bytes())
    assert read_corpus(ROOT).findings == ()
