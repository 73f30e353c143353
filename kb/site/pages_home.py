"""The home page and the page of downloads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kb.site import addresses
from kb.site.citation import format_bibtex, format_citation
from kb.site.downloads import Download
from kb.site.guides import Guide
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.pictures.pages import STYLES, place_home_picture
from kb.site.press import Press
from kb.site.welcome import (
    build_first_readings,
    build_questions,
    leading_codebook,
    newest_papers,
    split_description,
)

_MOST_TABLES = 8


def build_home(
    press: Press, downloads: Sequence[Download], guides: Sequence[Guide] = ()
) -> SitePage:
    """What the knowledge base is, what it holds, how to cite it and how to take it."""
    corpus = press.corpus
    codebook = leading_codebook(press)
    first, rest = split_description(corpus.meta.description)
    questions = build_questions(press, codebook)
    quoted = sum(press.crossings.quotes_of(paper) > 0 for paper in corpus.papers.values())
    totals = [
        (addresses.PAPERS, quoted, "paper quoted" if quoted == 1 else "papers quoted"),
        (addresses.PAPERS, len(corpus.quotes), "quote" if len(corpus.quotes) == 1 else "quotes"),
        (addresses.FACTORS, _coded_factors(press), "factors"),
        (
            addresses.DATASETS,
            sum(not data.example for data in corpus.datasets.values()),
            "datasets",
        ),
        (addresses.MODELS, len(corpus.models), "models"),
        (addresses.TABLES, len(corpus.tables), "table" if len(corpus.tables) == 1 else "tables"),
    ]
    return press.page(
        "home",
        addresses.HOME,
        title=corpus.meta.title,
        description=corpus.meta.description,
        toc=(
            *((Heading("ask", "Does it matter?"),) if questions else ()),
            Heading("cite", "How to cite"),
            Heading("take", "Take the data"),
        ),
        search=(SearchEntry("", corpus.meta.title, corpus.meta.description),),
        styles=STYLES,
        lead=first,
        about=rest,
        totals=totals,
        codebook=codebook,
        questions=questions,
        others=_other_codebooks(press, codebook),
        first_readings=build_first_readings(press, codebook),
        newest=newest_papers(press),
        tables=_tables(press, downloads),
        guides=guides,
        ledger=press.ledger,
        picture=place_home_picture(press),
        citation=format_citation(corpus.meta),
        bibtex=format_bibtex(corpus.meta),
        seed=corpus.papers.get(corpus.meta.seed or ""),
        downloads=[file for file in downloads if not file.table],
    )


def _other_codebooks(press: Press, leading: str) -> list[tuple[str, int]]:
    """The other codebooks, each with how many of its factors some quote speaks to."""
    spoken = Counter(
        ref for ref, name in press.corpus.factors if press.crossings.spoken((ref, name))
    )
    return [(ref, number) for ref, number in sorted(spoken.items()) if ref != leading]


def _tables(press: Press, downloads: Sequence[Download]) -> list[tuple[str, list[Download]]]:
    """Each table with the files that authors take most."""
    files = {file.path: file for file in downloads if file.table}
    return [
        (
            name,
            [
                files[path]
                for ending in ("pdf", "tex", "csv", "md", "bib")
                if (path := f"{addresses.table(name)}{name}.{ending}") in files
            ],
        )
        for name in list(press.corpus.tables)[:_MOST_TABLES]
    ]


def _coded_factors(press: Press) -> int:
    return sum(not factor.abstract for factor in press.corpus.factors.values())


def build_downloads_page(press: Press, downloads: Sequence[Download]) -> SitePage:
    """Every file that can be taken, with its size and checksum."""
    tables = [
        (name, [file for file in downloads if file.table == name]) for name in press.corpus.tables
    ]
    headings = (
        (any(not file.table for file in downloads), Heading("checksums", "Checksums")),
        (any(files for _, files in tables), Heading("tables", "Tables")),
    )
    return press.page(
        "downloads",
        addresses.page_path(addresses.DOWNLOADS),
        title="Downloads",
        description=f"All of the data, version {press.corpus.meta.version}, in several formats.",
        toc=tuple(heading for shown, heading in headings if shown),
        search=(SearchEntry("", "Downloads", "CSV JSON Turtle BibTeX GraphML checksums"),),
        downloads=[file for file in downloads if not file.table],
        tables=[(name, files) for name, files in tables if files],
    )
