"""No word, bibliographic field or number of the shipped records changes without being looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.model.paper import Paper, Quote
from kb.model.subject import ImageCounts
from tests.data.digests import (
    DIGESTS,
    build_digests,
    digest_of_bibliography,
    digest_of_counts,
    digest_of_origin,
    digest_of_words,
    format_digests,
    read_digests,
)
from tests.data.printed import corpus, papers, quotes

COMMITTED = read_digests()
NOW = build_digests(corpus())
REMEDY = "compare with the paper, then run `python -m tests.data.digests`"


@pytest.mark.parametrize(
    ("kind", "name"),
    [pytest.param(kind, name, id=f"{kind} of {name}") for kind in COMMITTED
     for name in COMMITTED[kind]],
)  # fmt: skip
def test_record_says_what_was_compared_with_its_source(kind: str, name: str) -> None:
    now = NOW[kind].get(name)
    assert now == COMMITTED[kind][name], f"the {kind} of {name} changed: {REMEDY}"


def test_no_record_of_the_first_release_lost_its_digest() -> None:
    at_first = {"words": 33, "origin and codes": 33, "bibliography": 21, "counts": 25}
    assert COMMITTED.keys() == at_first.keys()
    assert {kind for kind, least in at_first.items() if len(COMMITTED[kind]) < least} == set()


def test_committed_file_is_as_the_writer_writes_it() -> None:
    assert DIGESTS.read_text(encoding="utf-8") == format_digests(COMMITTED)


def with_text(ref: str, old: str, new: str) -> Quote:
    quote = quotes()[ref]
    assert old in quote.text
    return quote.model_copy(update={"text": quote.text.replace(old, new, 1)})


@pytest.mark.parametrize(
    ("ref", "old", "new"),
    [
        ("tajbakhsh2016/q1", "marked performance gain", "marked performance loss"),
        ("chen2019/q1", "on **3D medical dataset", "on 3D **medical dataset"),
        ("jain2023/q1", " [...] ", " "),
        ("ke2021/q1", "\n", " "),
    ],
)
def test_digest_tells_two_wordings_apart(ref: str, old: str, new: str) -> None:
    assert digest_of_words(with_text(ref, old, new)) != digest_of_words(quotes()[ref])


def test_digest_tells_the_datasets_of_a_quote_apart() -> None:
    quote = quotes()["ribeiro2017/q3"]
    fewer = quote.model_copy(update={"source": quote.source[:-1]})
    assert digest_of_origin(fewer) != digest_of_origin(quote)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("ribeiro2017", lambda paper: {"pages": "1044-1049"}, id="pages"),
        pytest.param("ke2021", lambda paper: {"doi": f"{paper.doi}1"}, id="doi"),
        pytest.param("ke2021", lambda paper: {"authors": paper.authors[::-1]}, id="authors"),
        pytest.param("cherti2022", lambda paper: {"unchecked": ()}, id="unchecked"),
    ],
)
def test_digest_tells_two_bibliographic_records_apart(
    name: str, change: Callable[[Paper], dict[str, object]]
) -> None:
    paper = papers()[name]
    changed = paper.model_copy(update=change(paper))
    assert digest_of_bibliography(changed) != digest_of_bibliography(paper)


def test_digest_tells_two_numbers_of_images_apart() -> None:
    ecoset = corpus().datasets["ecoset"]
    smaller = ecoset.model_copy(update={"images": ImageCounts(total=150000, approximate=True)})
    assert digest_of_counts(smaller) != digest_of_counts(ecoset)
