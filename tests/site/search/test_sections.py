"""The sections of written pages."""

from __future__ import annotations

import pytest

from kb.site.search.gathering import SiteSearch
from kb.site.search.sections import iter_sections

CASES = [
    ("<h1 id=a>A</h1><p>b <b>c</b></p>", [("a", "A", "b c")]),
    ("<p>before</p><h2 id='x'>X</h2>", [("", "", "before"), ("x", "X", "")]),
    ('<h2 id="x">X<a class="headerlink" href="#x">#</a></h2><p>y</p>', [("x", "X", "y")]),
    ("<h1>N</h1><ul><li>a</li><li>b</li></ul>", [("", "N", "a b")]),
    ("<h1 id=a>A</h1><script>alert(1)</script><p>&lt;b&gt;</p>", [("a", "A", "<b>")]),
    ("<h1 id=a>A</h1><svg><svg><text>no</text></svg></svg><p>yes", [("a", "A", "yes")]),
    ("<h4 id=d>deep</h4>", [("", "", "deep")]),
    ("", []),
]


@pytest.mark.parametrize(("html", "sections"), CASES)
def test_a_page_has_these_sections(html: str, sections: list[tuple[str, str, str]]) -> None:
    assert [(it.anchor, it.title, it.text) for it in iter_sections(html)] == sections


def test_a_section_says_on_which_page_it_stands() -> None:
    search = SiteSearch()
    html = "<h1 id=guide>Guide</h1><p>top</p><h2 id=how>How</h2><p>so</p>"
    search.add_written("guide/index.html", "Guide", html)
    found = list(search.iter_found())
    assert [(it.address, it.title, it.where) for it in found] == [
        ("guide/", "Guide", ""),
        ("guide/#how", "How", "Guide"),
    ]
