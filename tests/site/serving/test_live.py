"""A site that follows its files shows each of its pages as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from kb.site import plugin
from kb.site.page import SitePage
from kb.site.press import Press
from kb.site.serving import live
from kb.site.serving.live import LiveSite, WrongConfiguration
from kb.site.source import Checked, check_whole
from tests.site.serving.stage import CONFIGURATION, PATIENCE, RECORD, following, shown, write_site

PAPER = "annotations/papers/doe2020.yaml"
BROKEN = ("The knowledge base has 1 error", "KB202", "sharpnes")


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    return write_site(tmp_path)


@pytest.fixture
def site(configuration: Path) -> Iterator[LiveSite]:
    with following(configuration) as site:
        yield site


def edit(configuration: Path, file: str, old: str, new: str) -> None:
    path = configuration.parent / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


Edit = Callable[[Path], object]
EDITS: dict[str, tuple[Edit, str, str]] = {
    "a record": (
        lambda it: edit(it, PAPER, "On sharp pictures", "On blurred pictures"),
        RECORD,
        "On blurred pictures",
    ),
    "a paper on its overview": (
        lambda it: edit(it, PAPER, "On sharp pictures", "On blurred pictures"),
        "papers/index.html",
        "On blurred pictures",
    ),
    "a written page": (
        lambda it: edit(it, "docs/guide.md", "A guide", "A new guide"),
        "guide/index.html",
        "A new guide",
    ),
    "a new written page, in the navigation of the others": (
        lambda it: (it.parent / "docs" / "more.md").write_text("# More *words*"),
        "guide/index.html",
        "More words",
    ),
    "the configuration": (
        lambda it: it.write_text(CONFIGURATION.replace("Pictures", "Photographs")),
        RECORD,
        "Photographs",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_shown(configuration: Path, site: LiveSite, name: str) -> None:
    make, path, words = EDITS[name]
    assert words not in site.read(path)[0].decode()
    make(configuration)
    shown(site, path, words)


def test_a_record_that_goes_takes_its_page_along(configuration: Path, site: LiveSite) -> None:
    folder = configuration.parent / "annotations" / "papers"
    version = site.version_of(RECORD)
    text = (folder / "zoe2016.yaml").read_text(encoding="utf-8")
    (folder / "new2024.yaml").write_text(text.replace("zoe2016", "new2024"), encoding="utf-8")
    site.wait_for_change(RECORD, version, PATIENCE)
    assert site.has("papers/new2024/index.html")
    version = site.version_of(RECORD)
    (folder / "new2024.yaml").unlink()
    site.wait_for_change(RECORD, version, PATIENCE)
    assert not site.has("papers/new2024/index.html")
    shown(site, "papers/index.html", "On sharp pictures", without="new2024")


def test_findings_are_shown_in_place_of_a_broken_base(configuration: Path, site: LiveSite) -> None:
    edit(configuration, PAPER, "sharpness:", "sharpnes:")
    for path in (RECORD, "index.html", "tables/overview/index.html"):
        shown(site, path, *BROKEN)
    assert site.has("papers/roe2018/index.html")
    edit(configuration, PAPER, "sharpnes:", "sharpness:")
    shown(site, RECORD, "On sharp pictures", without="KB202")


def test_the_checks_wait_for_the_page_that_somebody_looks_at(
    configuration: Path, site: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def check(read: Checked, root: Path) -> Checked:
        begun.set()
        return check_whole(read, root)

    monkeypatch.setattr(live, "check_whole", check)
    monkeypatch.setattr(live, "_QUIET", PATIENCE)
    version = site.version_of(RECORD)
    edit(configuration, PAPER, "On sharp pictures", "On blurred pictures")
    assert site.wait_for_change(RECORD, version, PATIENCE) != version
    assert not begun.wait(0.5)
    site.read(RECORD)
    assert begun.wait(PATIENCE)


def test_a_base_that_is_broken_at_the_start_is_shown_once_it_is_mended(
    configuration: Path,
) -> None:
    edit(configuration, PAPER, "sharpness:", "sharpnes:")
    with following(configuration) as site:
        assert all(word in site.read(RECORD)[0].decode() for word in BROKEN)
        edit(configuration, PAPER, "sharpnes:", "sharpness:")
        shown(site, RECORD, "On sharp pictures", without="KB202")


def test_a_folder_that_is_no_knowledge_base_any_more_says_so(
    configuration: Path, site: LiveSite
) -> None:
    mark = configuration.parent / "annotations" / "kb.yaml"
    good = mark.read_text(encoding="utf-8")
    mark.unlink()
    shown(site, "papers/index.html", "holds no kb.yaml")
    mark.write_text(good, encoding="utf-8")
    shown(site, RECORD, "On sharp pictures")


def test_a_broken_configuration_is_shown_and_mended(configuration: Path, site: LiveSite) -> None:
    configuration.write_text(f"{CONFIGURATION}nav: [<b>\n")
    shown(site, RECORD, "No site to show", "mkdocs.yml", without="<b>")
    configuration.write_text(CONFIGURATION)
    shown(site, RECORD, "On sharp pictures")


def test_a_configuration_that_is_wrong_at_the_start_is_refused(configuration: Path) -> None:
    configuration.write_text("site_name: Pictures\nplugins: [search]\n")
    with pytest.raises(WrongConfiguration, match="does not name the plugin kb"):
        LiveSite(configuration).start()


def test_a_page_that_cannot_be_made_takes_no_other_along(
    site: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Press.page

    def failing(self: Press, template: str, path: str, **values: object) -> SitePage:
        if path == RECORD:
            raise ValueError("no <paper> left")
        return whole(self, template, path, **values)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(Press, "page", failing)
    page = site.read(RECORD)[0].decode()
    assert "No site to show" in page
    assert "no &lt;paper&gt; left" in page
    assert "roe2018" in site.read("papers/roe2018/index.html")[0].decode()


def test_many_readers_at_once_see_what_one_sees(configuration: Path, site: LiveSite) -> None:
    names = ("papers/doe2020", "papers/roe2018", "guide", "factors", "downloads", "quotes")
    pages = ["index.html", *(f"{name}/index.html" for name in names)]
    alone = {path: site.read(path)[0] for path in pages}
    with ThreadPoolExecutor(8) as readers:
        seen = list(readers.map(lambda path: (path, site.read(path)[0]), pages * 8))
    assert all(data == alone[path] for path, data in seen)


def test_readers_meanwhile_see_the_old_or_the_new_and_nothing_between(
    configuration: Path, site: LiveSite
) -> None:
    before = site.read(RECORD)[0]
    with ThreadPoolExecutor(4) as readers:
        reading = [readers.submit(lambda: [site.read(RECORD)[0] for _ in range(20)]) for _ in "abc"]
        edit(configuration, PAPER, "On sharp pictures", "On blurred pictures")
        shown(site, RECORD, "On blurred pictures")
        after = site.read(RECORD)[0]
    assert {data for one in reading for data in one.result()} <= {before, after}


def test_sizes_that_take_long_follow_on_the_pages_that_lack_them(
    configuration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with following(configuration) as site:
        whole = site.read("downloads/index.html")[0].decode()
    monkeypatch.setattr(plugin, "_MANY", 0)
    with following(configuration) as site:
        page, version = site.read("downloads/index.html")
        assert page.decode().count("…</td>") > 3
        assert not site.is_settled
        assert shown(site, "downloads/index.html", without="…</td>") == whole
        assert site.version_of("downloads/index.html") != version
        assert site.version_of(RECORD).endswith(".0")
