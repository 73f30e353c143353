"""Tables are typeset where TeX is there; where it is not, or fails, the page says so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kb.corpus import Corpus
from kb.exchange.bibtex import format_bibtex
from kb.site import typeset as module
from kb.site.assets import iter_downloads
from kb.site.pages import iter_plans
from kb.site.press import Press
from kb.site.typeset import NO_TEX, NOT_NOW, TOO_LONG, Proof, build_proofs, typeset
from tests.roofs import build_roofs
from tests.site.html_reading import read_page, text_of

DOCUMENT = "\\documentclass{article}\n\\begin{document}\n%s\n\\end{document}\n"


def nasty_roofs() -> Corpus:
    """The invented roofs with words that mean something to TeX."""
    corpus = build_roofs()
    words = (
        r"\input{/etc/passwd} \write18{id} $x^2$ 100% #1 {a} ~ \end{document} ^^5c ✓ 漢 " + "é" * 9
    )
    paper = corpus.papers["doe2020"]
    first, *others = paper.quotes
    quotes = (first.model_copy(update={"text": words}), *others)
    changed = paper.model_copy(update={"quotes": quotes, "title": words, "venue": words})
    return replace(corpus, papers={**corpus.papers, "doe2020": changed})


def page_text(corpus: Corpus, unprinted: Mapping[str, str], pdfs: Mapping[str, bytes]) -> str:
    downloads = tuple(iter_downloads(corpus, pdfs))
    plans = {plan.path: plan for plan in iter_plans(Press(corpus, unprinted), downloads)}
    return text_of(read_page(plans["tables/listed/index.html"].make()))


@pytest.mark.tex
@pytest.mark.slow
def test_the_same_table_gives_the_same_bytes_and_is_typeset_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = build_roofs()
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    first = build_proofs(corpus, tmp_path / "one")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    second = build_proofs(corpus, tmp_path / "other")
    assert set(first) == {"listed", "selected"}
    assert all(proof.pdf.startswith(b"%PDF-") and not proof.lacking for proof in first.values())
    assert first == second
    assert str(tmp_path).encode() not in first["listed"].pdf
    monkeypatch.setattr(subprocess, "run", None)
    assert build_proofs(corpus, tmp_path / "one") == first


@pytest.mark.tex
@pytest.mark.slow
def test_words_that_mean_something_to_tex_are_printed_as_words(tmp_path: Path) -> None:
    proof = build_proofs(nasty_roofs(), tmp_path)["listed"]
    assert proof.lacking == ""
    file = tmp_path / "listed.pdf"
    file.write_bytes(proof.pdf)
    shown = subprocess.run(
        ["pdftotext", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "root:" not in shown
    assert "uid=" not in shown
    assert "/etc/passwd" in shown.replace("\n", "")
    assert "Data version 1.4.2" in " ".join(shown.split())


@pytest.mark.tex
@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"\undefined", "Undefined control sequence"),
        (r"\input{nowhere}", "nowhere"),
        (r"\immediate\write18{touch made}\input{made}", "made"),
        (r"\input{/etc/passwd}", "passwd"),
        (r"\newwrite\w\immediate\openout\w=../out.tex x\input{absent}", "out.tex"),
    ],
)
def test_a_document_that_tex_refuses_says_why_and_runs_nothing(
    tmp_path: Path, body: str, said: str
) -> None:
    proof = typeset({"table.tex": DOCUMENT % body}, tmp_path)
    assert proof.pdf == b""
    assert proof.lacking.startswith("TeX could not typeset the table: ")
    assert said in proof.lacking
    assert list(tmp_path.rglob("*.pdf")) == []


@pytest.mark.tex
@pytest.mark.slow
def test_a_document_without_end_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", 1)
    proof = typeset({"table.tex": DOCUMENT % r"\loop\iftrue\repeat"}, tmp_path)
    assert proof.lacking == "TeX could not typeset the table: it took longer than 1 second"


def test_where_tex_is_lacking_the_page_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    proofs = build_proofs(build_roofs(), tmp_path)
    assert {proof.lacking for proof in proofs.values()} == {NO_TEX}
    shown = page_text(build_roofs(), {"listed": NO_TEX}, {})
    assert f"PDF There is none. {NO_TEX}" in shown
    assert "texlive-latex-recommended" in NO_TEX


def test_a_pdf_is_offered_where_there_is_one() -> None:
    shown = page_text(build_roofs(), {}, {"listed": b"%PDF-1.5 of nothing"})
    assert "listed.pdf 19 B" in shown
    assert "There is none" not in shown
    assert "PDF" not in page_text(build_roofs(), {}, {}).split("As it is printed")[0]


def test_a_server_does_not_wait_and_a_long_table_is_not_tried(tmp_path: Path) -> None:
    proofs = build_proofs(build_roofs(), tmp_path, may_run=False)
    assert {proof.lacking for proof in proofs.values()} == {NOT_NOW}
    assert typeset({"table.tex": "x" * 2_000_000}, tmp_path).lacking == TOO_LONG


def test_old_pdfs_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", 2)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(module, "typeset", lambda files, folder: Proof())
    folder = tmp_path / "pdf"
    folder.mkdir()
    for age in range(5):
        file = folder / f"{age}.pdf"
        file.write_bytes(b"%PDF-")
        os.utime(file, (1_000 - age, 1_000 - age))
    build_proofs(build_roofs(), tmp_path)
    assert sorted(file.name for file in folder.iterdir()) == ["0.pdf", "1.pdf"]


def test_the_bibliography_that_tex_reads_is_the_one_that_is_offered() -> None:
    corpus = build_roofs()
    files = {file.path: file.read() for file in iter_downloads(corpus)}
    assert re.search(rb"@article\{doe2020", files["tables/listed/listed.bib"])
    assert files["tables/listed/listed.bib"].decode() == format_bibtex([corpus.papers["doe2020"]])
