"""Which paper a file is: by its first pages, and by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.corpus import Corpus
from kb.model.paper import Paper
from kb.sources.source import Source
from kb.store.read import read_corpus
from kb.verify.identity import identify, squash
from kb.verify.pairing import list_sources, pair_sources, paper_named, twice
from tests.verify.papers import base, record_of

TITLE = "Fine-tuning of na\u00efve models: a study"
AUTHORS = ("Jane Doe", "\u0141uc\u00eda Nu\u00f1ez", "van der Berg, Otto", "Ann Li", "Bo Ek")
PAPER = Paper(
    id="doe2020", title=TITLE, authors=AUTHORS, year=2020, type="preprint", doi="10.9999/Ab.12",
    arxiv="2001.00001",
)  # fmt: skip


def source(text: str, pages: tuple[int, ...] = ()) -> Source:
    return Source(text, pages, "text", "plain text", "1" * 64)


FIRST_PAGES = {
    "Fine-tuning of naive models: a study\nJane Doe, Lucia Nunez, O. van der Berg": True,
    "FINE-TUNING OF NA\u00cfVE\nMODELS: A STUDY\nDOE, NUN\u0303EZ, VAN DER BERG": True,
    "Fine-\ntuning of na\u00a8\u0131ve": False,
    "Fine-tuning of naive models: a study\nJane Doe, Lucia Nunez": False,
    "Fine-tuning of naive models: a study\nhttps://doi.org/10.9999/ab.12": True,
    "Fine-tuning of naive models: a study\narXiv:2001.00001v2 [cs]": True,
    "Fine-tuning of naive models: a study\narXiv:2001.00002v2 [cs]": False,
    "Jane Doe, Lucia Nunez, O. van der Berg, Ann Li, Bo Ek\n10.9999/ab.12": False,
    "As in Fine-tuning of naive models: a study by Doe, Nunez and van der Berg": False,
    "Fine-tuning of naive models: a survey\nJane Doe, Lucia Nunez, O. van der Berg": False,
}


@pytest.mark.parametrize("text", FIRST_PAGES)
def test_title_and_authors_or_number_make_a_file_the_paper(text: str) -> None:
    found = identify(PAPER, source(text))
    assert found.is_paper == FIRST_PAGES[text]
    assert found.is_short


def test_only_the_first_pages_count() -> None:
    names = f"\n{TITLE}\n{', '.join(AUTHORS)}"
    assert not identify(PAPER, source("arXiv:2001.00001 " + "x " * 6_001 + names)).is_paper
    assert identify(PAPER, source("arXiv:2001.00001 " + "x " * 5_000 + names)).is_paper
    late = source(f"1\f2\f3\f{names}", (0, 2, 4, 6))
    assert not identify(PAPER, late).is_paper
    assert not identify(PAPER, source("x" * 5_000)).is_short


def test_what_is_missing_is_told() -> None:
    assert identify(PAPER, source("x")).lacks == (
        "its first pages do not show the title on lines of its own"
    )
    assert identify(PAPER, source(f"{TITLE}\nJane Doe")).lacks == (
        "its first pages show the title, and 1 of 5 authors near it"
    )
    assert identify(PAPER, source(f"{'x ' * 800}\n{TITLE}\n{', '.join(AUTHORS)}")).lacks == (
        "its title stands later than in the first 1,500 characters"
    )


BANNER = "Journal of Invented Results\nVolume 3, pages 1-20\nReceived in spring, in press\n\n"
OTHER = "Why pots matter more than light: a reply\nA. Other and B. Another\n\n"
SIGNED = "Jane Doe, Lucia Nunez, O. van der Berg, Ann Li and Bo Ek"
PLACES = {
    "white space above it": (" \n" * 3_000 + f"{TITLE}\n{SIGNED}", True),
    "a banner above it": (BANNER * 12 + f"{TITLE}\n{SIGNED}", True),
    "an abstract between the two": (f"{TITLE}\n{'We try. ' * 150}\n{SIGNED}", True),
    "the authors first": (f"{SIGNED}\n{BANNER}{TITLE}", True),
    "a reply with the title on a line of its own": (
        f"{OTHER}{'We object to this. ' * 90}\n{TITLE}\nis the paper of {SIGNED}.", False,
    ),
    "a reply to it": (f"A reply to\n{TITLE}\nby {SIGNED}", False),
    "authors far below": (f"{TITLE}\n{'We object to this. ' * 90}\n{SIGNED}", False),
    "authors far above": (f"{SIGNED}\n10.9999/other\n{'x ' * 760}\n{TITLE}", False),
}  # fmt: skip


@pytest.mark.parametrize("case", PLACES)
def test_title_and_authors_stand_together_at_the_beginning(case: str) -> None:
    text, is_paper = PLACES[case]
    assert identify(PAPER, source(text)).is_paper is is_paper


def test_a_title_without_letters_is_no_title() -> None:
    odd = PAPER.model_copy(update={"title": "?!"})
    assert squash(odd.title) == ""
    assert not identify(odd, source("Jane Doe, Lucia Nunez, O. van der Berg")).is_paper


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = base(tmp_path_factory.mktemp("identity") / "base")
    text = record_of(root).read_text(encoding="utf-8")
    head = text[: text.index("coding:")]
    for paper, doi in (("doe2020b", "10.9999/second"), ("doe2020c", "10.9999/third")):
        other = head.replace("id: doe2020", f"id: {paper}").replace("10.9999/invented.2020", doi)
        if paper == "doe2020c":
            other = other.replace("title: An", "title: Appendix to an") + "arxiv: '2001.00001'\n"
        record_of(root, paper).write_text(other, encoding="utf-8")
    found = read_corpus(root / "annotations").corpus
    assert found is not None
    return found


NAMES = {
    "doe2020.pdf": "doe2020",
    "doe2020b.PDF": "doe2020b",
    "10.9999_second.pdf": "doe2020b",
    "10.9999-invented.2020.html": "doe2020",
    "2001.00001.pdf": "doe2020c",
    "2001.00001v3.pdf": "doe2020c",
    "arXiv-2001.00001v1.pdf": "doe2020c",
    "Doe 2020.pdf": None,
    "2001.00002.pdf": None,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_tells_the_paper(name: str, corpus: Corpus) -> None:
    found = paper_named(corpus, Path(name))
    assert (found.id if found else None) == NAMES[name]


def test_what_the_name_does_not_tell_the_first_page_does(corpus: Corpus) -> None:
    title = "An invented paper that shows the form of a record"
    authors = "Jane Doe, Richard Roe"
    texts = {
        "a.txt": f"{title}\n{authors}",
        "b.txt": f"{title}\n{authors} 10.9999/second",
        "c.txt": f"Appendix to {title.lower()}\n{authors}",
        "d.txt": "A new title, Jane Doe, doi:10.9999/third",
        "e.txt": "Nothing of it",
        "doe2020.txt": "Nothing of it either",
    }
    paired, strangers = pair_sources(
        corpus, {Path(name): source(text) for name, text in texts.items()}
    )
    assert [(pair.path.name, pair.paper.id, pair.by) for pair in paired] == [
        ("a.txt", "doe2020", "title"),
        ("b.txt", "doe2020b", "title"),
        ("c.txt", "doe2020c", "title"),
        ("d.txt", "doe2020c", "number"),
        ("doe2020.txt", "doe2020", "name"),
    ]
    assert strangers == [Path("e.txt")]
    assert [pair.path.name for pair in twice(paired)] == ["d.txt", "doe2020.txt"]


def test_files_are_listed_in_order_without_hidden_and_other_ones(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/z.TXT", "a/.b/c.pdf", ".d.pdf", "e.docx", "f.nxml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "g.pdf").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in list_sources(tmp_path)] == [
        "a/z.TXT", "b.pdf", "f.nxml",
    ]  # fmt: skip
