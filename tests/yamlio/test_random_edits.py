"""Random edits of random files: what is read back is what was meant, and no comment is lost."""

from __future__ import annotations

import copy
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from kb.model.paper import Paper
from kb.store.shape import read_exactly
from kb.yamlio.edit import REMOVE, Change, edit_yaml
from kb.yamlio.fast import NeedsExact, parse_fast
from kb.yamlio.format import format_yaml
from kb.yamlio.nodes import YamlProblem, parse_nodes, to_python
from tests.yamlio.yaml_documents import (
    agree,
    comment_places,
    comments_in,
    documents,
    dump,
    texts,
    with_comments,
)

PAPER = (Path(__file__).parent / "edited" / "paper.before.yaml").read_bytes()

_new_values = st.recursive(
    texts | st.booleans() | st.integers(-(10**12), 10**12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=6,
)
_intentions = st.lists(
    st.tuples(
        st.lists(st.integers(0, 9), max_size=4),
        st.none() | texts,
        st.just(REMOVE) | _new_values,
    ),
    max_size=5,
)
"""Edits of a document that is not known yet: a way through it, a new key or none, a value."""


def _entries(value: object) -> list[str | int]:
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []


def _aim(value: Any, steps: list[int], key: str | None) -> tuple[str | int, ...]:
    """A path through a value; its last step is a new key where there is a mapping for one."""
    path: list[str | int] = []
    for step in steps:
        entries = _entries(value)
        if not entries or (isinstance(value, dict) and key is not None and step > 6):
            break
        path.append(entries[step % len(entries)])
        value = value[path[-1]]
    return (*path, key) if key is not None and isinstance(value, dict) else tuple(path)


def _apply(value: Any, path: tuple[str | int, ...], new: object) -> None:
    """The plain meaning of an edit."""
    for step in path[:-1]:
        value = value[step]
    if new is not REMOVE:
        value[path[-1]] = copy.deepcopy(new)
    else:
        with suppress(KeyError):
            del value[path[-1]]


@given(documents, st.sampled_from([None, True, False]), comment_places, _intentions)
def test_reading_back_gives_the_edited_value_and_every_comment(
    value: dict[str, object],
    flow: bool | None,
    places: list[tuple[int, int, bool]],
    intentions: list[tuple[list[int], str | None, object]],
) -> None:
    plain = dump(value, None, flow, 60).decode()
    data = with_comments(plain, places)
    try:
        wanted = to_python(parse_nodes(data.encode()))
        before = to_python(parse_nodes(plain.encode()))
    except YamlProblem:
        assume(False)
    assume(wanted == before)
    edits = []
    for steps, key, new in intentions:
        path = _aim(wanted, steps, key)
        if path:
            edits.append(Change(path, new))
            _apply(wanted, path, new)
    edited = edit_yaml(data.encode(), None, edits)
    assert agree(to_python(parse_nodes(edited)), wanted)
    assert comments_in(edited.decode()) == comments_in(data)
    assert format_yaml(edited) == edited
    with suppress(NeedsExact):
        assert agree(parse_fast(edited), wanted)


_lines = texts.filter(lambda text: text and "\n" not in text)
_whole_texts = texts.filter(bool)
_proofs = st.fixed_dictionaries(
    {"level": st.sampled_from(["full-text", "abstract", "secondary", "unverified"])},
    optional={
        "match": st.sampled_from(["exact", "exact-across-break", "needs-confirmation"]),
        "tolerated": st.lists(st.sampled_from(["white-space", "ligature"]) | _lines, max_size=3),
        "page": st.integers(1, 999),
        "extractor": _lines,
        "quote": st.text("0123456789e", min_size=64, max_size=64),
        "by": st.sampled_from(["doe", "1", "1e3", "no", "y"]),
        "date": st.just("2026-01-31"),
        "confirmed": _whole_texts,
        "reason": _whole_texts,
    },
)
_paper_edits = st.lists(
    st.one_of(
        st.tuples(st.sampled_from([("title",), ("volume",), ("pages",), ("checked",)]), _lines),
        st.tuples(st.just(("year",)), st.integers(1900, 2100)),
        st.tuples(st.just(("authors",)), st.lists(_lines, min_size=1, max_size=4)),
        st.tuples(st.sampled_from([("quotes",), ("quotes", 0, "target")]), st.just(REMOVE)),
        *(
            st.one_of(
                st.tuples(st.just(("quotes", quote, "text")), _whole_texts),
                st.tuples(st.just(("quotes", quote, "verification")), _proofs | st.just(REMOVE)),
                st.tuples(
                    st.just(("quotes", quote, "notes")),
                    st.lists(
                        st.fixed_dictionaries({"kind": st.just("remark"), "text": _whole_texts}),
                        max_size=2,
                    ),
                ),
                st.tuples(st.just(("quotes", quote)), st.just(REMOVE)),
            )
            for quote in (0, 1)
        ),
    ),
    max_size=5,
)


@given(comment_places, _paper_edits)
def test_a_paper_is_read_back_as_the_edited_record(
    places: list[tuple[int, int, bool]], changes: list[tuple[tuple[str | int, ...], object]]
) -> None:
    data = with_comments(PAPER.decode(), places).encode()
    before, findings = read_exactly(data, Paper, "papers/doe2020.yaml")
    assume(not findings and before == read_exactly(PAPER, Paper, "")[0])
    wanted = to_python(parse_nodes(data))
    edits = []
    for path, new in changes:
        with suppress(KeyError, IndexError):
            _apply(wanted, path, new)
            edits.append(Change(path, new))
    edited = edit_yaml(data, Paper, edits)
    record, findings = read_exactly(edited, Paper, "papers/doe2020.yaml")
    assert findings == ()
    assert record == Paper.model_validate(wanted)
    assert comments_in(edited.decode()) == comments_in(data.decode())
    assert all(comment in edited for comment in re.findall(rb"# \w.+", PAPER))
    assert format_yaml(edited, Paper) == edited
    with suppress(NeedsExact):
        assert Paper.model_validate(parse_fast(edited)) == record
