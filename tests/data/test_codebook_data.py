"""The shipped codebooks: the printed words kept, the guidance whole, the mappings sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Literal

import pytest

from kb.corpus import Corpus
from kb.ids import split_codebook_ref, split_factor_ref
from kb.model.codebook import Codebook, Example, Factor
from kb.text import format_plain
from tests.data import printed

LITERATURE = "literature-factors@1"
CRITERIA = "transfer-criteria@1"
CODES = "questionnaire-codes@1"
INVERSE = {
    "exact_match": "exact_match",
    "close_match": "close_match",
    "related_match": "related_match",
    "broad_match": "narrow_match",
    "narrow_match": "broad_match",
}
Node = tuple[str, str]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The records, with only the codebooks of the seed; others are held to ``kb check`` alone."""
    records = printed.corpus()
    books = {ref: records.codebooks[ref] for ref in (LITERATURE, CRITERIA, CODES)}
    return replace(records, codebooks=books)


def coded(book: Codebook) -> tuple[Factor, ...]:
    return tuple(factor for factor in book.factors if not factor.abstract)


def nodes(corpus: Corpus) -> Iterator[tuple[Node, Factor]]:
    yield from corpus.factors.items()


def matches(corpus: Corpus) -> set[tuple[Node, str, Node]]:
    return {
        (node, kind, split_factor_ref(ref, node[0]))
        for node, factor in nodes(corpus)
        for kind in INVERSE
        for ref in getattr(factor, kind)
    }


def more_general(corpus: Corpus) -> Mapping[Node, set[Node]]:
    """For each factor, the more general ones one step up, inside its codebook and beyond."""
    return {
        node: {split_factor_ref(ref, node[0]) for ref in (*factor.broader, *factor.broad_match)}
        for node, factor in nodes(corpus)
    }


def ancestors(corpus: Corpus, start: Node) -> set[Node]:
    steps, seen, todo = more_general(corpus), set[Node](), [start]
    while todo:
        for node in steps[todo.pop()] - seen:
            seen.add(node)
            todo.append(node)
    return seen


def quoted_examples(corpus: Corpus) -> Iterator[tuple[Node, Example, str]]:
    for node, factor in nodes(corpus):
        for example in factor.examples:
            if example.quote is not None:
                yield node, example, example.quote


def test_the_codebooks_hold_the_printed_factors_in_the_printed_order(corpus: Corpus) -> None:
    assert {ref: [f.id for f in coded(book)] for ref, book in corpus.codebooks.items()} == {
        LITERATURE: [
            "semantic_similarity",
            "visual_similarity",
            "sample_size",
            "number_of_classes",
            "task_complexity",
            "model_complexity",
        ],
        CRITERIA: [
            "source_size",
            "source_task_complexity",
            "task_complexity_similarity",
            "semantic_similarity",
            "visual_similarity",
            "feature_space_similarity",
        ],
        CODES: [
            "researcher_experiences",
            "researcher_incentives",
            "source_usability",
            "source_availability",
            "source_awareness",
            "source_size",
            "source_diversity",
            "source_general_purpose",
            "source_other_evaluations",
            "source_quality_unspecified",
            "similarity_semantic",
            "similarity_visual_color",
            "similarity_visual_texture",
            "similarity_unspecified",
        ],
    }


def test_only_the_questionnaire_was_coded_with_signs(corpus: Corpus) -> None:
    signed = {ref for ref, book in corpus.codebooks.items() if book.signed}
    assert signed == {CODES}


@pytest.mark.parametrize(("codebook", "headings"), [(LITERATURE, 0), (CRITERIA, 2), (CODES, 3)])
def test_headings_group_all_factors_under_them(
    corpus: Corpus, codebook: str, headings: int
) -> None:
    book = corpus.codebooks[codebook]
    abstract = {factor.id: factor.group for factor in book.factors if factor.abstract}
    assert len(abstract) == headings
    for factor in coded(book):
        assert factor.broader == tuple(h for h, group in abstract.items() if group == factor.group)
        assert len(factor.broader) == (1 if headings else 0)


def printed_criteria(book: Codebook) -> list[str]:
    return [word for factor in coded(book) for word in (factor.label, factor.definition)]


def printed_codes(book: Codebook) -> list[str]:
    return [
        word
        for factor in coded(book)
        for word in (
            factor.id,
            factor.definition,
            *(word for e in factor.examples for word in (str(e.value), e.text)),
        )
    ]


@pytest.mark.parametrize(
    ("codebook", "words", "digest"),
    [
        (CRITERIA, printed_criteria, "f1f9e90482ee14b3"),
        (CODES, printed_codes, "09d6ec00430f055b"),
    ],
)
def test_what_another_paper_printed_stays_word_for_word(
    corpus: Corpus, codebook: str, words: Callable[[Codebook], list[str]], digest: str
) -> None:
    """The digest was taken when the words had been compared with the seed paper's table."""
    book = corpus.codebooks[codebook]
    assert book.via is not None
    assert book.via.paper == "lu2025"
    assert sha256("\n".join(words(book)).encode()).hexdigest()[:16] == digest


def test_table_4_gives_22_examples_17_of_them_positive(corpus: Corpus) -> None:
    examples = [e for factor in corpus.codebooks[CODES].factors for e in factor.examples]
    assert [e.value for e in examples].count("positive") == 17
    assert [e.value for e in examples].count("negative") == 5
    assert len(examples) == 22
    assert {(e.via.paper, e.via.locator) for e in examples if e.via} == {("lu2025", "Table 4")}
    assert all(e.via for e in examples)


@pytest.mark.parametrize(
    ("code", "position"),
    [
        ("researcher_experiences", 2),
        ("source_usability", 0),
        ("source_size", 0),
        ("source_diversity", 0),
        ("source_general_purpose", 0),
        ("similarity_semantic", 0),
        ("similarity_semantic", 1),
        ("similarity_unspecified", 0),
    ],
)
def test_an_example_with_an_oddity_says_so(corpus: Corpus, code: str, position: int) -> None:
    assert corpus.factors[CODES, code].examples[position].note


def test_each_factor_says_when_to_apply_it_and_shows_an_example_and_a_near_miss(
    corpus: Corpus,
) -> None:
    for book in corpus.codebooks.values():
        for factor in coded(book):
            assert factor.examples, factor.id
            assert factor.near_misses, factor.id
        guidance = [text for f in coded(book) for text in (f.when_to_apply, f.when_not)]
        assert len(set(guidance)) == len(guidance)


def test_a_quoted_example_is_a_verbatim_part_of_its_quote(corpus: Corpus) -> None:
    examples = list(quoted_examples(corpus))
    strays = [
        (node, ref, example.text)
        for node, example, ref in examples
        if ref not in corpus.quotes or example.text not in format_plain(corpus.quotes[ref][1].text)
    ]
    assert strays == []
    assert len(examples) >= 6 * 3 + 6


def test_a_quoted_example_is_coded_with_the_factor_that_it_illustrates(corpus: Corpus) -> None:
    for (codebook, factor), example, ref in quoted_examples(corpus):
        paper, quote = corpus.quotes[ref]
        code = corpus.code_of(paper, quote, codebook, factor)
        assert (ref, factor, code and code.value) == (ref, factor, example.value)


def test_the_six_quotes_of_table_1_are_the_examples_of_its_categories(corpus: Corpus) -> None:
    shown = {
        factor.id: [example.quote for example in factor.examples]
        for factor in coded(corpus.codebooks[CRITERIA])
    }
    assert shown == {
        "source_size": ["malik2022/q1"],
        "source_task_complexity": ["ribeiro2017/q3"],
        "task_complexity_similarity": ["ribeiro2017/q4"],
        "semantic_similarity": ["chen2019/q1"],
        "visual_similarity": ["shi2018/q1"],
        "feature_space_similarity": ["yang2023/q1"],
    }


def test_a_near_miss_names_another_factor_that_can_be_coded(corpus: Corpus) -> None:
    for (codebook, name), factor in nodes(corpus):
        for miss in factor.near_misses:
            if miss.instead is not None:
                other = split_factor_ref(miss.instead, codebook)
                assert other != (codebook, name)
                assert not corpus.factors[other].abstract


def test_a_mapping_leads_to_a_factor_of_another_codebook(corpus: Corpus) -> None:
    for source, _, target in matches(corpus):
        assert target in corpus.factors
        assert split_codebook_ref(source[0])[0] != split_codebook_ref(target[0])[0]


def test_every_mapping_is_also_written_at_its_other_end(corpus: Corpus) -> None:
    written = matches(corpus)
    one_way = {m for m in written if (m[2], INVERSE[m[1]], m[0]) not in written}
    assert one_way == set()
    assert {kind for _, kind, _ in written} == set(INVERSE) - {"exact_match"}


def test_two_factors_are_mapped_in_one_way_only(corpus: Corpus) -> None:
    pairs = [(source, target) for source, _, target in matches(corpus)]
    assert len(set(pairs)) == len(pairs)


def test_no_factor_is_more_general_than_itself(corpus: Corpus) -> None:
    assert [node for node, _ in nodes(corpus) if node in ancestors(corpus, node)] == []


@pytest.mark.parametrize("kind", ["related_match", "exact_match"])
def test_what_is_merely_related_or_the_same_is_not_also_more_general(
    corpus: Corpus, kind: Literal["related_match", "exact_match"]
) -> None:
    """SKOS integrity conditions S27 and S46."""
    clashes = [
        (source, target)
        for source, given, target in matches(corpus)
        if given == kind and target in ancestors(corpus, source)
    ]
    assert clashes == []


def test_broader_stays_within_a_codebook_and_leads_to_a_heading(corpus: Corpus) -> None:
    for (codebook, name), factor in nodes(corpus):
        for ref in factor.broader:
            home, parent = split_factor_ref(ref, codebook)
            assert home == codebook, name
            assert corpus.factors[home, parent].abstract, name
