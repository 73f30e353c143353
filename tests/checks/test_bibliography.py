"""The forms of identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.checks.run import run_checks
from kb.corpus import Corpus
from kb.findings import Finding
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import Paper

META = KnowledgeBase(
    title="Pictures",
    description="Invented.",
    version="1.0.0",
    licence="CC-BY-4.0",
    year=2020,
    base_iri="https://example.org/",
)
PAPER = Paper.model_validate(
    {
        "id": "doe2020",
        "title": "On pictures",
        "authors": ["Jane Doe"],
        "year": 2020,
        "type": "thesis",
    }
)


def findings_of(*people: Person, **fields: object) -> list[Finding]:
    corpus = Corpus(
        META,
        people={person.id: person for person in people},
        listed_people=people,
        papers={"doe2020": PAPER.model_copy(update=fields)},
    )
    return [finding for finding in run_checks(corpus) if finding.code.startswith("KB5")]


DOIS = [
    ("10.1109/isbi.2017.7950695", None),
    ("10.1000/182", None),
    ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", None),
    ("10.1000.10/123", None),
    ("https://doi.org/10.1109/isbi.2017", "write '10.1109/isbi.2017'"),
    ("doi:10.1109/isbi.2017", "write '10.1109/isbi.2017'"),
    ("10.1109/isbi.2017.", "write '10.1109/isbi.2017'"),
    ("10.1109 / isbi.2017", "a DOI looks like 10.1109/isbi.2017.79"),
    ("10.12/short", "a DOI looks like 10.1109/isbi.2017.79"),
    ("isbi.2017", "a DOI looks like 10.1109/isbi.2017.79"),
]


@pytest.mark.parametrize(("doi", "remedy"), DOIS)
def test_a_doi_is_bare(doi: str, remedy: str | None) -> None:
    given_remedies = [(f.code, f.remedy) for f in findings_of(doi=doi)]
    assert given_remedies == ([] if remedy is None else [("KB501", remedy)])


ARXIV = [
    ("2001.01234", None),
    ("1412.1234", None),
    ("0704.0001", None),
    ("hep-th/9901001", None),
    ("math.GT/0309136", None),
    ("2001.01234v2", "write '2001.01234'"),
    ("arXiv:2001.01234", "write '2001.01234'"),
    ("https://arxiv.org/abs/2001.01234", "write '2001.01234'"),
    ("2013.01234", "an arXiv id looks like '2103.13318'"),
    ("1412.12345", "an arXiv id looks like '2103.13318'"),
    ("2001.1234", "an arXiv id looks like '2103.13318'"),
    ("hep-th/5001001", "an arXiv id looks like '2103.13318'"),
]


@pytest.mark.parametrize(("arxiv", "remedy"), ARXIV)
def test_an_arxiv_id_is_bare_and_of_a_real_month(arxiv: str, remedy: str | None) -> None:
    given_remedies = [(f.code, f.remedy) for f in findings_of(arxiv=arxiv)]
    assert given_remedies == ([] if remedy is None else [("KB502", remedy)])


ORCIDS = [
    ("0000-0002-1825-0097", None),
    ("0000-0002-1694-233X", None),
    ("https://orcid.org/0000-0002-1825-0097", "write 0000-0002-1825-0097"),
    ("0000-0002-1825-0098", "a digit is mistyped"),
    ("0000-0002-1694-233x", "an ORCID iD looks like"),
    ("0000000218250097", "an ORCID iD looks like"),
]


@pytest.mark.parametrize(("orcid", "remedy"), ORCIDS)
def test_an_orcid_is_bare_and_its_checksum_fits(orcid: str, remedy: str | None) -> None:
    given = findings_of(Person(id="doe", name="Jane Doe", orcid=orcid))
    assert [f.code for f in given] == ([] if remedy is None else ["KB503"])
    assert all(finding.remedy.startswith(remedy or "") for finding in given)


@given(st.integers(0, 10**15 - 1), st.integers(0, 14), st.integers(1, 9))
def test_the_checksum_shows_every_single_wrong_digit(number: int, at: int, shift: int) -> None:
    def iris(digits: str) -> list[str]:
        return [
            "-".join((digits[:4], digits[4:8], digits[8:12], digits[12:] + last))
            for last in "0123456789X"
        ]

    def valid(digits: str) -> list[str]:
        people = [Person(id=f"p{i}", name="X", orcid=iri) for i, iri in enumerate(iris(digits))]
        wrong = {finding.at.path[1] for finding in findings_of(*people)}
        return [iri[-1] for i, iri in enumerate(iris(digits)) if i not in wrong]

    right = f"{number:015}"
    digit = str((int(right[at]) + shift) % 10)
    mistyped = right[:at] + digit + right[at + 1 :]
    assert len(valid(right)) == 1
    assert valid(right) != valid(mistyped)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_text_makes_a_check_of_identifiers_fail(
    doi: str, arxiv: str, pages: str, orcid: str
) -> None:
    person = Person.model_construct(id="doe", name="Jane Doe", orcid=orcid)
    for finding in findings_of(person, doi=doi, arxiv=arxiv, pages=pages):
        assert finding.remedy


PAGES = [
    ("1044-1048", None),
    ("1044-8", None),
    ("e123", None),
    ("S12-S19", None),
    ("104, 110-112", None),
    ("10–19", "write 10-19"),
    ("10--19", "write 10-19"),
    ("pp. 10-19", "write 10-19"),
    ("10 - 19", "write 10-19"),
    ("19-10", "correct or remove them"),
    ("0-0", "correct or remove them"),
]


@pytest.mark.parametrize(("pages", "remedy"), PAGES)
def test_pages_have_one_hyphen(pages: str, remedy: str | None) -> None:
    given_remedies = [(f.code, f.remedy) for f in findings_of(pages=pages)]
    assert given_remedies == ([] if remedy is None else [("KB504", remedy)])


@pytest.mark.parametrize(
    ("kind", "arxiv", "late"),
    [
        ("journal-article", "1901.00001", False),
        ("journal-article", "2101.00001", False),
        ("journal-article", "2201.00001", True),
        ("preprint", "2001.00001", False),
        ("preprint", "2101.00001", True),
    ],
)
def test_a_preprint_is_not_younger_than_its_paper(kind: str, arxiv: str, late: bool) -> None:
    assert bool(findings_of(type=kind, arxiv=arxiv)) == late
