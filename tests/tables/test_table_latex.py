from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import Corpus
from kb.exchange.bibtex import format_bibtex
from kb.store.read import read_corpus
from kb.tables.build import build_table
from kb.tables.cells import TableValue
from kb.tables.latex import MACROS, render_latex
from kb.tables.latex_document import render_latex_document
from kb.tables.latex_text import escape_latex
from tests.tables.table_cases import NASTY, build_corpus, build_nasty_corpus

CORPUS = build_corpus()
ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations"
SHIPPED = sorted(path.stem for path in (ANNOTATIONS / "tables").glob("*.yaml"))
COMPLAINT = re.compile(
    r"^!|undefined|Overfull|Missing character|multiply|no output PDF", re.MULTILINE
)


def compile_latex(folder: Path, source: str, bib: str = "") -> str:
    """The log of a document after pdflatex, bibtex, pdflatex, pdflatex."""
    (folder / "references.bib").write_text(bib, encoding="utf-8")
    (folder / "table.tex").write_text(source, encoding="utf-8")
    latex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "table.tex"]
    for command in [latex, *([["bibtex", "table"], latex] if bib else []), latex]:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        output = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, output[-3000:]
        assert command[0] != "bibtex" or "error message" not in output, output
    return (folder / "table.log").read_text(encoding="utf-8", errors="replace")


def complaints(log: str) -> list[str]:
    return [line for line in log.splitlines() if COMPLAINT.search(line) and "TS1/aer" not in line]


def text_of(folder: Path) -> str:
    """The words of the compiled pages."""
    subprocess.run(["pdftotext", "-layout", "table.pdf"], cwd=folder, check=True)
    return (folder / "table.txt").read_text(encoding="utf-8")


def bib_of(corpus: Corpus, table: TableValue) -> str:
    return format_bibtex(corpus.papers[paper] for paper in table.papers)


def test_a_part_has_caption_label_repeated_head_and_legend() -> None:
    fragment = render_latex(build_table(CORPUS, "parted"))
    assert fragment.count(r"\begin{longtable}") == 2
    assert re.findall(r"\\label\{(.*?)\}", fragment) == ["tab:parted-g1", "tab:parted-g2"]
    assert "Part G1, 1 of 2: Trees. Data version 2.3.4." in fragment
    assert fragment.count(r"\kbhead{Light}") == 4
    assert fragment.count(r"\endfirsthead") == fragment.count(r"\endhead") == 2
    assert r"\kbempty~not assessed" in fragment


def test_papers_are_cited_by_key_under_their_short_label() -> None:
    fragment = render_latex(build_table(CORPUS, "parted"))
    assert r"\kbpaper{Oak \kbetal{}}{oak2001}\kbquote{1}" in fragment
    assert r"\kbpaper{Ash and Fir}{ash2000}" in fragment


def test_marks_are_macros_and_absent_is_not_the_macro_of_not_assessed() -> None:
    rows = [
        line
        for line in render_latex(build_table(CORPUS, "parted")).splitlines()
        if "kbquote{" in line
    ]
    marks = [re.findall(r"& (\\kb\w+)", row) for row in rows if not row.startswith(r"\provide")]
    assert marks == [
        [r"\kbabsent", r"\kbabsent", r"\kbpresent"],
        [r"\kbpositive", r"\kbmixed", r"\kbabsent"],
        [r"\kbnotassessed"] * 3,
        [r"\kbabsent"] * 3,
        [r"\kbnotassessed", r"\kbnegative", r"\kbnotassessed"],
    ]


def test_every_macro_that_a_fragment_uses_is_provided_by_it() -> None:
    corpus = build_nasty_corpus()
    provided = set(re.findall(r"\\providecommand\{(\\kb\w+)\}", MACROS))
    for table in (build_table(corpus, "nasty"), build_table(CORPUS, "coded")):
        assert set(re.findall(r"\\kb[a-z]+", render_latex(table))) <= provided


def test_a_codebook_without_signs_has_neither_marks_nor_legend() -> None:
    table = build_table(build_corpus(), "coded")
    assert r"\kbexample{\kbnegative}" in render_latex(table)
    paper = CORPUS.papers["oak2001"]
    unsigned = paper.model_copy(update={"quotes": tuple(q for q in paper.quotes if q.id == "q3")})
    table = build_table(build_corpus(papers=[unsigned]), "coded")
    body = render_latex(table).partition(MACROS)[2]
    assert r"\kbillustration{" in body
    assert not re.search(r"\\kbexample|\\kbpresent|\\kblegend", body)


def test_the_examples_of_a_factor_go_to_several_rows_before_they_fill_a_page() -> None:
    fragment = render_latex(
        build_table(build_nasty_corpus(["x" + "word " * 100] * 9), "nasty-book")
    )
    rows = [line for line in fragment.splitlines() if line.startswith((r"\kbterm", "{}"))]
    assert len(rows) == 9


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_escaped_text_is_ascii_that_holds_no_foreign_command(text: str) -> None:
    escaped = escape_latex(text)
    assert escaped.isascii()
    assert not re.search(r"[\n\r\x00-\x1f\x7f]", escaped)
    assert escaped.count("{") == escaped.count("}")
    assert not re.search(
        r"(?<!\\)[#$%&_^]", re.sub(r"\\ensuremath\{.*?\}(?!\})|\\\^", "", escaped)
    ) or ("ensuremath" in escaped)


@given(st.text(st.sampled_from("\\{}&%$#_~^<>|`'\"-,[]!? ab"), max_size=60))
def test_escaped_ascii_reads_back_as_the_text(text: str) -> None:
    forms = {
        r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
        r"\textasciitilde{}": "~", r"\textasciicircum{}": "^", r"\textless{}": "<",
        r"\textgreater{}": ">", r"\textbar{}": "|", r"\textquotedblleft{}": '"',
        r"\textquotedblright{}": '"',
        r"\textquoteleft{}": "'", r"\symbol{96}": "`",
        "{[}": "[", "{]}": "]", r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\_": "_",
        "{}": "",
    }  # fmt: skip
    pattern = "|".join(re.escape(form) for form in forms)
    escaped = escape_latex(text)
    assert re.sub(pattern, lambda found: forms[found[0]], escaped) == text
    assert not re.search(r"[\\{}&%$#_~^\"`\[\]<>|]", re.sub(pattern, "", escaped))
    assert not re.search(r"--|''|,,", escaped)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Häfner", r"H\"{a}fner"),
        ("Müller-Łukasz", r"M\"{u}ller-\L{}ukasz"),
        ("e\u0301 = é", r"\'{e} = \'{e}"),
        ("naïve ĵ", r"na\"{\i}ve \^{\j}"),
        ("α ≤ 3 µm", r"\ensuremath{\alpha} \ensuremath{\le} 3 \ensuremath{\mu}m"),
        (
            "pre–post — “so”",
            r"pre\textendash{}post \textemdash{} \textquotedblleft{}so\textquotedblright{}",
        ),
        ("Dąb", r"D\UseTextAccent{T1}{\k}{a}b"),
        ("中", r"{[}U+4E2D{]}\hspace{0pt}"),
        ("a\nb\tc", "a b c"),
        (
            "\"a\" ('b' it's)",
            r"\textquotedblleft{}a\textquotedblright{} (\textquoteleft{}b' it's)",
        ),
        ("\x07", r"{[}U+0007{]}\hspace{0pt}"),
        ("--''", "-{}-'{}'"),
    ],
)
def test_characters_have_their_latex_form(text: str, latex: str) -> None:
    assert escape_latex(text) == latex


def test_a_document_refuses_a_bib_name_that_latex_could_not_hold() -> None:
    with pytest.raises(ValueError, match="cannot be called"):
        render_latex_document(build_table(CORPUS, "parted"), "x}\\input{y")


@pytest.mark.tex
@pytest.mark.parametrize("name", sorted(CORPUS.tables))
def test_invented_tables_compile_without_complaint(name: str, tmp_path: Path) -> None:
    table = build_table(CORPUS, name)
    log = compile_latex(tmp_path, render_latex_document(table), bib_of(CORPUS, table))
    assert complaints(log) == []


@pytest.mark.tex
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_tables_compile_without_complaint(name: str, tmp_path: Path) -> None:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    table = build_table(corpus, name)
    log = compile_latex(tmp_path, render_latex_document(table), bib_of(corpus, table))
    assert complaints(log) == []
    pages = text_of(tmp_path)
    assert f"Data version {corpus.meta.version}." in pages
    assert "[?]" not in pages


@pytest.mark.tex
@pytest.mark.parametrize("name", ["nasty", "nasty-book"])
@pytest.mark.parametrize("font", ["T1", "OT1"])
def test_nasty_strings_compile_without_complaint(name: str, font: str, tmp_path: Path) -> None:
    corpus = build_nasty_corpus()
    table = build_table(corpus, name)
    source = render_latex_document(table)
    if font == "OT1":
        source = re.sub(r"\\usepackage\[T1\].*\n\\IfFile.*\n", "", source)
    log = compile_latex(tmp_path, source, bib_of(corpus, table) if table.papers else "")
    assert complaints(log) == []
    pages = text_of(tmp_path)
    assert "write18" in pages
    assert "end{longtable}" in pages.replace("–", "-").replace("f", "f")


@pytest.mark.tex
@pytest.mark.slow
def test_an_author_s_own_macros_win(tmp_path: Path) -> None:
    source = render_latex_document(build_table(CORPUS, "chosen"))
    own = r"\newcommand{\kbpresent}{YES}\newcommand{\kbnotassessed}{UNKNOWN}"
    source = source.replace(r"\begin{document}", own + r"\begin{document}")
    compile_latex(tmp_path, source)
    pages = text_of(tmp_path)
    assert "YES" in pages
    assert "UNKNOWN" in pages


def generated_strings(count: int) -> list[str]:
    """Strings of every kind of character, the same in every run."""
    import random

    source = random.Random(1492)
    alphabets = [
        "".join(chr(c) for c in range(32, 127)),
        "\\{}%$#&_^~<>|`'\"-[]*",
        "".join(chr(c) for c in range(0xA0, 0x250)),
        "".join(chr(c) for c in range(0x2000, 0x2300)),
        "".join(chr(c) for c in range(0x370, 0x400)),
        "".join(chr(c) for c in range(0x300, 0x36F)) + "aeiouxAEIOU ",
        "中文한국日本עבריתعربي🙂\x07\x1b\x85",
        "abc/._0123456789",
    ]
    texts = []
    for number in range(count):
        alphabet = alphabets[number % len(alphabets)] + " abc" * (number % 3)
        texts.append("x" + "".join(source.choices(alphabet, k=source.randint(1, 70))))
    return texts


@pytest.mark.tex
@pytest.mark.slow
def test_hundreds_of_generated_strings_compile_without_complaint(tmp_path: Path) -> None:
    corpus = build_nasty_corpus([*NASTY, *generated_strings(500 - len(NASTY))])
    table = build_table(corpus, "nasty")
    log = compile_latex(tmp_path, render_latex_document(table), bib_of(corpus, table))
    assert complaints(log) == []
