"""`kb build` and plain `mkdocs build`, as whole programs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from kb.site.search.index import FOLDER
from kb.site.serving.live import LiveSite
from tests.site.search.reading import Read

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "checks" / "base"
BIN = Path(sys.executable).parent
ELSEWHERE = re.compile(r"^(?:[a-z]+:)?//")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A program of the environment, as the log of a machine sees it."""
    surroundings = {**os.environ, "CI": "true", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def knowledge_base(folder: Path) -> Path:
    """An invented knowledge base in a folder, without any configuration of MkDocs."""
    shutil.copytree(BASE, folder / "annotations")
    return folder


def checkout(folder: Path) -> Path:
    """What the site of this repository is made of, in another folder."""
    for name in ("annotations", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def contents(folder: Path) -> dict[str, str]:
    """The checksum of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_a_build_in_another_folder_gives_the_same_bytes_and_says_where_they_are(
    site_folder: Path, tmp_path: Path
) -> None:
    done = run(checkout(tmp_path), "kb", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    *places, hint = done.stdout.splitlines()
    assert places[:3] == [
        "Site        site/index.html",
        "Tables      site/tables/",
        "Downloads   site/downloads/",
    ]
    assert re.match(r"Quotes      \d+: \d+ checked \(\d+ in the paper itself, ", places[3])
    assert all(line.startswith(" " * 12) for line in places[4:])
    assert hint == "Links lead to folders, so look at it with `kb serve`, or from any web server."
    assert contents(tmp_path / "site") == contents(site_folder)


@pytest.mark.slow
def test_plain_mkdocs_builds_the_same_site(site_folder: Path, tmp_path: Path) -> None:
    done = run(checkout(tmp_path), "mkdocs", "build", "--quiet", "--strict")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "site") == contents(site_folder)


@pytest.mark.slow
def test_the_server_shows_every_file_as_it_is_built(site_folder: Path, tmp_path: Path) -> None:
    site = LiveSite(checkout(tmp_path) / "mkdocs.yml")
    site.start()
    # What would hold up every edit is left to builds: the index of the search, and TeX.
    files = contents(site_folder)
    typeset = {path for path in files if path.endswith(".pdf")}
    links = [path.rpartition("/")[2].encode() for path in typeset]
    lists = {
        path
        for path in files
        if path.endswith("index.html")
        and any(it in (site_folder / path).read_bytes() for it in links)
    }
    alike = {
        path: it
        for path, it in files.items()
        if not path.startswith(FOLDER) and path not in typeset | lists
    }
    served = {path: hashlib.sha256(site.read(path)[0]).hexdigest() for path in alike}
    without = [site.read(path)[0] for path in sorted(lists)]
    site.stop()
    assert served == alike
    assert len(alike) < len(files)
    assert not any(link in page for page in without for link in links)
    assert len(lists) < len(typeset) + 5


@pytest.mark.slow
def test_nothing_on_the_site_is_fetched_from_elsewhere(site_folder: Path) -> None:
    pages = list(site_folder.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        if page.parent.parent.name == "tables" and page.stem == page.parent.name:
            continue  # a fragment for other people's pages
        tree = html.parse(str(page)).getroot()
        fetched = tree.xpath(
            "//script/@src | //img/@src | //iframe/@src | //source/@src | //*/@srcset"
            "| //link[not(contains('canonical prev next edit', @rel))]/@href"
        )
        assert [str(url) for url in fetched if ELSEWHERE.match(url)] == [], page
    style = (site_folder / "assets" / "kb.css").read_text(encoding="utf-8")
    assert "@import" not in style
    assert set(re.findall(r"url\(['\"]?(\w+):", style)) == {"data"}


@pytest.mark.slow
def test_the_search_finds_records_and_written_pages_by_their_words(site_folder: Path) -> None:
    files = (file for file in (site_folder / "assets" / "data" / "search").iterdir())
    read = Read({file.relative_to(site_folder).as_posix(): file.read_bytes() for file in files})
    both = read.holding("texture") & read.holding("databases")
    found = {row[0]: row for _, row in map(read.entry, both)}
    row = found["papers/ribeiro2017/#q3"]
    assert row[1] == "Ribeiro et al. 2017, quote 3"
    assert "texture databases perform better" in row[3]
    assert "datasets/dtd/" in read.addresses("dtd")
    assert "codebooks/literature-factors@1/" in read.addresses("annotated")
    assert {"guide/", "read/site/"} & read.addresses("site")


@pytest.mark.slow
def test_records_stay_out_of_the_navigation_and_light_up_their_overview(site_folder: Path) -> None:
    tree = html.parse(str(site_folder / "papers" / "ribeiro2017" / "index.html")).getroot()
    links = tree.xpath('//nav[@data-md-level="0"]//a/@href')
    assert not any("ribeiro2017" in link for link in links)
    (active,) = tree.xpath('//li[contains(@class, "md-tabs__item--active")]/a')
    assert active.text_content().strip() == "Records"


@pytest.mark.slow
def test_the_checksums_are_those_of_the_downloads(site_folder: Path) -> None:
    folder = site_folder / "downloads"
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split() for line in lines)}
    assert sums == {name: digest for name, digest in contents(folder).items() if name in sums}
    assert {"codings.csv", "knowledge-base.json", "knowledge-base.ttl"} <= set(sums)


@pytest.mark.slow
def test_each_table_can_be_taken_in_every_format(site_folder: Path) -> None:
    folder = site_folder / "tables" / "appendix-a"
    endings = {path.suffix for path in folder.iterdir() if path.stem == "appendix-a"}
    assert endings - {".pdf"} == {".tex", ".bib", ".csv", ".json", ".md", ".html"}


def test_a_broken_record_stops_the_build_and_is_shown(tmp_path: Path) -> None:
    folder = knowledge_base(tmp_path)
    paper = folder / "annotations" / "papers" / "doe2020.yaml"
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text.replace("sharpness:", "sharpnes:"), encoding="utf-8")
    done = run(folder, "kb", "build")
    assert done.returncode == 1
    assert "annotations/papers/doe2020.yaml:" in done.stderr
    assert "KB202" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "site").exists()


def test_a_dead_link_in_a_written_page_stops_the_build(tmp_path: Path) -> None:
    folder = knowledge_base(tmp_path)
    (folder / "docs").mkdir()
    (folder / "docs" / "guide.md").write_text("See [it](papers/nobody.md).", encoding="utf-8")
    done = run(folder, "kb", "build")
    assert done.returncode == 1
    assert "guide/index.html: the link 'papers/nobody.md' is dead" in done.stderr


@pytest.mark.slow
def test_a_written_page_can_link_to_a_record_that_names_its_title_safely(tmp_path: Path) -> None:
    folder = knowledge_base(tmp_path)
    paper = folder / "annotations" / "papers" / "doe2020.yaml"
    title = "</title><script>alert(1)</script>"
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text.replace("On sharp pictures", f"'{title}'"), encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "guide.md").write_text("See [it](papers/doe2020.md#q1).", encoding="utf-8")
    assert run(folder, "kb", "build").returncode == 0
    guide = (folder / "site" / "guide" / "index.html").read_text(encoding="utf-8")
    assert 'href="../papers/doe2020/#q1"' in guide
    tree = html.parse(str(folder / "site" / "papers" / "doe2020" / "index.html")).getroot()
    assert tree.findtext(".//title") == f"{title} - Pictures"
    assert all("alert" not in script.text_content() for script in tree.xpath("//script"))
    assert tree.xpath("//meta[@name='description']/@content") == ["Doe 2020: 1 quote, coded."]


def test_a_new_knowledge_base_has_a_site(tmp_path: Path) -> None:
    assert run(tmp_path, "kb", "init", "new").returncode == 0
    done = run(tmp_path / "new", "kb", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new" / "site" / "papers" / "doe2020" / "index.html").is_file()


def test_bare_pages_are_written_without_a_theme(tmp_path: Path) -> None:
    folder = knowledge_base(tmp_path)
    done = run(folder, "kb", "build", "--pages", "bare")
    assert done.returncode == 0, done.stderr
    page = html.parse(str(folder / "bare" / "papers" / "doe2020" / "index.html")).getroot()
    assert "\nQuotes      3: 0 checked (" in done.stdout
    assert page.xpath("//link[@rel='stylesheet']/@href") == ["../../assets/kb.css"]
    assert all(it.startswith("../../assets/app/") for it in page.xpath("//script/@src"))
    assert page.xpath("//script[not(@src)]") == []
    assert (folder / "bare" / "downloads" / "SHA256SUMS").is_file()


def test_a_folder_without_a_knowledge_base_is_a_wrong_use(tmp_path: Path) -> None:
    done = run(tmp_path, "kb", "build")
    assert done.returncode == 2
    assert "holds kb.yaml" in done.stderr


@pytest.mark.slow
def test_with_an_address_from_the_environment_lost_readers_and_robots_find_the_pages(
    site_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = knowledge_base(tmp_path)
    (folder / "written").mkdir()
    configuration, nav, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")
    assert nav
    assert "docs_dir: docs" in configuration
    written = configuration.replace("docs_dir: docs", "docs_dir: written")
    (folder / "mkdocs.yml").write_text(written, encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://example.org/pictures/")
    done = run(folder, "kb", "build", "--strict")
    assert done.returncode == 0, done.stderr
    lost = html.parse(str(folder / "site" / "404.html")).getroot()
    assert lost.xpath("//article//a/@href") == ["/pictures/"]
    assert "search for a paper" in lost.xpath("string(//article)")
    address = "https://example.org/pictures/papers/doe2020/"
    page = html.parse(str(folder / "site" / "papers" / "doe2020" / "index.html")).getroot()
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert address in (folder / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert not (site_folder / "sitemap.xml").exists()


@pytest.mark.slow
def test_the_home_page_leads_to_the_guides_that_there_are(site_folder: Path) -> None:
    home = html.parse(str(site_folder / "index.html")).getroot()
    ways = home.xpath("//nav[@aria-label='Where to begin']//a/@href")
    assert ways[-3:] == ["./read/", "./query/", "./contribute/"]
