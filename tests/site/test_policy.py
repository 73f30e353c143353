"""The Content-Security-Policy: on every page, first in its head, and obeyed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kb.site.policy import HEADERS, add_policy, format_meta, format_policy, without_styles
from tests.site.browsing import Watched, serving
from tests.site.kinds import kinds_of

KB = Path(sys.executable).with_name("kb")
BASE = Path(__file__).resolve().parents[1] / "checks" / "base"
FRONT_END = Path(__file__).resolve().parents[2] / "docs" / "maintain" / "front-end.md"
HEAD = re.compile(r'<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
INLINE = re.compile(r"<script(?![^>]* src=)([^>]*)>(.*?)</script>", re.DOTALL)


def rules(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


def test_the_policy_lets_in_what_is_the_sites_own_and_nothing_else() -> None:
    said = rules(format_policy())
    assert said["default-src"] == said["object-src"] == said["base-uri"] == ["'none'"]
    assert said["style-src"] == said["connect-src"] == said["worker-src"] == ["'self'"]
    assert not re.search(r"unsafe|https?:|\*", format_policy())
    hashes = [one for one in said["script-src"] if one.startswith("'sha256-")]
    assert len(hashes) == 3
    assert rules(format_policy(is_themed=False))["script-src"] == ["'self'"]


def test_the_policy_stands_before_all_that_it_is_about() -> None:
    page = add_policy("<!doctype html><html><head><meta charset=utf-8><body><head>")
    assert page == f"<!doctype html><html><head>\n{format_meta()}<meta charset=utf-8><body><head>"
    assert len(format_meta()) < 900  # the charset must stand within the first 1024 bytes


def test_the_documents_name_the_headers_that_the_server_sends() -> None:
    lines = "\n".join(f"{name}: {value}" for name, value in HEADERS.items())
    assert f"```text\n{lines}\n```" in FRONT_END.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "then"),
    [
        ('<th style="text-align: left;">a</th>', '<th align="left">a</th>'),
        ('<td style="text-align: center;">', '<td align="center">'),
        ('<td style="color: red">', '<td style="color: red">'),
        ("<code>style=&quot;text-align: left;&quot;</code>",) * 2,
    ],
)
def test_columns_are_aligned_without_styles(html: str, then: str) -> None:
    assert without_styles(html) == then


@pytest.mark.slow
def test_every_page_has_the_policy_and_no_script_that_it_forbids(site_folder: Path) -> None:
    pages = [
        file for file in site_folder.rglob("*.html") if file.name in ("index.html", "404.html")
    ]
    assert len(pages) > 50
    for file in pages:
        text = file.read_text(encoding="utf-8")
        head = HEAD.search(text)
        assert head, file
        for attributes, script in INLINE.findall(text):
            if "application/json" not in attributes:
                digest = b64encode(sha256(script.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in head[1], file
        assert not re.search(r"<style|<[^>]+ (?:style|on\w+)=", text), file


@pytest.mark.slow
@pytest.mark.browser
def test_the_themes_scripts_work_under_the_policy(watched: Watched) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1280, "height": 900})
    watched.open("query/cookbook/")
    scheme = page.locator("body")
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light mode").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    tabs = page.locator(".tabbed-labels").first.locator("label")
    name = tabs.nth(1).inner_text().strip()
    tabs.nth(1).click()
    page.locator(".md-code__button[title], .md-clipboard").first.wait_for(state="attached")

    watched.open("query/cookbook/")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    chosen = page.locator(".tabbed-set").first.locator("input:checked")
    assert page.locator(f"label[for='{chosen.get_attribute('id')}']").inner_text().strip() == name
    assert watched.wrong == []
    assert page.evaluate("window.brokenRules ?? []") == []


@pytest.mark.slow
@pytest.mark.browser
def test_a_script_or_style_that_got_into_a_page_does_nothing(
    site_folder: Path, tmp_path: Path, browser: Browser
) -> None:
    text = (site_folder / "papers" / "index.html").read_text(encoding="utf-8")
    attack = (
        "<script>window.ran=1</script><img src=x onerror='window.ran=2'>"
        "<p id=styled style='color: rgb(1, 2, 3)'>x</p><base href='https://example.org/'>"
        "<img id=far src='https://example.org/x.png'><form action='https://example.org/'></form>"
    )
    (tmp_path / "index.html").write_text(text.replace("</article>", f"{attack}</article>"))
    asked: list[str] = []
    with serving(tmp_path) as address:
        page = browser.new_page()
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.goto(address, wait_until="load")
        assert page.evaluate("window.ran") is None
        colour = page.evaluate("getComputedStyle(document.querySelector('#styled')).color")
        assert colour != "rgb(1, 2, 3)"
        assert all(url.startswith((address, "data:")) for url in asked)
        page.close()


@pytest.mark.slow
@pytest.mark.browser
def test_bare_pages_have_a_policy_too_and_obey_it(tmp_path: Path, browser: Browser) -> None:
    folder = tmp_path / "pages"
    subprocess.run(
        [str(KB), "build", str(BASE), "--pages", str(folder)],
        env={**os.environ, "CI": "true"},
        check=True,
        capture_output=True,
    )
    for file in folder.rglob("index.html"):
        assert HEAD.search(file.read_text(encoding="utf-8")), file
    with serving(folder) as address:
        watched = Watched(browser.new_page(), address)
        for path in kinds_of(folder):
            watched.open(path)
            assert watched.page.evaluate("window.brokenRules ?? []") == [], path
        watched.page.close()
    assert watched.wrong == []


@pytest.mark.slow
def test_the_owner_of_a_site_can_do_without_the_policy(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "guide.md").write_text("# A guide\n", encoding="utf-8")
    (tmp_path / "annotations").symlink_to(BASE)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Pictures\ntheme: {name: material, font: false}\n"
        "plugins:\n  - kb:\n      policy: false\n",
        encoding="utf-8",
    )
    subprocess.run([str(KB), "build"], cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "site" / "papers" / "index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" not in text
