"""The search for dead links."""

from __future__ import annotations

import pytest

from kb.site.linkcheck import iter_dead_links, scan_any, scan_generated

SITE = {
    "index.html": '<h1 id="top">Home</h1>',
    "papers/index.html": '<h2 id="y2020">2020</h2>',
    "papers/doe2020/index.html": '<a name="old"></a><h3 id="q1">Quote</h3>',
    "codebooks/a@1/index.html": '<h1 id="größe">Sizes</h1>',
}
FILES = {"downloads/codings.csv", "assets/kb.css"}


def dead(link: str, page: str = "papers/doe2020/index.html") -> list[str]:
    pages = dict(SITE)
    pages[page] += f'<a href="{link}">there</a>'
    scanned = {path: scan_any(body) for path, body in pages.items()}
    return [str(found) for found in iter_dead_links(scanned, FILES)]


@pytest.mark.parametrize(
    "link",
    [
        "../../",
        "../",
        "..",
        "./",
        "",
        "#q1",
        "#old",
        "../../papers/#y2020",
        "../../papers/doe2020/#q1",
        "../../papers/doe2020/index.html#q1",
        "../doe2020",
        "../../downloads/codings.csv",
        "/downloads/codings.csv",
        "/",
        "../../codebooks/a@1/",
        "../../codebooks/a%401/#gr%C3%B6%C3%9Fe",
        "../?q=word",
        "https://example.org/nowhere/",
        "//example.org/nowhere",
        "mailto:doe@example.org",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(link: str) -> None:
    assert dead(link) == []


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("../doe2021/", "the site has no papers/doe2021/index.html"),
        ("../../downloads/codings.tsv", "the site has no downloads/codings.tsv"),
        ("#q2", "papers/doe2020/index.html has no anchor 'q2'"),
        ("../../papers/#y1999", "papers/index.html has no anchor 'y1999'"),
        ("../../../outside/", "the site has no ../outside/index.html"),
    ],
)
def test_a_dead_link_is_told_with_its_page_and_reason(link: str, reason: str) -> None:
    assert dead(link) == [f"papers/doe2020/index.html: the link {link!r} is dead: {reason}"]


def test_a_missing_picture_is_a_dead_link() -> None:
    pages = {"index.html": scan_any('<img src="plot.png" alt="">')}
    assert [link.target for link in iter_dead_links(pages, ())] == ["plot.png"]


def test_the_fast_scanner_sees_only_tags_and_undoes_entities() -> None:
    body = '<p id="a&amp;b">href="no" &lt;a href=&#34;no&#34;&gt; <a class="x" href="?a&amp;b#c">'
    assert scan_generated(body) == scan_any(body)
    assert scan_generated(body).targets == ("?a&b#c",)
    assert scan_generated(body).anchors == {"a&b"}
