"""Edits of a file: what they change, and that they change nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.model.paper import Paper, Verification
from kb.store.shape import read_exactly
from kb.yamlio.edit import REMOVE, Change, EditProblem, edit_yaml
from kb.yamlio.fast import parse_fast
from kb.yamlio.format import format_yaml
from kb.yamlio.limits import MAX_BYTES, MAX_DEPTH
from kb.yamlio.nodes import YamlProblem, parse_nodes, to_python
from tests.yamlio.yaml_documents import agree

HERE = Path(__file__).parent
EDITED = HERE / "edited"
DIGEST = "1234567890" * 6 + "1e99"

PAPER = (EDITED / "paper.before.yaml").read_bytes()


def test_a_paper_takes_what_a_verification_writes_and_keeps_the_rest() -> None:
    proof = {
        "by": "doe",
        "date": "2026-01-31",
        "level": "full-text",
        "match": "exact",
        "tolerated": ["white-space", "line-end-hyphen"],
        "page": 4,
        "quote": DIGEST,
    }
    edits = [
        Change(("quotes", 0, "verification"), proof),
        Change(("quotes", 0, "text"), "Many sharp pictures help."),
        Change(("quotes", 0, "notes"), REMOVE),
        Change(("quotes", 0, "target"), ["photos", "scans"]),
        Change(("quotes", 1, "verification"), {"level": "unverified", "reason": "?"}),
        Change(("quotes", 1, "verification", "reason"), "The paper is not at hand."),
        Change(("volume",), "49"),
    ]
    edited = edit_yaml(PAPER, Paper, edits)
    assert edited.decode() == (EDITED / "paper.after.yaml").read_bytes().decode()
    record, findings = read_exactly(edited, Paper, "papers/doe2020.yaml")
    assert findings == ()
    assert isinstance(record, Paper)
    assert record.quotes[0].verification == Verification.model_validate(proof)
    assert agree(parse_fast(edited), to_python(parse_nodes(edited)))


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (
            ("quotes", 0),
            "  # the first\n  # retyped\n  # p. 4\n  # not certain\n  # end of q1\n  - id: q2",
        ),
        (("title",), "# as published\nauthors: "),
        (
            ("quotes", 0, "text"),
            "  # the first\n  - id: q1\n    # retyped\n    # p. 4\n    target:",
        ),
        (("quotes", 0, "target"), "    # not certain\n    codes:"),
        (("quotes", 0, "target", 0), "    target:\n      # not certain\n      - photos\n"),
        (("quotes", 1), "      - kind: remark\n"),
    ],
)
def test_a_comment_of_what_is_removed_moves_above_the_next_entry(
    path: tuple[str | int, ...], left: str
) -> None:
    edited = edit_yaml(PAPER, Paper, [Change(path, REMOVE)]).decode()
    assert left in edited
    assert edited.count("#") == PAPER.count(b"#")


BLOCK = """\
a:  # key
  # above b
  b: 1  # behind b
  # above c
  c: [v, w]
  # end
d: e
"""


@pytest.mark.parametrize(
    ("path", "value", "edited"),
    [
        (
            ("a",),
            {"c": ["z"], "b": True},
            "a:  # key\n  # above c\n  c: [z]\n  # above b\n  b: true  # behind b\n  # end\nd: e\n",
        ),
        (
            ("a",),
            {"b": "1"},
            "# above c\na:  # key\n  # above b\n  b: '1'  # behind b\n  # end\nd: e\n",
        ),
        (("a",), "no", "# above b\n# behind b\n# above c\n# end\na: 'no'  # key\nd: e\n"),
        (("a",), [], "# above b\n# behind b\n# above c\n# end\na: []  # key\nd: e\n"),
        (
            ("a", "c"),
            REMOVE,
            "a:  # key\n  # above b\n  b: 1  # behind b\n  # above c\n  # end\nd: e\n",
        ),
        (
            ("a", "b"),
            REMOVE,
            "a:  # key\n  # above b\n  # behind b\n  # above c\n  c: [v, w]\n  # end\nd: e\n",
        ),
        (("a",), REMOVE, "# key\n# above b\n# behind b\n# above c\n# end\nd: e\n"),
        (("a", "f"), "g", BLOCK.replace("  # end\n", "  f: g\n  # end\n")),
    ],
)
def test_a_comment_keeps_its_place_as_far_as_there_is_one(
    path: tuple[str | int, ...], value: object, edited: str
) -> None:
    assert edit_yaml(BLOCK.encode(), None, [Change(path, value)]).decode() == edited


def test_a_comment_of_the_last_entry_stays_when_its_list_becomes_empty() -> None:
    data = b"a:\n  # above\n  - b  # behind\n  # end\nc: d\n"
    edited = edit_yaml(data, None, [Change(("a", 0), REMOVE)])
    assert edited == b"# above\n# behind\n# end\na: []\nc: d\n"
    assert edit_yaml(edited, None, [Change(("c",), REMOVE), Change(("a",), REMOVE)]) == (
        b"{}\n# above\n# behind\n# end\n"
    )


@pytest.mark.parametrize("path", [("quotes", 0, "via"), ("pages",)])
def test_removing_what_is_not_there_changes_nothing(path: tuple[str | int, ...]) -> None:
    assert edit_yaml(PAPER, Paper, [Change(path, REMOVE)]) == format_yaml(PAPER, Paper)


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*.yaml")), ids=lambda path: path.name)
def test_without_edits_a_file_takes_its_canonical_form(path: Path) -> None:
    data = path.read_bytes()
    assert edit_yaml(data, Paper, []) == format_yaml(data, Paper)


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ((), "a", "as a whole"),
        (("quotes", 2, "text"), "a", "there is no quotes.2"),
        (("quotes", 2), {"id": "q3"}, "has no 2"),
        (("quotes", -1), REMOVE, "has no -1"),
        (("quotes", 0, "via", "paper"), "a", "there is no quotes.0.via"),
        (("quotes", "q1", "text"), "a", "there is no quotes.q1"),
        (("quotes", "q1"), "a", "has no 'q1'"),
        (("title", "en"), "a", "a text has no 'en'"),
        (("title", 0), "a", "a text has no 0"),
        ((7,), "a", "a mapping has no 7"),
        (("title",), None, "None cannot be written"),
        (("title",), 1.5, "1.5 cannot be written"),
        (("title",), 10**18, "cannot be written"),
        (("title",), [REMOVE], "cannot be written"),
        (("title",), {1: "a"}, "the key 1 is no text"),
        (("title",), "a\tb", "U+0009"),
        (("title",), ["a\ud800"], "U+D800"),
        (("ti\0tle",), "a", "U+0000"),
        (("title",), "a" * MAX_BYTES, "could not be read any more"),
    ],
)
def test_a_change_that_cannot_be_made_says_why(
    path: tuple[str | int, ...], value: object, reason: str
) -> None:
    with pytest.raises(EditProblem, match=r"^") as caught:
        edit_yaml(PAPER, Paper, [Change(path, value)])
    assert reason in caught.value.reason
    assert caught.value.path == path


def test_a_value_that_is_nested_too_deep_is_refused() -> None:
    value: object = "a"
    for _ in range(MAX_DEPTH):
        value = [value]
    with pytest.raises(EditProblem, match="inside one another"):
        edit_yaml(b"a: b\n", None, [Change(("a",), value)])


def test_a_file_that_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(YamlProblem) as caught:
        edit_yaml(b"a: b: c\n", Paper, [Change(("a",), "b")])
    assert caught.value.code == "KB010"
