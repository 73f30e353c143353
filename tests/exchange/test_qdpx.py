"""The REFI-QDA project: valid, complete, and counted as other programs count."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kb.corpus import Corpus
from kb.exchange.formats.qdpx import FORMAT, iter_qdpx
from kb.exchange.refi.colours import code_colour
from kb.exchange.refi.guids import unique_names
from kb.store.read import read_corpus
from kb.text import format_plain
from tests.exchange.hostile import build_hostile
from tests.exchange.refi.reader import SCHEMA, SPACE, ReadCode, ReadProject
from tests.real import ANNOTATIONS
from tests.roofs import build_roofs

ROOFS = build_roofs()
WORDS = st.text(min_size=1, max_size=60) | st.text(
    "<>&\"']=\r\n\t\x00\x1b\ufffe\ufeff\u202e\u2028\u0301\U0001f3e0*[]\\ a", min_size=1, max_size=20
)


def _real() -> Corpus:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


def _read(corpus: Corpus) -> ReadProject:
    return ReadProject(b"".join(iter_qdpx(corpus)))


def _with(text: str, **about: object) -> Corpus:
    paper = ROOFS.papers["doe2020"]
    quote = paper.quotes[0].model_copy(update={"text": text})
    changed = paper.model_copy(update={"quotes": (quote, *paper.quotes[1:]), **about})
    return replace(ROOFS, papers={**ROOFS.papers, "doe2020": changed})


def _kept(text: str) -> str:
    """The text with U+FFFD for each character that another library finds no XML can hold."""
    return "".join(_holdable(character) for character in text)


def _holdable(character: str) -> str:
    try:
        etree.Element("a").text = character
    except ValueError:
        return "\ufffd"
    return character


def _shown(text: str) -> str:
    return _kept(format_plain(text)).replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture(params=["roofs", "real", "hostile"], scope="module")
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return {"roofs": build_roofs, "real": _real, "hostile": build_hostile}[request.param]()


@pytest.fixture(scope="module")
def project(corpus: Corpus) -> ReadProject:
    return _read(corpus)


def test_the_project_is_valid_under_the_schema_of_the_standard(project: ReadProject) -> None:
    SCHEMA.assertValid(project.tree)


def test_the_file_holds_the_project_and_a_text_for_each_paper_in_use(
    corpus: Corpus, project: ReadProject
) -> None:
    papers = [paper.id for paper in corpus.papers.values() if paper.deprecated is None]
    assert list(project.texts) == papers
    assert project.names[0] == "project.qde"
    assert len(project.names) == 1 + len(papers)
    assert all(name.startswith("sources/") for name in project.names[1:])


def test_every_quote_in_use_comes_back_with_its_words(corpus: Corpus, project: ReadProject) -> None:
    assert list(project.quotes) == list(corpus.quotes)
    for ref, (_, quote) in corpus.quotes.items():
        assert project.quotes[ref].entered == _kept(quote.text)
        assert project.quotes[ref].shown == _shown(quote.text)


def test_every_judgement_comes_back_with_value_term_note_and_coders(
    corpus: Corpus, project: ReadProject
) -> None:
    for ref, (paper, quote) in corpus.quotes.items():
        assert project.quotes[ref].codes == {
            (judged.codebook.id, judged.factor.id): ReadCode(
                judged.code.value, judged.coders, judged.code.term, judged.code.note
            )
            for judged in corpus.judgements_of(paper, quote)
            if judged.code
        }


def test_every_quote_comes_back_with_place_subjects_and_notes(
    corpus: Corpus, project: ReadProject
) -> None:
    for ref, (_, quote) in corpus.quotes.items():
        read = project.quotes[ref]
        assert read.about.get("Locator", "") == _kept(quote.locator or "").replace("\n", " ")
        assert read.about.get("Via") == (quote.via.paper if quote.via else None)
        assert read.about.get("Via locator") == (quote.via.locator if quote.via else None)
        assert read.subjects == {
            *(("source", name) for name in quote.source),
            *(("target", name) for name in quote.target),
            *(("model", name) for name in quote.models),
        }
        assert read.notes == [(note.kind, note.text) for note in quote.notes]


def test_every_paper_comes_back_with_its_record(corpus: Corpus, project: ReadProject) -> None:
    for source in project.all("TextSource"):
        paper = corpus.papers[source.get("name")]
        read = project.values(source)
        assert (read["Cite key"], read["Title"]) == (paper.id, _kept(paper.title))
        assert read["Authors"] == _kept("; ".join(paper.authors))
        assert (read["Year"], read.get("DOI")) == (str(paper.year), paper.doi)
        assert read.get("Coding", "") == "; ".join(
            f"{ref}: {', '.join(said.coders)}{' (complete)' if said.complete else ''}"
            for ref, said in sorted(paper.coding.items())
        )


def test_every_reference_leads_somewhere_and_every_guid_is_given_once(
    project: ReadProject,
) -> None:
    guids = Counter(item.get("guid") for item in project.tree.iter() if item.get("guid"))
    assert {guid for guid, times in guids.items() if times > 1} == set()
    for item in project.tree.iter():
        for name in ("targetGUID", "originGUID", "creatingUser"):
            assert item.get(name) is None or item.get(name) in guids


def test_no_two_codes_cases_or_variables_share_a_name(project: ReadProject) -> None:
    for kind in ("Code", "Case", "Variable", "Set"):
        names = [item.get("name").casefold() for item in project.all(kind)]
        assert len(set(names)) == len(names)


def test_the_codes_of_a_project_differ_in_colour(project: ReadProject) -> None:
    colours = [code.get("color") for code in project.all("Code") if code.get("color")]
    assert len(set(colours)) == len(colours)


def test_a_hundred_factors_and_their_values_differ_in_colour() -> None:
    values = (None, "positive", "negative", "mixed", "present", "absent")
    assert len({code_colour(n, value) for n in range(100) for value in values}) == 600


def test_headings_and_abstract_factors_cannot_be_coded_with() -> None:
    project = _read(ROOFS)
    codable = {code.get("name"): code.get("isCodable") for code in project.all("Code")}
    assert (codable["Colours"], codable["Cold colours"]) == ("false", "false")
    assert (codable["Red"], codable["Red: absent"]) == ("true", "true")
    assert "Cold colours: absent" not in codable


def test_a_code_tells_when_it_applies_and_when_not() -> None:
    red = next(code for code in _read(ROOFS).all("Code") if code.get("name") == "Red")
    assert red.findtext(f"{SPACE}Description").splitlines() == [
        "colours@1/red",
        "The roof is red.",
        "When to apply: The roof is said to be red.",
        "When not to apply: The wall is red.",
        "Example: A red roof.",
        "Near miss: A red wall. (It is a wall.)",
    ]


def test_a_program_is_said_to_be_one_and_a_group_lists_its_coders() -> None:
    users = {user.get("id"): user.get("name") for user in _read(ROOFS).all("User")}
    assert users == {
        "ann": "Ann Other",
        "robot": "Robot (program)",
        "ann+robot": "Ann Other and Robot (program) (agreed)",
    }


def test_a_table_is_a_set_of_its_factors_and_papers() -> None:
    project = _read(ROOFS)
    shown = next(item for item in project.all("Set") if item.get("name") == "Table: Listed")
    assert [code.get("name") for code in project.targets(shown, "MemberCode")] == ["Red", "Blue"]
    assert [source.get("name") for source in project.targets(shown, "MemberSource")] == ["doe2020"]


def test_links_tie_factors_quotes_and_the_paper_that_quotes() -> None:
    project = _read(ROOFS)
    ends = {
        (
            link.get("name"),
            project.by_guid[link.get("originGUID")].get("name"),
            project.by_guid[link.get("targetGUID")].get("name"),
        )
        for link in project.all("Link")
    }
    assert ends == {
        ("close match", "Red", "Warm"),
        ("broader", "Blue", "Cold colours"),
        ("similar to", "doe2020/q2", "doe2020/q1"),
        ("quoted via", "doe2020/q1", "roe2021"),
    }


def test_positions_count_code_points_from_zero_and_the_end_is_the_one_after_the_last() -> None:
    text = "\U0001f3e0\U0001f3e0 e\u0301 \U0001d49c."
    paper = ROOFS.papers["roe2021"]
    quotes = tuple(
        paper.quotes[0].model_copy(update={"id": f"q{number}", "text": text}) for number in (1, 2)
    )
    changed = paper.model_copy(update={"quotes": quotes, "title": "\U0001f3e0"})
    project = _read(replace(ROOFS, papers={"roe2021": changed}))
    first, second = project.all("PlainTextSelection")
    assert int(first.get("endPosition")) - int(first.get("startPosition")) == 8
    assert int(second.get("startPosition")) - int(first.get("endPosition")) == len(
        "\n\n[roe2021/q2]\n"
    )
    assert {quote.shown for quote in project.quotes.values()} == {text}


def test_a_reader_that_turns_line_ends_around_counts_the_same() -> None:
    project = _read(_with("one\r\ntwo\rthree", title="\ufeffOnes\r\ntwos"))
    text = project.texts["doe2020"]
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    opened = io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8-sig").read()
    assert opened == text
    assert project.quotes["doe2020/q1"].shown == "one\ntwo\nthree"
    assert project.quotes["doe2020/q1"].entered == "one\r\ntwo\rthree"


@given(WORDS, WORDS)
def test_any_words_come_back_but_for_what_xml_cannot_hold(text: str, other: str) -> None:
    corpus = _with(text, title=other, authors=(other,), venue=other, doi=other)
    project = _read(corpus)
    SCHEMA.assertValid(project.tree)
    assert project.quotes["doe2020/q1"].entered == _kept(text)
    assert project.quotes["doe2020/q1"].shown == _shown(text)
    assert project.quotes["doe2020/q2"].shown == "=1+1 is blue and red"


def test_a_quote_of_twenty_thousand_words_keeps_its_place() -> None:
    text = "word ]]> & " * 10_000
    assert _read(_with(text)).quotes["doe2020/q1"].shown == text


def test_the_text_holds_no_more_of_a_paper_than_its_quotes(
    corpus: Corpus, project: ReadProject
) -> None:
    for name, text in project.texts.items():
        paper = corpus.papers[name]
        about = (paper.title, *paper.authors, paper.venue, paper.doi, paper.arxiv)
        allowed = 100 + sum(3 * len(words) for words in about if words)
        for quote in paper.quotes:
            if quote.deprecated is None:
                allowed += len(project.quotes[f"{name}/{quote.id}"].shown) + 100
                allowed += len(quote.locator or "")
        assert len(text) <= allowed


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.text("xX (a)2", max_size=8)))
def test_made_names_differ_whatever_the_labels(labels: dict[str, str]) -> None:
    names = unique_names(labels)
    assert list(names) == list(labels)
    assert len({name.casefold() for name in names.values()}) == len(labels)


def test_withdrawn_papers_and_quotes_are_left_out() -> None:
    project = _read(ROOFS)
    assert "zoe1999" not in project.texts
    assert "doe2020/q3" not in project.quotes
    assert "withdrawn" not in "".join(project.texts.values())


def test_a_paper_without_quotes_says_so() -> None:
    paper = ROOFS.papers["roe2021"].model_copy(update={"quotes": ()})
    project = _read(replace(ROOFS, papers={"roe2021": paper}))
    assert project.texts["roe2021"].endswith("No passage of this paper is quoted.\n")


def test_an_empty_knowledge_base_is_a_valid_project() -> None:
    project = _read(Corpus(meta=ROOFS.meta))
    SCHEMA.assertValid(project.tree)
    assert project.names == ["project.qde"]


@pytest.mark.parametrize(
    "spoil",
    ["guid", "order", "kind", "empty", "unknown"],
)
def test_the_schema_refuses_a_project_that_is_spoilt(spoil: str) -> None:
    tree = _read(ROOFS).tree
    if spoil == "guid":
        tree[0][0].set("guid", "ann")
    elif spoil == "order":
        tree.append(tree[0])
    elif spoil == "kind":
        next(tree.iter(f"{SPACE}Variable")).set("typeOfVariable", "Words")
    elif spoil == "empty":
        for user in list(tree[0]):
            tree[0].remove(user)
    else:
        next(tree.iter(f"{SPACE}Coding")).set("name", "a coding has no name")
    assert not SCHEMA.validate(tree)


def test_the_format_gives_one_file_that_is_a_zip() -> None:
    (file,) = FORMAT.write(ROOFS)
    assert file.path == FORMAT.file_name == "project.qdpx"
    with zipfile.ZipFile(io.BytesIO(b"".join(file.chunks))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_project_that_may_pass_two_gibibytes_says_so_in_its_entry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = zipfile.ZipFile(io.BytesIO(b"".join(iter_qdpx(ROOFS))))
    assert small.getinfo("project.qde").extract_version < zipfile.ZIP64_VERSION
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 10_000)
    written = b"".join(iter_qdpx(ROOFS))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.getinfo("project.qde").extract_version == zipfile.ZIP64_VERSION
        assert archive.read("project.qde") == small.read("project.qde")
