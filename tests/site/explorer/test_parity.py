"""The explorer finds and copies what the Python interface gives for the same question."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.api.base import Base
from kb.api.table import TableView
from kb.corpus import Corpus
from kb.errors import ContradictoryConditions
from kb.frames.conditions import WITHIN
from kb.frames.index import fold
from kb.frames.rows import OUTCOMES
from kb.ledger import NOT_COMPARED, STANDINGS
from kb.site import addresses
from kb.store.read import read_corpus
from kb.tables.latex_text import escape_latex
from kb.tables.markdown import escape_markdown
from kb.tables.spreadsheet import escape_cell, format_line, unescape_cell
from kb.text import format_plain
from tests.roofs import build_roofs
from tests.site.explorer.answering import answered, phrases_in
from tests.site.explorer.asking import asked, built_asker, write_data
from tests.site.explorer.invented import build_invented

ANNOTATIONS = Path(__file__).resolve().parents[3] / "annotations"
BASES = ("shipped", "roofs", "invented")
QUESTIONS = 60
Question = list[tuple[str, str]]


@cache
def corpus_named(name: str) -> Corpus:
    if name == "roofs":
        return build_roofs()
    if name == "invented":
        return build_invented()
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_asker(tmp_path_factory.mktemp("asker"))


ONCE = ("since", "until", "within", "words")
"""Conditions that an address has once."""


def random_question(corpus: Corpus, draw: random.Random) -> Question:
    """Conditions of every kind, with names that are there, as the page's address has them."""
    quoted = draw.choice([format_plain(quote.text).split() for _, quote in corpus.iter_quotes()])
    start = draw.randrange(len(quoted))
    years = [str(paper.year) for paper in corpus.papers.values()]
    domains = sorted({record.domain for record in corpus.datasets.values()})
    keys = [key for key, factor in corpus.factors.items() if not factor.abstract]
    offered: dict[str, Sequence[str]] = {
        "factor": [name for ref, id_ in keys for name in (f"{ref}/{id_}", id_)],
        "value": list(OUTCOMES),
        "codebook": sorted({*corpus.codebooks, *(ref[:-2] for ref in corpus.codebooks)}),
        "paper": sorted({paper.id for paper, _ in corpus.iter_quotes()}),
        "since": years,
        "until": years,
        "source": list(corpus.datasets),
        "target": list(corpus.datasets),
        "source_domain": domains,
        "target_domain": domains,
        "model": list(corpus.models),
        "level": list(STANDINGS),
        "text": [" ".join(quoted[start : start + 2]).upper(), quoted[0]],
        "words": [
            " ".join(
                '"' + word.replace('"', "") + '"'
                for word in draw.sample(quoted, min(2, len(quoted)))
            )
        ],
        "within": WITHIN,
        "also": [name for ref, id_ in keys for name in (f"{ref}/{id_}", id_)],
    }
    question: Question = []
    for name in draw.sample(list(offered), draw.choice((0, 1, 1, 2, 2, 3))):
        most = 1 if name in ONCE else draw.randint(1, 3)
        values = draw.sample(offered[name], min(most, len(offered[name])))
        question += [(name, value) for value in values if value.strip()]
    return question


def run_python(code: str, base: Base) -> tuple[str, ...] | None:
    """The references that the copied script gives on this knowledge base."""
    code = code.replace("base = kb.load()", "base = given")
    scope: dict[str, Any] = {"given": base, "kb": kb}
    try:
        exec(code, scope)  # the script that a reader would run
    except ContradictoryConditions:
        return None
    refs: tuple[str, ...] = scope["quotes"].refs
    return refs


ABOUT = ("source", "target", "models", "level")
"""The columns that the CSV has behind those of the table."""


def assert_csv_holds(text: str, table: TableView, corpus: Corpus) -> None:
    """The CSV is that of the table, with what the quotes are about and, where they were coded under
    several codebooks, the factors of all."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    quotes = {f"{paper.id}/{quote.id}": (paper, quote) for paper, quote in corpus.iter_quotes()}
    shown = [quotes[f"{row[1]}/{row[2]}"] for row in rows]
    books = {ref for paper, _ in shown for ref in paper.coding if ref in corpus.codebooks}
    expected = list(csv.reader(io.StringIO(table.to_csv(), newline="")))
    if len(books) <= 1:
        kept = [format_line(row[: -len(ABOUT)]) for row in (head, *rows)]
        assert "".join(kept) == table.to_csv()
    else:
        named = [*expected[0][:4], *(f"{table.value.codebook}/{name}" for name in expected[0][4:])]
        places = [head.index(name) for name in named]
        assert [[row[place] for place in places] for row in rows] == expected[1:]
    assert tuple(head[-len(ABOUT) :]) == ABOUT
    for row, (_, quote) in zip(rows, shown, strict=True):
        about = ["; ".join(getattr(quote, name)) for name in ABOUT[:3]]
        about.append(quote.verification.level if quote.verification else NOT_COMPARED)
        assert [unescape_cell(cell) for cell in row[-len(ABOUT) :]] == about


@pytest.mark.slow
@pytest.mark.parametrize("name", BASES)
def test_the_explorer_finds_and_copies_what_python_gives(
    name: str, program: Path, tmp_path: Path
) -> None:
    corpus = corpus_named(name)
    base = Base(corpus)
    draw = random.Random(7)
    oldest = [("sort", "oldest")]
    questions = [random_question(corpus, draw) + oldest for _ in range(QUESTIONS)]
    data = write_data(corpus, tmp_path)
    answers = asked(program, data, [urlencode(question) for question in questions])["answers"]
    some = 0
    for question, answer in zip(questions, answers, strict=True):
        found = answered(base, urlencode(question))
        refs = tuple(answer["refs"])
        assert refs == (found.refs if found is not None else ()), question
        again = run_python(answer["python"], base)
        assert (again or ()) == refs, answer["python"]
        if not refs:
            continue
        some += 1
        scope: dict[str, Any] = {"given": base}
        exec(answer["python"].replace("base = kb.load()", "base = given"), scope)
        table = scope["quotes"].table()
        assert_csv_holds(answer["csv"], table, corpus)
        assert answer["markdown"] == table.to_markdown(), question
        assert answer["latex"] == table.to_latex(), question
    assert some > QUESTIONS / 4


def folds_alike(corpus: Corpus, question: Question) -> bool:
    """Whether the sought words are found as well by small letters, which is how SPARQL folds."""

    def small(text: str) -> str:
        return " ".join(text.lower().replace("ß", "ss").replace("ς", "σ").split())

    sought = [value for name, value in question if name == "text"]
    sought += [word for name, value in question if name == "words" for word in phrases_in(value)]
    texts = [format_plain(quote.text) for _, quote in corpus.iter_quotes()]
    return all(
        (fold(word) in fold(text)) == (small(word) in small(text))
        for word in sought
        for text in texts
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", BASES)
def test_the_copied_sparql_gives_the_same_quotes(name: str, program: Path, tmp_path: Path) -> None:
    corpus = corpus_named(name)
    base = Base(corpus)
    draw = random.Random(11)
    drawn = [random_question(corpus, draw) for _ in range(40)]
    questions = [asked_for for asked_for in drawn if folds_alike(corpus, asked_for)]
    data = write_data(corpus, tmp_path)
    answers = asked(program, data, [urlencode(question) for question in questions])["answers"]
    for question, answer in zip(questions, answers, strict=True):
        frame: Any = base.sparql(answer["sparql"])
        assert sorted(frame["ref"]) == sorted(answer["refs"]), (question, answer["sparql"])


def test_counts_ignore_what_is_chosen_in_their_own_facet(program: Path, tmp_path: Path) -> None:
    corpus = corpus_named("invented")
    base = Base(corpus)
    factor, value = "moods@1/warm", "positive"
    query = urlencode({"factor": factor, "value": value, "level": "abstract"})
    (answer,) = asked(program, write_data(corpus, tmp_path), [query])["answers"]
    keys = [key for key, record in corpus.factors.items() if not record.abstract]

    def number(**conditions: Any) -> int:
        try:
            return len(base.quotes(**conditions))
        except ContradictoryConditions:
            return 0

    assert answer["counts"]["factor"] == [
        number(factor="/".join(key), value=value, level="abstract") for key in keys
    ]
    assert answer["counts"]["value"] == [
        number(factor=factor, value=outcome, level="abstract") for outcome in OUTCOMES
    ]
    assert answer["counts"]["level"] == [
        number(factor=factor, value=value, level=level) for level in STANDINGS
    ]
    assert answer["counts"]["paper"] == [
        number(factor=factor, value=value, level="abstract", paper=paper)
        for paper in dict.fromkeys(paper.id for paper, _ in corpus.iter_quotes())
    ]


@pytest.mark.slow
def test_texts_are_folded_and_escaped_as_python_does(program: Path, tmp_path: Path) -> None:
    data = write_data(build_roofs(), tmp_path)
    letters = st.characters(blacklist_categories=("Cs", "Cn"), blacklist_characters="\x00")
    awkward = st.sampled_from("\\*[]\"'-=+@;|\t\n \u00a0éßıǰ\u0301\u0328αώ1/2:.cww(")
    texts = st.lists(st.text(letters | awkward, max_size=12), min_size=50, max_size=80)

    @settings(max_examples=8, deadline=None)
    @given(texts)
    def check(drawn: list[str]) -> None:
        for text, escaped in zip(drawn, asked(program, data, (), drawn)["escaped"], strict=True):
            assert escaped["plain"] == format_plain(text)
            assert escaped["csv"] == escape_cell(text)
            assert escaped["markdown"] == escape_markdown(text)
            assert escaped["latex"] == escape_latex(text)
            assert escaped["python"] == repr(text)

    check()


@pytest.mark.parametrize(
    "text", ["Straße", "STRASSE", "cafe\u0301", " two\n  Words ", "ΟΔΟΣ", "ẞı"]
)
def test_words_are_folded_as_in_the_python_interface(
    text: str, program: Path, tmp_path: Path
) -> None:
    data = write_data(build_roofs(), tmp_path)
    (escaped,) = asked(program, data, (), [text])["escaped"]
    assert escaped["fold"] == fold(text)


def test_an_address_with_conditions_comes_back_as_it_was(program: Path, tmp_path: Path) -> None:
    address = addresses.quotes_where(
        factor="colours@1/red",
        value=("absent", "present"),
        also="colours@1/blue",
        since=2019,
        within="nearest",
        sort="newest",
        group="factor",
    )
    query = address.partition("?")[2]
    (answer,) = asked(program, write_data(build_roofs(), tmp_path), [query])["answers"]
    assert answer["address"] == f"?{query}"
