from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.exchange.bibtex import format_bibtex
from kb.model.paper import Paper
from kb.store.read import read_corpus

ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations"


def paper(**given: object) -> Paper:
    record = {
        "id": "oak2001",
        "title": "On oaks",
        "authors": ["Ann Oak"],
        "year": 2001,
        "type": "journal-article",
    }
    return Paper.model_validate({**record, **given})


def field(name: str, **given: object) -> str | None:
    found = re.search(rf"^  {name} = \{{(.*)\}},$", format_bibtex([paper(**given)]), re.MULTILINE)
    return found[1] if found else None


def test_an_entry_has_its_type_and_fields_in_order() -> None:
    entry = format_bibtex(
        [
            paper(
                authors=["Ann Oak", "van der Elm, Bo"],
                venue="Trees & Shrubs",
                volume="3",
                issue="1-2",
                pages="10-19",
                doi="10.1000/x_(1)",
                arxiv="2001.00001",
                url="https://example.org/a_b?c=d&e#f",
                unchecked=["doi", "pages"],
            )
        ]
    )
    assert entry == (
        "@article{oak2001,\n"
        "  author = {Oak, Ann and van der Elm, Bo},\n"
        "  title = {On oaks},\n"
        "  year = {2001},\n"
        "  journal = {Trees \\& Shrubs},\n"
        "  volume = {3},\n"
        "  number = {1-2},\n"
        "  pages = {10--19},\n"
        "  doi = {10.1000/x_(1)},\n"
        "  eprint = {2001.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://example.org/a_b?c=d&e#f},\n"
        "  kb_unchecked = {doi, pages},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("paper_type", "entry", "venue_field"),
    [
        ("conference-paper", "inproceedings", "booktitle"),
        ("journal-article", "article", "journal"),
        ("preprint", "misc", "howpublished"),
        ("book-chapter", "incollection", "booktitle"),
        ("thesis", "phdthesis", "school"),
    ],
)
def test_each_kind_of_paper_has_its_entry_type(
    paper_type: str, entry: str, venue_field: str
) -> None:
    text = format_bibtex([paper(type=paper_type, venue="Somewhere")])
    assert text.startswith(f"@{entry}{{oak2001,")
    assert f"  {venue_field} = {{Somewhere}},\n" in text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Med3D: Transfer Learning for 3D Images", "{Med3D}: Transfer Learning for {3D} Images"),
        ("Pre-Training on ImageNet", "Pre-Training on {ImageNet}"),
        ("Using X-ray and U-Net?", "Using {X-ray} and {U-Net}?"),
        ("Notes on the staging of Braak in brains", "Notes on the staging of {Braak} in brains"),
        ("All Oaks of the World", "All Oaks of the World"),
        ("Élan vital", "{\\'{E}}lan vital"),
        ("The role of α_1", "The role of {{\\ensuremath{\\alpha}\\_1}}"),
        ("Sets like {a}", "Sets like {{\\textbraceleft{}a\\textbraceright{}}}"),
    ],
)
def test_titles_keep_the_capitals_that_mean_something(title: str, expected: str) -> None:
    assert field("title", title=title) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (["Michael Häfner"], 'H{\\"{a}}fner, Michael'),
        (["OpenMind"], "{OpenMind}"),
        (["Research and Development, The"], "{Research and Development}, The"),
        (["Ann Oak", "Bo Elm"], "Oak, Ann and Elm, Bo"),
        (["Eva Ñandú"], "{\\~{N}}and{\\'{u}}, Eva"),
        (["Sons And Daughters, The"], "{Sons And Daughters}, The"),
    ],
)
def test_authors_stand_family_name_first(authors: list[str], expected: str) -> None:
    assert field("author", authors=authors) == expected


def test_a_preprint_names_its_arxiv_id_once() -> None:
    given = {"type": "preprint", "arxiv": "2001.00001"}
    assert field("howpublished", **given) == "arXiv:2001.00001"
    assert field("howpublished", venue="arXiv preprint", **given) == (
        "arXiv preprint arXiv:2001.00001"
    )
    assert field("howpublished", venue="arXiv:2001.00001v2", **given) == "arXiv:2001.00001v2"


def test_entries_stand_by_key_whatever_the_order_given() -> None:
    papers = [paper(id="b2000"), paper(id="a2000"), paper(id="c2000")]
    assert format_bibtex(papers) == format_bibtex(reversed(papers))
    assert re.findall(r"\{(\w+),\n", format_bibtex(papers)) == ["a2000", "b2000", "c2000"]


LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=60)


@given(title=LINES, author=LINES, venue=LINES, doi=LINES)
def test_no_text_can_close_its_field(title: str, author: str, venue: str, doi: str) -> None:
    text = format_bibtex([paper(title=title, authors=[author], venue=venue, doi=doi)])
    assert text.isascii()
    lines = text.splitlines()
    assert lines[0] == "@article{oak2001,"
    assert lines[-1] == "}"
    for line in lines[1:-1]:
        assert re.match(r"  [a-z_]+ = \{", line)
        depth = 0
        for position, character in enumerate(line):
            depth += (character == "{") - (character == "}")
            assert depth > 0 or position < line.index("{") or position >= len(line) - 2
        assert depth == 0
        assert line.endswith("},")


@pytest.mark.tex
def test_bibtex_reads_the_shipped_papers_and_nasty_ones_without_complaint(tmp_path: Path) -> None:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    nasty = 'Größe & {b} % # $ _ ^ ~ \\ " α Ł đ 中 @misc{x, } and , ΔE'
    papers = [
        *corpus.papers.values(),
        paper(
            id="nasty", title=nasty, authors=[nasty, "Ł Đ"], venue=nasty, pages=nasty, volume="1"
        ),
    ]
    (tmp_path / "all.bib").write_text(format_bibtex(papers), encoding="utf-8")
    (tmp_path / "all.tex").write_text(
        "\\documentclass{article}\\begin{document}\\nocite{*}\\sloppy"
        "\\bibliographystyle{plain}\\bibliography{all}\\end{document}\n",
        encoding="utf-8",
    )
    latex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    for command in (latex, ["bibtex", "all"], latex, latex):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        output = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, output[-2000:]
        assert "error message" not in output
    printed = (tmp_path / "all.bbl").read_text(encoding="utf-8")
    assert printed.count("\\bibitem") == len(papers)
    assert "ImageNet" in printed
