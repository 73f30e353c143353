"""The index of the search: every word finds its entries, in small files, the same each time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.site.pages import iter_plans
from kb.site.press import Press
from kb.site.search.entries import KINDS, PAPER, QUOTE, WRITTEN
from kb.site.search.folding import find_terms, split_words
from kb.site.search.gathering import SiteSearch
from kb.site.search.index import CHUNK_BYTES, LONGEST_TEXT, SHARD_BYTES, Found, SearchIndex
from kb.site.search.index import _format_numbers as format_numbers
from kb.site.source import read_checked
from kb.text import format_plain
from tests.site.search.reading import Read, read_numbers

ROOT = Path(__file__).resolve().parents[3]
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    corpus = read_checked(ROOT / "annotations").corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def read(shipped: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("site")
    gathered = SiteSearch()
    for plan in iter_plans(Press(shipped)):
        gathered.add_generated(plan.make())
    gathered.write(folder)
    files = (file for file in folder.rglob("*") if file.is_file())
    return Read({file.relative_to(folder).as_posix(): file.read_bytes() for file in files})


def index_of(texts: list[str]) -> Read:
    index = SearchIndex()
    for number, text in enumerate(texts):
        index.add(QUOTE, Found(f"papers/p{number:05}/#q1", f"P{number}", text))
    return Read(dict(index.write_files()))


def test_every_word_of_every_quote_finds_it(shipped: Corpus, read: Read) -> None:
    asked = 0
    for paper in shipped.papers.values():
        for quote in paper.quotes:
            if quote.deprecated is None:
                for word in set(split_words(format_plain(quote.text))):
                    assert f"papers/{paper.id}/#{quote.id}" in read.addresses(word), word
                    asked += 1
    assert asked > 500


def test_a_quote_is_found_by_the_factors_it_speaks_to(read: Read) -> None:
    both = read.holding("visual") & read.holding("similarity")
    found = [read.entry(number) for number in sorted(both)]
    labels = {label for kind, row in found if kind == "Quote" for label, _ in row[4]}
    assert "Visual similarity" in labels
    assert found[0][0] == "Factor"
    assert found[0][1][1].startswith("Visual similarity")


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_every_term_of_any_text_finds_it_and_nothing_else(texts: list[str]) -> None:
    read = index_of(texts)
    for term in {term for text in texts for term in find_terms(text)}:
        held = {f"papers/p{n:05}/#q1" for n, text in enumerate(texts) if term in find_terms(text)}
        named = {f"papers/p{n:05}/#q1" for n in range(len(texts)) if term == f"p{n}"}
        assert read.addresses(term) == held | named


@given(st.sets(st.integers(0, 10**7)))
def test_numbers_are_read_as_they_were_written(numbers: set[int]) -> None:
    assert read_numbers(format_numbers(sorted(numbers))) == sorted(numbers)


def test_the_order_of_adding_changes_no_byte() -> None:
    found = [Found(f"papers/p{n}/", f"Paper {n}", "some words", weight=n % 3) for n in range(50)]
    one, other = SearchIndex(), SearchIndex()
    for it in found:
        one.add(PAPER, it)
    for it in reversed(found):
        other.add(PAPER, it)
    assert list(one.write_files()) == list(other.write_files())


def test_what_has_more_quotes_comes_first_among_its_kind() -> None:
    index = SearchIndex()
    index.add(PAPER, Found("a/", "One", "", weight=1))
    index.add(PAPER, Found("b/", "Two", "", weight=2))
    index.add(WRITTEN, Found("guide/", "Guide", "", weight=9))
    read = Read(dict(index.write_files()))
    assert [read.entry(number)[1][0] for number in range(3)] == ["b/", "a/", "guide/"]
    assert [kind[0] for kind in read.list["kinds"]] == [kind.label for kind in KINDS]


def test_an_endless_text_is_searched_whole_and_shown_in_part() -> None:
    read = index_of(["word " * 20_000 + "last"])
    assert read.addresses("last") == {"papers/p00000/#q1"}
    assert len(read.entry(0)[1][3]) == LONGEST_TEXT


def test_a_first_search_costs_little_however_much_there_is() -> None:
    draw = random.Random(1)
    plain = ["the", "of", "and", "to", "in", "is", "that", "for", "with", "as"]
    rare = [f"{draw.choice('bcdfgkl')}{draw.choice('aeiou')}{n}" for n in range(4_000)]
    texts = [" ".join(draw.choices(plain, k=20) + draw.choices(rare, k=60)) for _ in range(30_000)]
    read = index_of(texts)
    for word in (rare[0], rare[1], "the"):
        numbers = sorted(read.holding(word))
        assert len(numbers) > 300
        for number in draw.sample(numbers, 10):
            read.entry(number)
    assert read.fetched < 500_000
    assert read.fetched > SHARD_BYTES + CHUNK_BYTES


def test_an_empty_site_has_an_empty_index() -> None:
    read = Read(dict(SearchIndex().write_files()))
    assert read.holding("word") == set()
