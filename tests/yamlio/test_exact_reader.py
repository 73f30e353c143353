"""The exact reader: what it refuses and where, and where it says that things stand."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.yamlio.limits import MAX_BYTES, MAX_DEPTH, MAX_NODES, may_have_too_many_nodes
from kb.yamlio.nodes import Node, YamlProblem, find, parse_nodes, to_python

PROCESS = Path("/proc/self/status")

REFUSED = {
    "latin-1": ("a: b\nc: é".encode("latin-1"), "KB001", 2, 4),
    "utf-16": ("a: b".encode("utf-16"), "KB001", 1, 1),
    "half a character": ("c: ü".encode()[:-1], "KB001", 1, 4),
    "a surrogate": (b"a: \xed\xa0\x80", "KB001", 1, 4),
    "a byte order mark": (b"\xef\xbb\xbfa: b\n", "KB002", 1, 1),
    "a carriage return": (b"a: b\r\nc: d\r\n", "KB003", 1, 5),
    "a tab as indentation": (b"a:\n\tb: c\n", "KB004", 2, 1),
    "a tab in a text": (b"a: b\tc\n", "KB004", 1, 5),
    "NUL": (b"a: b\0\n", "KB005", 1, 5),
    "DEL": (b"a: \x7f\n", "KB005", 1, 4),
    "NEL": ("é: \u0085\n".encode(), "KB005", 1, 4),
    "a line separator": ("a: b\u2028c: d\n".encode(), "KB005", 1, 5),
    "a byte order mark inside": ("a: \ufeffb\n".encode(), "KB005", 1, 4),
    "a non-character": ("a: \uffff\n".encode(), "KB005", 1, 4),
    "an escaped NUL": (b'a:\n  - "x\\0"\n', "KB005", 2, 5),
    "an escaped tab": (b'a: "x\\ty"\n', "KB005", 1, 4),
    "too many bytes": (b"a" * (MAX_BYTES + 1), "KB006", 1, 1),
    "too many values": (b"- [" + b"a," * MAX_NODES + b"]\n", "KB006", 1, 200_000),
    "a colon in a text": (b"a: b: c\n", "KB010", 1, 5),
    "an open quotation mark": (b"a: b\nc: 'd\ne: f\n", "KB010", 2, 4),
    "an open bracket": (b"a: [b\nc: d\n", "KB010", 1, 4),
    "a reserved character": (b"a: @b\n", "KB010", 1, 4),
    "a wrong escape": (b'a: "\\q"\n', "KB010", 1, 5),
    "half a character escaped": (b'a: "\\ud800"\n', "KB010", 1, 7),
    "a line that fits nowhere": (b"  a: b\nc: d\n", "KB010", 2, 1),
    "deep brackets": (b"a: " + b"[" * 10_000, "KB011", 1, 3 + MAX_DEPTH),
    "deep dashes": (b"- " * 10_000 + b"a\n", "KB011", 1, 1 + 2 * MAX_DEPTH),
    "deep braces": (b"{a: " * 10_000, "KB011", 1, 1 + 4 * MAX_DEPTH),
    "a key twice": (b"a: 1\nb:\n  c: 1\n  c: 2\n", "KB012", 4, 3),
    "a key twice on a line": (b"{a: 1, a: 2}\n", "KB012", 1, 8),
    "a key twice in two spellings": (b"a: 1\n'a': 2\n", "KB012", 2, 1),
    "an anchor": (b"a: &x b\n", "KB013", 1, 4),
    "an anchor on a list": (b"a: &x [b]\n", "KB013", 1, 4),
    "an alias": (b"a: *x\n", "KB013", 1, 4),
    "a bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "KB013", 1, 4),
    "a tag": (b"a: !!python/object:os.system x\n", "KB014", 1, 4),
    "a tag without a name": (b"a: ! b\n", "KB014", 1, 4),
    "a tag of an unknown family": (b"a: !e!x b\n", "KB014", 1, 4),
    "two documents": (b"a: b\n---\nc: d\n", "KB015", 2, 1),
    "a directive": (b"%YAML 1.2\n---\na: b\n", "KB015", 1, 1),
    "an unknown directive": (b"%FOO\n---\na: b\n", "KB015", 1, 5),
    "a list as key": (b"a: b\n? [c]\n: d\n", "KB016", 2, 3),
    "a mapping as key": (b"{{a: b}: c}\n", "KB016", 1, 2),
    "nothing": (b"", "KB017", 1, 1),
    "comments alone": (b"# a\n# b\n", "KB017", 1, 1),
    "three dashes alone": (b"---\n", "KB017", 1, 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_plain_yaml_is_refused_where_it_goes_wrong(name: str) -> None:
    data, code, line, column = REFUSED[name]
    with pytest.raises(YamlProblem) as caught:
        parse_nodes(data)
    problem = caught.value
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert problem.message
    assert problem.remedy


HEAVY = {
    "one long plain text": b"a: " + b"x" * (MAX_BYTES - 10),
    "one long quoted text": b'a: "' + b"\\u0041" * 300_000 + b'"\n',
    "one long folded text": b"a: >-\n" + b"  x\n" * 400_000,
    "one long number": b"a: " + b"1" * 1_000_000,
    "many numbers": b"a: [" + b"1.5, " * 90_000 + b"1]\n",
    "as many values as are allowed": b"[" + b"a," * (MAX_NODES - 2) + b"a]\n",
    "many values": b"[" + b"a," * 1_000_000 + b"]\n",
    "many keys": b"".join(b"k%d:\n" % number for number in range(150_000)),
    "many empty lines": b"\n" * MAX_BYTES,
    "many comments": b"#\n" * (MAX_BYTES // 2),
    "deep indentation": b"".join(b" " * depth + b"a:\n" for depth in range(1_500)),
    "deep explicit keys": b"? " * 100_000,
    "deep dashes": b"- " * 1_000_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_is_read_or_refused_without_hanging(name: str) -> None:
    start = time.process_time()
    with suppress(YamlProblem):
        to_python(parse_nodes(HEAVY[name]))
    assert time.process_time() - start < 8, "a bound against hanging, far above what it takes"


@pytest.mark.skipif(not PROCESS.exists(), reason="only Linux tells a process's peak memory so")
def test_heavy_files_take_less_than_200_megabytes() -> None:
    program = (
        "from kb.yamlio.nodes import YamlProblem, parse_nodes, to_python\n"
        "for data in (b'[' + b'a,' * 1_000_000 + b']', b'a: ' + b'x ' * 1_000_000,"
        " b'[' * 2_000_000, b'- ' * 1_000_000):\n"
        "    try:\n        to_python(parse_nodes(data))\n    except YamlProblem:\n        pass\n"
        "status = open('/proc/self/status').read()\n"
        "print(status.split('VmHWM:')[1].split()[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    kilobytes = int(done.stdout)
    assert kilobytes < 200 * 1024


@given(st.binary(max_size=60) | st.text("ab:-[]{}'\"\n #?!&*|>%,.", max_size=40).map(str.encode))
def test_whatever_the_bytes_are_there_is_a_tree_or_a_problem_inside_the_file(data: bytes) -> None:
    line, column = _place(data)
    assert 1 <= line <= data.count(b"\n") + 2
    assert column >= 1


def _place(data: bytes) -> tuple[int, int]:
    """Where the problem is, or where the tree ends."""
    try:
        root = parse_nodes(data)
    except YamlProblem as problem:
        return problem.line, problem.column
    to_python(root)
    return root.end_line, root.end_column


TREE = parse_nodes(
    b"a:\n  - b: 1\n    'c d': x y\n  - >-\n    e\n    f\n\n\n# g\nh: [i, {j: k}]\nl: \"m\\nn\"\n"
)


@pytest.mark.parametrize(
    ("path", "on_key", "place", "value"),
    [
        ((), False, (1, 1), ""),
        (("a",), False, (2, 3), ""),
        (("a",), True, (1, 1), "a"),
        (("a", 0), False, (2, 5), ""),
        (("a", 0, "b"), False, (2, 8), "1"),
        (("a", 0, "c d"), False, (3, 12), "x y"),
        (("a", 0, "c d"), True, (3, 5), "c d"),
        (("a", 1), False, (4, 5), "e f"),
        (("h", 1, "j"), False, (10, 12), "k"),
        (("h", 1, "j"), True, (10, 9), "j"),
        (("l",), False, (11, 4), "m\nn"),
        (("a", 0, "missing"), False, (2, 5), ""),
        (("a", 0, "missing", "deeper"), True, (2, 5), ""),
        (("a", 7), False, (2, 3), ""),
        (("h", 0, "not a mapping"), False, (10, 5), "i"),
    ],
)
def test_a_path_leads_to_the_deepest_place_that_exists(
    path: tuple[str | int, ...], on_key: bool, place: tuple[int, int], value: str
) -> None:
    node = find(TREE, path, on_key)
    assert (node.line, node.column, node.value) == (*place, value)


def test_places_count_characters_and_not_bytes() -> None:
    assert find(parse_nodes("{é😀: 漢, b: c}\n".encode()), ("b",), True).column == 9


def test_a_collection_ends_where_its_last_value_ends() -> None:
    sequence = find(parse_nodes(b"a:\n  - b\n  - cd\n\n# e\nf: g\n"), ("a",))
    assert (sequence.end_line, sequence.end_column) == (3, 7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("2019-01-01", "2019-01-01"),
        ("12:30", "12:30"),
        ("012", 12),
        ("1.10", 1.1),
        ("true", True),
        ("~", None),
        ("", None),
        ("9" * 400, "9" * 400),
    ],
)
def test_a_plain_scalar_keeps_its_source_text_beside_its_meaning(text: str, value: object) -> None:
    node = find(parse_nodes(f"a: {text}\n".encode()), ("a",))
    assert node.plain
    assert node.value == text
    assert to_python(node) == value
    assert type(to_python(node)) is type(value)


def test_quoted_and_block_scalars_are_always_text() -> None:
    assert to_python(parse_nodes(b"a: '1'\nb: \"no\"\nc: |-\n  2\nd: >-\n  ~\n")) == {
        "a": "1",
        "b": "no",
        "c": "2",
        "d": "~",
    }


def test_keys_are_text_whatever_they_look_like_and_merge_keys_are_keys() -> None:
    assert to_python(parse_nodes(b"1: a\nno: b\nnull: c\n<<: {d: e}\n")) == {
        "1": "a",
        "no": "b",
        "null": "c",
        "<<": {"d": "e"},
    }


@given(st.integers(0, 3), st.sampled_from([b"- a\n", b"a%d: b\n", b"[a, b]\n", b"? a\n"]))
def test_a_file_that_is_said_to_be_small_enough_is(extra: int, line: bytes) -> None:
    many = MAX_NODES // 2 + extra
    data = b"".join(line % number if b"%" in line else line for number in range(many))
    if not may_have_too_many_nodes(data):
        assert _count(parse_nodes(data)) <= MAX_NODES


def _count(node: Node) -> int:
    children = [*node.items, *(part for pair in node.pairs for part in pair)]
    return 1 + sum(map(_count, children))
