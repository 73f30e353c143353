"""Pages and files are planned first, and made one by one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kb.corpus import Corpus
from kb.site import press as printing
from kb.site.assets import SUMS, iter_beside, iter_downloads
from kb.site.bare import iter_bare_files
from kb.site.page import SitePage
from kb.site.pages import iter_plans
from kb.site.press import Press
from kb.store.read import read_corpus
from kb.tables.build import build_table
from tests.roofs import build_roofs

ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations"


def shipped() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that were made, as they are made."""
    made: list[str] = []

    def noting(self: Press, template: str, path: str, **values: object) -> SitePage:
        made.append(path)
        return whole(self, template, path, **values)  # type: ignore[arg-type]  # as it came

    whole = printing.Press.page
    monkeypatch.setattr(printing.Press, "page", noting)
    return made


def test_making_a_page_makes_no_other(printed: list[str]) -> None:
    corpus = build_roofs()
    plans = list(iter_plans(Press(corpus), tuple(iter_downloads(corpus))))
    assert printed == []
    for plan in plans:
        plan.make()
        assert printed == [plan.path]
        printed.clear()


@pytest.mark.parametrize("build", [build_roofs, shipped])
def test_a_plan_says_of_its_page_what_the_page_says(build: object) -> None:
    assert callable(build)
    corpus = build()
    plans = list(iter_plans(Press(corpus), tuple(iter_downloads(corpus))))
    assert len({plan.path for plan in plans}) == len(plans)
    for plan in plans:
        page = plan.make()
        assert (page.path, page.title, page.parent) == (plan.path, plan.title, plan.parent)


def test_a_page_is_the_same_whatever_was_made_before() -> None:
    corpus = build_roofs()
    forwards = {plan.path: plan.make() for plan in iter_plans(Press(corpus))}
    backwards = {plan.path: plan.make() for plan in reversed(list(iter_plans(Press(corpus))))}
    assert forwards == backwards


def test_a_file_is_made_when_it_is_asked_for_and_measured_on_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def noting(corpus: Corpus, name: str) -> object:
        made.append(name)
        return build_table(corpus, name)

    monkeypatch.setattr("kb.site.assets.build_table", noting)
    files = {file.path: file for file in iter_downloads(build_roofs())}
    assert made == []
    for name in ("listed.csv", "listed.md"):
        file = files[f"tables/listed/{name}"]
        assert file.size == f"{len(file.read())} B"
        assert file.sha256 == hashlib.sha256(file.read()).hexdigest()
    assert made == ["listed"]


@pytest.mark.parametrize("build", [build_roofs, shipped])
def test_a_table_has_a_bibliography_where_it_cites(build: object) -> None:
    assert callable(build)
    corpus = build()
    listed = {file.table for file in iter_downloads(corpus) if file.path.endswith(".bib")} - {""}
    assert listed == {name for name in corpus.tables if build_table(corpus, name).papers}


def test_a_site_without_a_theme_is_written_file_by_file() -> None:
    corpus = build_roofs()
    files = {path: b"".join(pieces) for path, pieces in iter_bare_files(corpus)}
    beside = iter_beside(Press(corpus), tuple(iter_downloads(corpus)))
    assert {file.path: file.read() for file in beside}.items() <= files.items()
    assert {plan.path for plan in iter_plans(Press(corpus))} < set(files)
    assert files[SUMS].decode().count("\n") > 3
