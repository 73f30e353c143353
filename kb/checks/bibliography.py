"""The forms of DOI, arXiv id, ORCID iD and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.corpus import Kind
from kb.findings import Finding
from kb.model.paper import Paper

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]+(?<![.,;:])")
_ARXIV = re.compile(
    r"(?P<new>(?P<yy>[0-9]{2})(?:0[1-9]|1[0-2])\.(?P<number>[0-9]{4,5}))"
    r"|(?P<old>[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/(?P<oldyy>[0-9]{2})(?:0[1-9]|1[0-2])[0-9]{3})"
)
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_DASHES = re.compile(r"\s*(?:--+|[‐‑‒–—−])\s*|\s+-\s*|\s*-\s+")


def malformed_dois(survey: Survey) -> Iterator[Finding]:
    """KB501: a DOI is not in its bare form."""
    corpus = survey.corpus
    dois: list[tuple[Kind, str, str | None]] = [
        *(("paper", key, paper.doi) for key, paper in corpus.papers.items()),
        *(("dataset", key, dataset.doi) for key, dataset in corpus.datasets.items()),
    ]
    for kind, key, doi in dois:
        if doi is not None and not _DOI.fullmatch(doi):
            inside = _DOI.search(doi)
            yield found(
                "KB501",
                corpus.place(kind, key, "doi"),
                f"{doi!r} is not a DOI",
                f"write {inside.group()!r}" if inside else "a DOI looks like 10.1109/isbi.2017.79",
            )


def malformed_arxiv_ids(survey: Survey) -> Iterator[Finding]:
    """KB502: an arXiv id is not in its bare form."""
    for key, paper in survey.corpus.papers.items():
        if paper.arxiv is not None and arxiv_year(paper.arxiv) is None:
            inside = next(
                (m.group() for m in _ARXIV.finditer(paper.arxiv) if arxiv_year(m.group())), None
            )
            yield found(
                "KB502",
                survey.corpus.place("paper", key, "arxiv"),
                f"{paper.arxiv!r} is not an arXiv id",
                f"write '{inside}'" if inside else "an arXiv id looks like '2103.13318'",
            )


def arxiv_year(name: str) -> int | None:
    """The year in which arXiv gave out this id, or None if it is none.

    >>> arxiv_year("2103.13318"), arxiv_year("hep-th/9901001"), arxiv_year("2113.13318")
    (2021, 1999, None)
    """
    match = _ARXIV.fullmatch(name)
    if match is None:
        return None
    if match["old"]:
        year = int(match["oldyy"])
        return 1900 + year if year >= 91 else 2000 + year if year <= 7 else None
    year = 2000 + int(match["yy"])
    digits = 5 if year >= 2015 else 4
    return year if year >= 2007 and len(match["number"]) == digits else None


def malformed_orcids(survey: Survey) -> Iterator[Finding]:
    """KB503: an ORCID iD is not in its bare form, or its checksum is wrong."""
    for index, person in enumerate(survey.corpus.listed_people):
        orcid = person.orcid
        if orcid is None or (_ORCID.fullmatch(orcid) and _checksum(orcid) == orcid[-1]):
            continue
        inside = _ORCID.search(orcid)
        if inside and _checksum(inside.group()) == inside.group()[-1]:
            remedy = f"write {inside.group()}"
        elif inside:
            remedy = "a digit is mistyped: its checksum does not fit; copy it from the ORCID page"
        else:
            remedy = "an ORCID iD looks like 0000-0002-1825-0097"
        yield found(
            "KB503",
            survey.corpus.place("people", "", "people", index, "orcid"),
            f"{orcid!r} is not an ORCID iD",
            remedy,
        )


def _checksum(orcid: str) -> str:
    """The last character that an ORCID iD should have (ISO 7064, MOD 11-2).

    >>> _checksum("0000-0002-1825-0097"), _checksum("0000-0002-1694-233X")
    ('7', 'X')
    """
    total = 0
    for digit in orcid.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def unusual_pages(survey: Survey) -> Iterator[Finding]:
    """KB504: pages have another dash than a hyphen, a `pp.`, or the last before the first."""
    for key, paper in survey.corpus.papers.items():
        pages = paper.pages
        if pages is None:
            continue
        bare = re.sub(r"^(?:pp?|pages?)\b\.?\s*", "", pages, flags=re.IGNORECASE)
        bare = _DASHES.sub("-", bare)
        both = _RANGE.fullmatch(bare)
        if both and (int(both[1]) == 0 or _is_reversed(*both.groups())):
            message, remedy = f"the pages {pages!r} cannot be meant", "correct or remove them"
        elif bare != pages:
            message, remedy = f"the pages {pages!r} are in an unusual form", f"write {bare}"
        else:
            continue
        yield found("KB504", survey.corpus.place("paper", key, "pages"), message, remedy)


def _is_reversed(first: str, last: str) -> bool:
    """Whether the last page stands before the first; ``1044-8`` means 1048."""
    return len(first) == len(last) and int(first) > int(last)


def shared_identifiers(survey: Survey) -> Iterator[Finding]:
    """KB505: two papers have the same DOI, arXiv id or PubMed id."""
    first: dict[tuple[str, str], str] = {}
    for key, paper in survey.corpus.papers.items():
        if paper.deprecated is not None:
            continue
        for field, value in _identifiers(paper):
            other = first.setdefault((field, value.casefold()), key)
            if other != key:
                yield found(
                    "KB505",
                    survey.corpus.place("paper", key, field),
                    f"{other} has the same {field} {value}",
                    "merge the two records, or correct one of the two",
                )


def _identifiers(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.doi is not None:
        yield "doi", paper.doi
    if paper.arxiv is not None:
        yield "arxiv", paper.arxiv
    if paper.pmid is not None:
        yield "pmid", paper.pmid
    if paper.pmcid is not None:
        yield "pmcid", paper.pmcid


def late_preprints(survey: Survey) -> Iterator[Finding]:
    """KB506: the arXiv id was given out after the year of the paper."""
    for key, paper in survey.corpus.papers.items():
        year = arxiv_year(paper.arxiv) if paper.arxiv is not None else None
        if year is None:
            continue
        if year > paper.year + (paper.type != "preprint"):
            yield found(
                "KB506",
                survey.corpus.place("paper", key, "arxiv"),
                f"arXiv gave out {paper.arxiv} in {year}, but {key} is of {paper.year}",
                "compare the year and the arXiv id with the paper's page",
            )


__all__ = [
    "arxiv_year",
    "late_preprints",
    "malformed_arxiv_ids",
    "malformed_dois",
    "malformed_orcids",
    "shared_identifiers",
    "unusual_pages",
]
