"""KB5xx: the forms of identifiers."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_DOE = "papers/doe2020.yaml"

RULES = (
    Rule(
        code="KB501",
        severity="error",
        title="Not a DOI",
        explanation="A DOI is `10.`, four digits or more, a slash and a name. It stands without an "
        "address or `doi:` before it, so that it can be compared and linked.",
        remedy="Write it bare: `10.1109/isbi.2017.7950695`.",
        bad=Sample(_DOE, "doi: https://doi.org/10.1000/doe.2020\n"),
        good=Sample(_DOE, "doi: 10.1000/doe.2020\n"),
    ),
    Rule(
        code="KB502",
        severity="error",
        title="Not an arXiv id",
        explanation="An arXiv id is `YYMM.NNNNN` (four digits behind the dot until 2014), or of "
        "the old form `hep-th/9901001`; it stands without an address, `arXiv:` or version.",
        remedy="Write it bare, and in quotation marks so that it stays text: `'2103.13318'`.",
        bad=Sample(_DOE, "arxiv: arXiv:2001.01234v2\n"),
        good=Sample(_DOE, "arxiv: '2001.01234'\n"),
    ),
    Rule(
        code="KB503",
        severity="error",
        title="Not an ORCID iD",
        explanation="An ORCID iD is four groups of four digits; the last digit (or `X`) is a "
        "checksum of the others (ISO 7064 MOD 11-2), so a typing error shows.",
        remedy="Copy it from the person's ORCID page, without the address before it.",
        bad=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe, orcid: 0000-0002-1825-0079}\n"
            "  - {id: roe, name: Richard Roe}\n",
        ),
        good=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe, orcid: 0000-0002-1825-0097}\n"
            "  - {id: roe, name: Richard Roe}\n",
        ),
    ),
    Rule(
        code="KB504",
        severity="info",
        title="Pages in an unusual form",
        explanation="Pages are written `1044-1048` with one hyphen; the tables print the dash that "
        "belongs there.",
        remedy="Write first and last page with a hyphen between them, or the article's number.",
        bad=Sample(_DOE, "pages: 10–19\n"),
        good=Sample(_DOE, "pages: 10-19\n"),
    ),
    Rule(
        code="KB505",
        severity="error",
        title="Two papers with one identifier",
        explanation="Two records have the same DOI, arXiv id or PubMed id, so they are the same "
        "work, counted twice.",
        remedy="Merge the two records, or correct the identifier of one.",
        bad=Sample("papers/roe2018.yaml", "doi: 10.1000/DOE.2020\n"),
        good=Sample("papers/roe2018.yaml", "doi: 10.1000/roe.2018\n"),
    ),
    Rule(
        code="KB506",
        severity="warning",
        title="The preprint is younger than the paper",
        explanation="The arXiv id was given out more than a year after the year of the paper, "
        "or the paper claims to be a preprint of another year than its arXiv id.",
        remedy="Compare both with the paper's page; one of the two mostly belongs to another "
        "paper.",
        bad=Sample(_DOE, "arxiv: '2301.01234'\n"),
        good=Sample(_DOE, "arxiv: '1912.01234'\n"),
    ),
)
"""In the order of the codes."""
