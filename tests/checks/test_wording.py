"""What is a leftover of conversion, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.checks import run_checks
from kb.corpus import Corpus
from kb.model.meta import KnowledgeBase
from kb.model.paper import Paper
from kb.model.record import Note

META = KnowledgeBase(
    title="Pictures",
    description="Invented.",
    version="1.0.0",
    licence="CC-BY-4.0",
    year=2020,
    base_iri="https://example.org/",
)


def corpus_of(*texts: str, notes: tuple[Note, ...] = ()) -> Corpus:
    quotes = [
        {"id": f"q{number}", "text": text, "notes": [note.model_dump() for note in notes]}
        for number, text in enumerate(texts, 1)
    ]
    paper = Paper.model_validate(
        {
            "id": "doe2020",
            "title": "On pictures",
            "authors": ["Jane Doe"],
            "year": 2020,
            "type": "thesis",
            "quotes": quotes,
        }
    )
    return Corpus(
        META, papers={"doe2020": paper}, files={("paper", "doe2020"): "papers/doe2020.yaml"}
    )


def codes_of(corpus: Corpus) -> list[str]:
    return sorted(f.code for f in run_checks(corpus) if f.code.startswith("KB4"))


CLEAN = [
    "It works for intra- and inter-domain transfer.",
    "It works in low- and mid-level layers, and in low- to mid-level ones.",
    "Pre- as well as post-training help; so do fine- or coarse-grained labels.",
    "A gap of 3 - 4 points - or more - remains.",
    "It helps (i) when labels are few and (ii) when images are alike.",
    "It helps a) when labels are few and b) when images are alike.",
    "The share lies in [0, 1) or (0.5, 1].",
    "It works [...], mostly, [...].",
    "It works [...] [the model] well.",
    "We wait... and it works.",
    "“Natural” images and “medical” images differ.",
    '"Natural" and "medical"',
    "‘Natural’ images don’t help.",
    "’Tis the data’",
    "p < 0.05 & q > 0.5, R&D; AT&T",
    "a < b and c > d",
    "It uses .NET and .5 of it.",
    "**All** of it **works**.",
    "**All of it works.**",
    r"A star \* and \** and a bracket \[ alone.",
    "One passage.\nAnother passage.",
    "Naïve Bayes – a baseline – does well.",
    "e.g., Doe et al., 2020.",
    "It shares x1, ..., xn.",
    "It was [in 2019] shown by [Doe et al.] that [2019] was so.",
    r"As shown \[12\] for \[0, 1\] and \[\] and \[a [word] b\].",
    "A [the model](s) and f[word](x).",
    "5 * 3 * 2 and a*b*c and p* < 0.05 *",
    "snake_case and __init and a__b__c",
    "**[The model]** works.",
    "[The model] works.",
    "[...] works [...]",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_papers_print_is_no_leftover(text: str) -> None:
    assert codes_of(corpus_of(text)) == []


LEFTOVERS = [
    ("The classifi- cation works.", "KB410"),
    ("It is state-of-the- art.", "KB410"),
    ("The variabil- ity and low- and mid-level.", "KB410"),
    ("A “lost mark is here.", "KB411"),
    ('A "lost mark is here.', "KB411"),
    ("A lost mark” is here.", "KB411"),
    ("A (lost bracket is here.", "KB411"),
    ("A [lost bracket is here.", "KB411"),
    ("A «lost mark is here.", "KB411"),
    ("Here,, there.", "KB412"),
    ("Here, , there.", "KB412"),
    ("Here , there.", "KB412"),
    ("Here..", "KB412"),
    ("Here .", "KB412"),
    ("Here [...] .. there [...]", "KB412"),
    ("Two  spaces.", "KB413"),
    (" Before.", "KB413"),
    ("After. ", "KB413"),
    ("One passage. \nAnother.", "KB413"),
    ("The ﬁrst and the eﬀect.", "KB414"),
    ("The pic\u00adtures.", "KB415"),
    ("H<sub>2</sub>O", "KB416"),
    ("Line<br/>break", "KB416"),
    ("Doe &amp; Roe", "KB416"),
    ("Caf&#233;", "KB416"),
    ("A **bold word.", "KB417"),
    ("**One passage\nand the next**.", "KB417"),
    ("A **** word.", "KB418"),
    ("A ** bold** word.", "KB418"),
    ("“All of it.”", "KB419"),
    ('"All of it."', "KB419"),
    ("**“All of it”**.", "KB419"),
    ("‘It doesn’t help’", "KB419"),
    ("zero\u200bwidth", "KB420"),
    ("right\u202eto left", "KB420"),
    ("isol\u2066ated", "KB420"),
    ("join\u200ded", "KB420"),
    ("Here ,there.", "KB412"),
    ("A [fas**ter] and** word.", "KB417"),
    ("A [**model**] works.", "KB417"),
    ("It works […] well.", "KB423"),
    ("It works [ ... ] well.", "KB423"),
    ("It works [....] well.", "KB423"),
    ("It works [..] well.", "KB423"),
    ("It works [. . .] well.", "KB423"),
    ("It works ... well.", "KB424"),
    ("It works … well.", "KB424"),
    ("It works (...) well.", "KB424"),
    ("It works (…) well.", "KB424"),
    ("It works [...] well ...", "KB424"),
    ("It works [12].", "KB425"),
    ("It works [...] [3, 4].", "KB425"),
    ("It works [3–5, 7].", "KB425"),
    ("A share in [0.5, 1].", "KB425"),
    ("A *good* word.", "KB426"),
    ("**A** word of *two words*.", "KB426"),
    ("A __good__ word.", "KB426"),
    ("A [good](https://example.org/) word.", "KB426"),
    ("A [] word.", "KB427"),
    ("A [ ] word.", "KB427"),
    ("A [very [good]] word.", "KB427"),
    ("A [[good]] word.", "KB427"),
    ("[...]", "KB428"),
    ("**[...]**", "KB428"),
    ("[the model]", "KB428"),
    ("[the model] [...].", "KB428"),
    ("—", "KB428"),
]


@pytest.mark.parametrize(("text", "code"), LEFTOVERS)
def test_a_leftover_is_found(text: str, code: str) -> None:
    assert set(codes_of(corpus_of("A clean quote.", text, "Größe: another clean one."))) == {code}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("It works […] well.", "[...]"),
        ("It works [3, 4].", r"\[3, 4\]"),
        ("A *good* word.", "**good**"),
        ("A __good__ word.", "**good**"),
    ],
)
def test_the_remedy_says_what_to_write(text: str, meant: str) -> None:
    (finding,) = (f for f in run_checks(corpus_of(text)) if f.code.startswith("KB4"))
    assert meant in finding.remedy.replace(r"\\", "\\")
    assert codes_of(corpus_of(text, "A clean quote.")) == [finding.code]


@pytest.mark.parametrize("kind", ["slip", "reading"])
def test_dots_that_the_paper_prints_are_settled_by_a_note(kind: str) -> None:
    note = Note.model_validate({"kind": kind, "text": "The paper prints the dots."})
    assert codes_of(corpus_of("We wait ... and it works.", notes=(note,))) == []


def test_each_quote_is_found_in_its_own_place_whatever_stands_before_it() -> None:
    corpus = corpus_of("Größe [...].", "Clean [word].", "It works [1].", "Größe", "So [2] too.")
    at = [f.at.path for f in run_checks(corpus) if f.code == "KB425"]
    assert at == [("quotes", 2, "text"), ("quotes", 4, "text")]


def test_a_joiner_between_letters_that_need_it_is_fine() -> None:
    assert codes_of(corpus_of("नमस्\u200dते")) == []


@pytest.mark.parametrize("kind", ["slip", "reading"])
def test_a_mark_that_the_paper_itself_lacks_is_settled_by_a_note(kind: str) -> None:
    note = Note.model_validate({"kind": kind, "text": "The paper has no closing mark."})
    assert codes_of(corpus_of("A “lost mark is here.", notes=(note,))) == []


def test_an_invisible_character_is_found_in_any_record() -> None:
    meta = META.model_copy(update={"title": "Pic\u202etures"})
    (finding,) = [f for f in run_checks(Corpus(meta)) if f.code == "KB420"]
    assert finding.at.path == ("title",)
    assert "U+202E" in finding.message
    assert "\u202e" not in finding.message


HIDDEN = [
    ({"title": "Pic\u202etures"}, ("title",)),
    ({"authors": ["Jane Doe", "Rich\u200bard Roe"]}, ("authors", 1)),
    ({"notes": [{"kind": "remark", "text": "See\u2066."}]}, ("notes", 0, "text")),
    ({"quotes": [{"id": "q1", "text": "x", "locator": "p.\u200b4"}]}, ("quotes", 0, "locator")),
    (
        {"quotes": [{"id": "q1", "text": "x", "via": {"paper": "doe", "locator": "p.\u200b4"}}]},
        ("quotes", 0, "via", "locator"),
    ),
    (
        {
            "quotes": [
                {
                    "id": "q1",
                    "text": "x",
                    "verification": {"level": "unverified", "reason": "No\u200bfile."},
                }
            ]
        },
        ("quotes", 0, "verification", "reason"),
    ),
    (
        {
            "quotes": [
                {
                    "id": "q1",
                    "text": "x",
                    "codes": {"a": {"b": {"value": "mixed", "term": "x\u200b"}}},
                }
            ]
        },
        ("quotes", 0, "codes", "a", "b", "term"),
    ),
]


@pytest.mark.parametrize(("fields", "path"), HIDDEN)
def test_an_invisible_character_is_found_in_any_text_of_a_paper(
    fields: dict[str, object], path: tuple[str | int, ...]
) -> None:
    record = {"id": "doe", "title": "T", "authors": ["J"], "year": 2020, "type": "thesis", **fields}
    corpus = Corpus(META, papers={"doe": Paper.model_validate(record)})
    assert [f.at.path for f in run_checks(corpus) if f.code == "KB420"] == [path]


def test_the_policy_counts_words_and_not_marks() -> None:
    policy = META.quotation.model_copy(update={"longest_quote": 4, "words_per_paper": 8})
    meta = META.model_copy(update={"quotation": policy})
    fine = corpus_of("one **two** [...] three four", "five six seven eight")
    long = corpus_of("one two three four five")
    many = corpus_of("one two three four", "five six seven eight", "nine")
    found = [codes_of(Corpus(meta, papers=corpus.papers)) for corpus in (fine, long, many)]
    assert found == [[], ["KB421"], ["KB422"]]


def test_words_parted_by_unusual_spaces_are_counted_too() -> None:
    policy = META.quotation.model_copy(update={"longest_quote": 2})
    meta = META.model_copy(update={"quotation": policy})
    papers = corpus_of("one\u00a0two\u2009three").papers
    assert codes_of(Corpus(meta, papers=papers)) == ["KB421"]


@given(st.lists(st.text(min_size=1, max_size=40), max_size=4))
def test_no_text_makes_a_check_fail(texts: list[str]) -> None:
    for finding in run_checks(corpus_of(*texts)):
        assert finding.file


def test_the_character_that_parts_texts_inside_the_check_confuses_nothing() -> None:
    assert codes_of(corpus_of("one\0two", "Here,, there.", "fine")) == ["KB412"]
