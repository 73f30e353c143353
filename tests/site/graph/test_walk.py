"""The graph that readers walk, and its files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.site import addresses, front_end
from kb.site.assets import iter_beside
from kb.site.pages import build_pages
from kb.site.pages_graph import build_graph_page
from kb.site.press import Press
from kb.site.walk import shards
from kb.site.walk.neighbours import Node, find_neighbours, iter_nodes, node_address
from kb.site.walk.relations import EDGES, RELATIONS
from kb.site.walk.shards import FOLDER, NAMES, count_shards, iter_graph_files, shard_of
from kb.store.read import read_corpus
from tests.cookbook.recipes import build_signed
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, text_of, with_paper

ANNOTATIONS = Path(__file__).resolve().parents[3] / "annotations"


def shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def signed() -> Corpus:
    return build_signed(shipped(), seed=3)


def files_of(corpus: Corpus) -> dict[str, Any]:
    return {file.path: json.loads(file.read()) for file in iter_graph_files(Press(corpus))}


def near_in(files: dict[str, Any]) -> dict[str, dict[str, list[tuple[str, int]]]]:
    """For each node by relation the names and quotes of its neighbours, with the rest of them."""
    found: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for path, content in files.items():
        for node, about in content.get("near", {}).items() if "near-" in path else ():
            groups = found.setdefault(node, {})
            for relation, total, numbered in about["groups"]:
                groups[relation] = _named(content, numbered)
                rest = files.get(f"{FOLDER}rest/{node}.json")
                if len(numbered) < total:
                    assert rest is not None, node
                    groups[relation] += _named(rest, rest["rest"][relation])
                assert len(groups[relation]) == total
    return found


def _named(content: Any, numbered: Any) -> list[tuple[str, int]]:
    return [(content["names"][number][0], quotes) for number, quotes in numbered]


def test_a_node_has_its_neighbours_by_relation_with_the_most_quotes_first() -> None:
    near = near_in(files_of(build_roofs()))
    assert near["paper/doe2020"]["present"] == [
        ("factor/colours@1/red", 2),
        ("factor/colours@1/blue", 1),
    ]
    assert near["paper/doe2020"]["positive"] == [("factor/moods@1/warm", 1)]
    assert near["factor/colours@1/red"]["present-in"] == [("paper/doe2020", 2)]
    assert near["paper/doe2020"]["quoted-from"] == [("paper/roe2021", 1)]
    assert near["paper/roe2021"]["quotes"] == [("paper/doe2020", 1)]


def test_absent_and_withdrawn_are_no_links() -> None:
    corpus = build_roofs()
    near = near_in(files_of(corpus))
    withdrawn = {f"paper/{name}" for name, paper in corpus.papers.items() if paper.deprecated}
    assert withdrawn
    assert not withdrawn & set(near)
    linked = {other for groups in near.values() for group in groups.values() for other, _ in group}
    assert not withdrawn & linked
    assert all("absent" not in relation for groups in near.values() for relation in groups)


def test_example_images_are_no_datasets_of_the_graph() -> None:
    corpus = build_roofs()
    named = {item.name for item in iter_nodes(corpus) if item.kind == "dataset"}
    assert named == set(corpus.datasets)
    example, *others = sorted(corpus.datasets)
    changed = corpus.datasets[example].model_copy(update={"example": True})
    corpus = replace(corpus, datasets={**corpus.datasets, example: changed})
    files = files_of(corpus)
    assert {name for name, _, _ in files[NAMES]["dataset"]} == set(others)
    assert f"dataset/{example}" not in json.dumps(files)
    assert "See it in the graph" not in build_pages(corpus)[f"datasets/{example}/index.html"].body


@pytest.mark.parametrize("build", [build_roofs, shipped, signed])
def test_each_link_is_seen_from_both_ends(build: Callable[[], Corpus]) -> None:
    near = near_in(files_of(build()))
    seen = {
        (RELATIONS[relation].edge, node, other): quotes
        for node, groups in near.items()
        for relation, group in groups.items()
        for other, quotes in group
    }
    assert seen
    for (edge, node, other), quotes in seen.items():
        if edge not in ("similar", "related"):  # two relations of this kind may link the same two
            assert seen[edge, other, node] == quotes, (edge, node, other)


@pytest.mark.parametrize("build", [build_roofs, shipped])
def test_every_node_has_a_page_that_leads_to_it_and_back(build: Callable[[], Corpus]) -> None:
    corpus = build()
    pages = build_pages(corpus)
    folders = {"paper": "papers", "factor": "codebooks", "dataset": "datasets", "model": "models"}
    names = files_of(corpus)[NAMES]
    for node in iter_nodes(corpus):
        page = pages[f"{folders[node.kind]}/{node.name}/index.html"]
        (link,) = read_page(page).xpath('//a[text()="See it in the graph"]/@href')
        assert link.endswith(node_address(node))
        assert any(name == node.name for name, _, _ in names[node.kind])
    assert "See it in the graph" not in pages["papers/index.html"].body


def test_what_is_linked_to_many_keeps_the_rest_in_a_file_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus = signed()
    whole = near_in(files_of(corpus))
    monkeypatch.setattr(shards, "FIRST", 3)
    files = files_of(corpus)
    assert [path for path in files if "/rest/factor/" in path]
    longest = max(
        len(numbered)
        for path, content in files.items()
        if "near-" in path
        for about in content["near"].values()
        for relation, _, numbered in about["groups"]
        if relation.endswith("-in")
    )
    assert longest == 3
    assert near_in(files) == whole


def test_files_stay_small_however_many_papers_there_are() -> None:
    corpus = build_signed(shipped(), seed=1, papers=400)
    near = [file for file in iter_graph_files(Press(corpus)) if "/near-" in file.path]
    assert len(near) == count_shards(len(tuple(iter_nodes(corpus)))) > 4
    assert max(len(file.read()) for file in near) < 150_000


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.integers(1, 500))
def test_a_name_has_one_file(name: str, count: int) -> None:
    assert 0 <= shard_of(name, count) < count


def test_hostile_words_are_short_visible_and_on_one_line() -> None:
    title = "<script>\u202ealert(1)\n" + "w" * 100_000
    files = files_of(with_paper(title=title))
    (paper,) = (it for it in files[NAMES]["paper"] if it[0] == "doe2020")
    assert paper[2].startswith("<script>\\u202ealert(1) ww")
    assert len(paper[2]) <= 120


def test_the_files_stand_beside_the_pages() -> None:
    press = Press(build_roofs())
    planned = {file.path for file in iter_beside(press, ())}
    assert {file.path for file in iter_graph_files(press)} <= planned
    assert FOLDER.startswith(addresses.DATA)


def test_without_scripts_the_page_lists_what_has_most_links() -> None:
    page = read_page(build_graph_page(Press(shipped())))
    heads = [text_of(head) for head in page.xpath("//h3")]
    assert heads == ["Factors", "Datasets", "Models", "Papers"]
    (first, *_) = page.xpath('//h3[@id="most-factor"]/following-sibling::ul[1]/li')
    press = Press(shipped())
    link = first.xpath("a/@href")[0].removeprefix("../codebooks/").rstrip("/")
    groups = find_neighbours(press, Node("factor", link))
    linked = {other for others in groups.values() for other, _ in others}
    assert text_of(first).endswith(f" {len(linked)}")


def test_the_script_is_told_every_relation_and_kind_of_edge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front_end, "entries", lambda: {"graph": front_end.Entry("g", None, ())})
    (root,) = read_page(build_graph_page(Press(build_roofs()))).xpath('//*[@id="graph"]')
    site = json.loads(root.get("data-site"))
    assert set(site["relations"]) == set(RELATIONS)
    assert site["edges"] == dict(EDGES)
    assert {edge for edge, _ in site["relations"].values()} == set(EDGES)
    assert root.get("data-first").startswith("factor/")


def test_without_its_front_end_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_end, "entries", dict)
    page = read_page(build_graph_page(Press(build_roofs())))
    assert page.xpath('//*[@id="graph"]') == []
    assert "without its front end" in text_of(page)
