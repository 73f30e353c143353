"""Tables as PDF, where TeX was there when the site was built.

The same table gives the same bytes with the same TeX: the document knows no date and no place. What
was typeset once is kept under its content in the user's cache, so that a second build costs
nothing. A table that cannot be typeset never fails a build: it says why, and what would help.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kb.corpus import Corpus
from kb.exchange.bibtex import format_bibtex
from kb.findings import visible
from kb.site.words import count
from kb.store.verdicts import cache_folder
from kb.tables.build import build_table
from kb.tables.latex_document import render_latex_document

SECONDS = 60
"""So long may TeX take for one run."""

NO_TEX = (
    "pdflatex was not found when the site was built. Install TeX (Debian: texlive-latex-base and "
    "texlive-latex-recommended) and build again."
)
NOT_NOW = "A server does not wait for TeX: kb build makes the PDF."
TOO_LONG = "The table is too long to be typeset with the site. Take its LaTeX file instead."

_MOST_LETTERS = 1_500_000
_MOST_KEPT = 64
_NAME = "table"
_PREFIX = r"\pdfinfoomitdate=1 \pdftrailerid{} \pdfsuppressptexinfo=-1 \pdfgentounicode=1 "
_ERROR = re.compile(r"^(?:!|\./table\.tex:\d+:|table\.tex:\d+:) ?(.+)$", re.MULTILINE)
_SURROUNDINGS = {
    "SOURCE_DATE_EPOCH": "0",
    "FORCE_SOURCE_DATE": "1",
    "openin_any": "p",
    "openout_any": "p",
    "shell_escape": "f",
    "max_print_line": "1000",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A table as it is printed.

    Attributes:
        pdf: the PDF; empty where there is none.
        lacking: why there is none, with what helps; empty where there is one.
    """

    pdf: bytes = b""
    lacking: str = ""


class NotTypeset(Exception):
    """TeX did not make a PDF. The message says why."""


def build_proofs(
    corpus: Corpus, cache: Path | None = None, *, may_run: bool = True
) -> dict[str, Proof]:
    """Every table as PDF, by the table's id; several are typeset at once.

    Args:
        corpus: the records.
        cache: where PDFs are kept; if None, in the user's cache, see `kb.store.verdicts`.
        may_run: whether TeX may run; a server does not wait for it.

    Raises:
        UnknownName: when a table names what does not exist.
    """
    if not corpus.tables:
        return {}
    if not may_run:
        return {name: Proof(lacking=NOT_NOW) for name in corpus.tables}
    if shutil.which("pdflatex") is None or shutil.which("bibtex") is None:
        return {name: Proof(lacking=NO_TEX) for name in corpus.tables}
    documents = [_document(corpus, name) for name in corpus.tables]
    folder = (cache or cache_folder()) / "pdf"
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as workers:
        proofs = workers.map(lambda files: typeset(files, folder), documents)
        made = dict(zip(corpus.tables, proofs, strict=True))
    _forget(folder)
    return made


def _document(corpus: Corpus, name: str) -> Mapping[str, str]:
    """The files that TeX reads."""
    table = build_table(corpus, name)
    files = {f"{_NAME}.tex": _PREFIX + "\n" + render_latex_document(table, _NAME)}
    if table.papers:
        files[f"{_NAME}.bib"] = format_bibtex(corpus.papers[paper] for paper in table.papers)
    return files


def typeset(files: Mapping[str, str], folder: Path) -> Proof:
    """A document as PDF, from the cache or typeset now.

    Args:
        files: ``table.tex``, and ``table.bib`` where it cites.
        folder: of the cache.
    """
    if sum(map(len, files.values())) > _MOST_LETTERS:
        return Proof(lacking=TOO_LONG)
    kept = folder / f"{_fingerprint(files)}.pdf"
    with suppress(OSError):
        pdf = kept.read_bytes()
        kept.touch()
        return Proof(pdf)
    try:
        pdf = _run(files)
    except (NotTypeset, OSError) as problem:
        return Proof(lacking=f"TeX could not typeset the table: {visible(str(problem))}")
    _keep(kept, pdf)
    return Proof(pdf)


def _fingerprint(files: Mapping[str, str]) -> str:
    """What the PDF depends on: the document, and which TeX sets it."""
    total = hashlib.sha256()
    program = os.path.realpath(shutil.which("pdflatex") or "")
    with suppress(OSError):
        status = os.stat(program)
        total.update(f"{status.st_size}:{status.st_mtime_ns}\0".encode())
    for name, text in sorted(files.items()):
        total.update(f"{name}\0{text}\0".encode())
    return total.hexdigest()


def _run(files: Mapping[str, str]) -> bytes:
    """The PDF of a document, made in a folder of its own.

    Raises:
        NotTypeset: when TeX stops, or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="kb-pdf-") as name:
        folder = Path(name)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        tex = ("pdflatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", _NAME)
        cites = f"{_NAME}.bib" in files
        for command in (tex, ("bibtex", _NAME), tex, tex) if cites else (tex, tex):
            _call(command, folder)
        return (folder / f"{_NAME}.pdf").read_bytes()


def _call(command: Iterable[str], folder: Path) -> None:
    try:
        done = subprocess.run(  # noqa: S603  # fixed commands, and no shell
            list(command),
            cwd=folder,
            env={**os.environ, **_SURROUNDINGS},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise NotTypeset(f"it took longer than {count(SECONDS, 'second')}") from problem
    if done.returncode:
        raise NotTypeset(_complaint(folder) or f"exit code {done.returncode}")


def _complaint(folder: Path) -> str:
    """The first error in the logs, on one line."""
    for name in (f"{_NAME}.log", f"{_NAME}.blg"):
        with suppress(OSError):
            log = (folder / name).read_text(encoding="utf-8", errors="replace")
            found = _ERROR.search(log)
            if found:
                return " ".join(found[1].split())[:200]
    return ""


def _keep(path: Path, pdf: bytes) -> None:
    """Keep a PDF for the next build; a full disk is no error."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(pdf)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def _forget(folder: Path) -> None:
    """Keep the PDFs that were used last, and no more of them than needed."""
    with suppress(OSError):
        by_use = sorted(folder.glob("*.pdf"), key=lambda file: -file.stat().st_mtime_ns)
        for file in by_use[_MOST_KEPT:]:
            with suppress(OSError):
                file.unlink()
