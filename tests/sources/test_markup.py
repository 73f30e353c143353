"""HTML and JATS XML."""

from __future__ import annotations

from pathlib import Path

import pytest

import kb
from kb.sources.read import read_source

HTML = """<!DOCTYPE html>
<html><head><title>Hidden</title><meta charset="utf-8"><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a></nav>
<h1>Widgets in the Wild</h1>
<p>Widgets are <em>often</em> pre<b>trained</b> on
   natural images&nbsp;[<a href="#r12">12</a>], and p&nbsp;&lt;&nbsp;0.05.<sup>1,2</sup></p>
<p>It is 10<sup>&minus;3</sup> of H<sub>2</sub>O<br>here. caf&eacute; &alpha;&le;5</p>
<script>let words = "no words";</script>
<p>A note<span class="ltx_note"><sup>3</sup><span class="ltx_note_outer">The note
itself.</span></span> within a sentence.</p>
<table><tr><th>Name</th><td>A cell of<br/>two lines</td></tr><tr><td>P1</td><td>5</td></tr></table>
<p><math><msup><mi>x</mi><mn>2</mn></msup><annotation>x^2</annotation></math> is it.</p>
<p style="display: none">hidden</p><p aria-hidden="true">hidden</p>
<pre>as  it
stands</pre>
</body></html>
"""

JATS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML">
<front><journal-meta><journal-title>The Journal of Widgets</journal-title></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1000/1</article-id>
<title-group><article-title>Widgets in the <italic>Wild</italic></article-title></title-group>
<contrib-group>
<contrib><name><surname>Doe</surname><given-names>Jane</given-names></name>
<xref ref-type="aff" rid="a1">1</xref></contrib>
<contrib><name><surname>Ro&#233;</surname><given-names>R. E.</given-names></name></contrib>
<aff id="a1"><label>1</label>A university</aff>
</contrib-group>
<abstract><p>We study widgets.</p></abstract></article-meta></front>
<body><sec><title>Introduction</title>
<p>Widgets are pretrained [<xref ref-type="bibr" rid="r12">12</xref>] on images<xref
ref-type="bibr" rid="r1"><sup>3,4</sup></xref> of 10<sup>&#8722;3</sup>&nbsp;m<fn id="f1"><p>A note
at the foot.</p></fn> and H<sub>2</sub>O; &alpha; &lt; 0.05<xref ref-type="fn" rid="f1">5</xref>.
<fig id="g1"><caption><p>A caption.</p></caption></fig>The end.</p>
<p><inline-formula><alternatives><tex-math>x^2</tex-math><mml:math><mml:msup><mml:mi>x</mml:mi>
<mml:mn>2</mml:mn></mml:msup></mml:math></alternatives></inline-formula> is it.</p>
<table-wrap><table><tr><td>P1</td><td>A cell.</td></tr></table></table-wrap></sec></body>
<back><ref-list><ref><mixed-citation>Roe, R.: Widgets.</mixed-citation></ref></ref-list></back>
</article>
"""


def read(tmp_path: Path, name: str, content: str | bytes) -> list[str]:
    data = content.encode() if isinstance(content, str) else content
    (tmp_path / name).write_bytes(data)
    return read_source(tmp_path / name).text.rstrip("\n").split("\n\n")


def test_a_web_page_is_read_without_what_surrounds_it(tmp_path: Path) -> None:
    assert [block.replace("\xa0", " ") for block in read(tmp_path, "paper.html", HTML)] == [
        "Widgets in the Wild",
        "Widgets are often pretrained on natural images [12], and p < 0.05.¹,²",
        "It is 10⁻³ of H2O\nhere. café α≤5",
        "A note³ within a sentence.",
        "The note itself.",
        "Name",
        "A cell of\ntwo lines",
        "P1",
        "5",
        "x² is it.",
        "as it\nstands",
    ]


def test_an_article_in_jats_is_read_with_title_and_authors(tmp_path: Path) -> None:
    assert [block.replace("\xa0", " ") for block in read(tmp_path, "paper.xml", JATS)] == [
        "Widgets in the Wild",
        "Jane Doe ¹",
        "R. E. Roé",
        "1A university",
        "We study widgets.",
        "Introduction",
        "Widgets are pretrained [12] on images³,⁴ of 10⁻³ m and H2O; α < 0.05⁵. The end.",
        "A note at the foot.",
        "A caption.",
        "x² is it.",
        "P1",
        "A cell.",
    ]


def test_markup_says_what_read_it_and_has_no_pages(tmp_path: Path) -> None:
    read(tmp_path, "paper.html", HTML)
    source = read_source(tmp_path / "paper.html")
    assert source.kind == "html"
    assert source.extractor.startswith("lxml ")
    assert source.pages == ()
    assert source.page_at(3) is None


@pytest.mark.parametrize("name", ["paper.txt", "paper.pdf", "paper"])
def test_the_content_says_what_a_file_is_not_its_name(name: str, tmp_path: Path) -> None:
    read(tmp_path, name, JATS)
    assert read_source(tmp_path / name).kind == "jats"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<html><meta charset='iso-8859-1'>", "cp1252"),
        ("<html>", "cp1252"),
        ("<html><meta charset='windows-1250'>", "cp1250"),
        ("<html><meta charset='utf-8'>", "utf-8"),
        ("<html><meta charset='iso-8859-1'>", "utf-8"),
    ],
)
def test_old_encodings_of_a_page_are_known(head: str, encoding: str, tmp_path: Path) -> None:
    page = f"{head}<body><p>caf\u00e9 \u2013 \u201cwords\u201d</p></body></html>".encode(encoding)
    assert read(tmp_path, "paper.html", page) == ["café – “words”"]


def test_white_space_between_inline_elements_stays_one_space(tmp_path: Path) -> None:
    page = "<html><body><p>one\n <b>two</b>\t<i> three</i><sup>4</sup>five</p></body></html>"
    assert read(tmp_path, "paper.html", page) == ["one two three⁴five"]


FORMULAS = {
    "<mfrac><mn>1</mn><mn>2</mn></mfrac>": "1/2",
    "<mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>": "2 1/2 x",
    "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mi>c</mi></mrow></mfrac>": "(a+b)/c",
    "<mfrac><mi>a</mi><mfrac><mn>1</mn><mi>c</mi></mfrac></mfrac>": "a/(1/c)",
    "<mfrac><mtext>true cases</mtext><mi>n</mi></mfrac>": "(true cases)/n",
    "<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac>": "n k",
    "<msub><mn>10</mn><mn>2</mn></msub><mo>=</mo><mn>2</mn>": "10_2=2",
    "<msub><mi>x</mi><mn>2</mn></msub>": "x2",
    "<msub><mi>log</mi><mn>2</mn></msub><mn>8</mn>": "log2 8",
    "<msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup>": "10⁻³",
    "<msup><mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></msup>": "x¹/²",
    "<msubsup><mn>10</mn><mn>2</mn><mn>3</mn></msubsup>": "10_2³",
    "<msqrt><mi>x</mi> <mo>+</mo> <mn>1</mn></msqrt>": "√(x+1)",
    "<mn>2</mn><mroot><mi>x</mi><mn>3</mn></mroot>": "2 ³√(x)",
    "<mfenced><mi>x</mi><mi>y</mi></mfenced>": "(x,y)",
    "<mfenced open='[' close=')' separators=';'><mi>a</mi><mi>b</mi></mfenced>": "[a;b)",
    "<mi>x</mi><mphantom><mi>y</mi></mphantom>": "x",
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_written_out_in_a_line(formula: str, tmp_path: Path) -> None:
    space = 'xmlns="http://www.w3.org/1998/Math/MathML"'
    page = f"<html><body><p>so <math>{formula}</math> is.</p></body></html>"
    article = f"<article><body><p>so <math {space}>{formula}</math> is.</p></body></article>"
    said = f"so {FORMULAS[formula]} is."
    assert read(tmp_path, "paper.html", page) == read(tmp_path, "paper.xml", article) == [said]


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("101<sub>2</sub> of H<sub>2</sub>O", "101_2 of H2O"),
        ("log<sub>2</sub>8 and x<sub>i1</sub>", "log2 8 and xi1"),
        ("they <del>do not</del> help", "they help"),
        ("they <s>do not</s> <strike>never</strike> help", "they help"),
        ("they <i style='text-decoration: red line-through'>do not</i> help", "they help"),
        ("they <i style='text-decoration-line:line-through'>do not</i> help", "they help"),
        ("they <i hidden>do not</i> help", "they help"),
        ("they <i style='visibility: hidden'>do not</i> help", "they help"),
        ("they <i style='color: red; DISPLAY:NONE'>do not</i> help", "they help"),
        ("they <i style='text-decoration: underline'>do</i> help", "they do help"),
        ("un<!-- not -->seen", "unseen"),
        ("of x <img src='a.png' alt='≠'> 3", "of x \ufffc 3"),
        ("of x<img src='a.png'>3", "of x\ufffc3"),
        ("sets <svg><text>not</text></svg> help", "sets \ufffc help"),
        ("sets <img src='a.png' alt=''> help", "sets help"),
        ("sets <svg aria-hidden='true'></svg> help", "sets help"),
        ("<p>They</p><p><img src='a.png'> </p><p>help</p>", "They help"),
    ],
)
def test_a_web_page_says_what_it_shows(shown: str, said: str, tmp_path: Path) -> None:
    page = f"<html><body><p>{shown}</p></body></html>"
    assert " ".join(read(tmp_path, "paper.html", page)) == said


MATHS = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x</mml:mi></mml:math>'


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("<inline-graphic/>", "\ufffc"),
        ("<private-char><glyph-data/></private-char>", "\ufffc"),
        ("<inline-formula><tex-math>x</tex-math></inline-formula>", "\ufffc"),
        (f"<inline-formula><tex-math>x</tex-math>{MATHS}</inline-formula>", "x"),
        (f"<alternatives><graphic/><tex-math>x</tex-math>{MATHS}</alternatives>", "x"),
        (f"{MATHS}<inline-graphic/>", "x\ufffc"),
    ],
)
def test_an_article_keeps_the_place_of_what_is_only_drawn(
    shown: str, said: str, tmp_path: Path
) -> None:
    page = f"<article><body><p>a rate of {shown} in all.</p></body></article>"
    assert read(tmp_path, "paper.xml", page) == [f"a rate of {said} in all."]


def test_no_quote_passes_over_a_sign_that_is_only_drawn(tmp_path: Path) -> None:
    page = "<p>We saw that x <img src='a.png' alt='≠'> 3 in all the cases.</p>" + "<p>More.</p>" * 9
    text = "\n\n".join(read(tmp_path, "paper.html", f"<html><body>{page}</body></html>"))
    assert not kb.match_quote("We saw that x 3 in all the cases.", text).passes


def test_an_article_leaves_out_what_others_wrote(tmp_path: Path) -> None:
    others = "".join(
        f"<{name}><title>Others</title><body><p>Others wrote it.</p></body></{name}>"
        for name in ("sub-article", "response", "ref-list")
    )
    page = (
        "<article><body><p>They <strike>do not</strike> help<!-- not -->.</p></body>"
        f"{others}</article>"
    )
    assert read(tmp_path, "paper.xml", page) == ["They help."]
