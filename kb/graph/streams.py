"""The corpus as sorted Turtle, N-Triples or JSON-LD, paper by paper, in little memory.

The result is that of sorting all triples, which a test holds it to; but no more than one paper is
held at a time, and what thousands of judgements and quotes have in common is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.corpus import Corpus, Judgement
from kb.graph.codecs import Scope
from kb.graph.codes import iter_judgement
from kb.graph.jsonld import JsonLd
from kb.graph.triples import (
    build_scope,
    iter_coding_triples,
    iter_frame_triples,
    iter_paper_record,
    iter_quote_triples,
    iter_vocabulary_triples,
)
from kb.graph.turtle import NTriples, Syntax, Turtle, sorted_blocks
from kb.ids import split_codebook_ref
from kb.model.codebook import Codebook, Factor
from kb.model.paper import CodingStatement, Paper, Quote
from kb.model.record import Code, Value

_ANY = "\x00"
"""Stands for an id in a pattern; no id and no text of a record's frame can hold it."""

_ABSENT = Code(value="absent")

Pattern = list[str]
"""A block in pieces, between which the reference of a quote belongs."""


def iter_turtle(corpus: Corpus) -> Iterator[str]:
    """The corpus as Turtle, in pieces of a paper or so."""
    yield from _iter_sorted(corpus, Turtle())


def iter_ntriples(corpus: Corpus) -> Iterator[str]:
    """The corpus as N-Triples, in pieces of a paper or so."""
    yield from _iter_sorted(corpus, NTriples())


def iter_jsonld(corpus: Corpus) -> Iterator[str]:
    """The corpus as JSON-LD with an embedded context, in pieces of a paper or so."""
    yield from _iter_sorted(corpus, JsonLd(build_scope(corpus).iris.base))


def _iter_sorted(corpus: Corpus, syntax: Syntax) -> Iterator[str]:
    scope = build_scope(corpus)
    yield from syntax.head()
    frame = (*iter_vocabulary_triples(), *iter_frame_triples(corpus, scope))
    blocks = sorted_blocks(frame, syntax)
    at = 0
    for kind, pieces in (
        ("coding", _iter_judgements(corpus, scope, syntax)),
        ("independent", _iter_independent(corpus, scope, syntax)),
        ("paper", _iter_papers(corpus, scope, syntax)),
        ("quote", _iter_quotes(corpus, scope, syntax)),
    ):
        begin = f"{scope.iris.base}{kind}/"
        while at < len(blocks) and blocks[at][0] < begin:
            yield blocks[at][1]
            at += 1
        yield from pieces
    for _, block in blocks[at:]:
        yield block
    yield from syntax.tail()


def _iter_papers(corpus: Corpus, scope: Scope, syntax: Syntax) -> Iterator[str]:
    for name in sorted(corpus.papers):
        triples = iter_paper_record(corpus.papers[name], scope)
        yield "".join(block for _, block in sorted_blocks(triples, syntax))


def _iter_independent(corpus: Corpus, scope: Scope, syntax: Syntax) -> Iterator[str]:
    for name in sorted(corpus.codings):
        triples = iter_coding_triples(corpus.codings[name], scope)
        yield "".join(block for _, block in sorted_blocks(triples, syntax))


def _iter_quotes(corpus: Corpus, scope: Scope, syntax: Syntax) -> Iterator[str]:
    for name in _parents(corpus.papers):
        paper = corpus.papers[name]
        triples = (
            triple
            for number, quote in enumerate(paper.quotes, start=1)
            for triple in iter_quote_triples(corpus, paper, number, quote, scope)
        )
        yield "".join(block for _, block in sorted_blocks(triples, syntax))


def _parents(names: Iterable[str]) -> list[str]:
    """Names in the order of what stands under them, after a slash."""
    return sorted(names, key=lambda name: f"{name}/")


def _iter_judgements(corpus: Corpus, scope: Scope, syntax: Syntax) -> Iterator[str]:
    patterns = _Patterns(scope, syntax)
    for name in _parents(corpus.papers):
        paper = corpus.papers[name]
        if paper.deprecated is not None:
            continue
        books = [
            (corpus.codebooks[ref], split_codebook_ref(ref)[0], paper.coding[ref])
            for ref in _parents(paper.coding)
            if ref in corpus.codebooks
        ]
        quotes = {quote.id: quote for quote in paper.quotes if quote.deprecated is None}
        yield "".join(
            block
            for quote in sorted(quotes)
            for book, short, statement in books
            for block in patterns.blocks(paper, quotes[quote], book, short, statement)
        )


class _Patterns:
    """The blocks of judgements that differ in nothing but their quote."""

    def __init__(self, scope: Scope, syntax: Syntax) -> None:
        self._scope = scope
        self._syntax = syntax
        self._known: dict[tuple[str, str, Value, bool, tuple[str, ...]], Pattern] = {}
        self._factors: dict[str, list[Factor]] = {}

    def blocks(
        self, paper: Paper, quote: Quote, book: Codebook, short: str, statement: CodingStatement
    ) -> Iterator[str]:
        """The blocks of a quote's judgements under one codebook, sorted."""
        ref, codes, coders = f"{paper.id}/{quote.id}", quote.codes.get(short, {}), statement.coders
        complete, known = statement.complete, self._known
        for factor in self._factors_of(book):
            name = factor.id
            code = codes.get(name)
            listed = code is not None
            if code is None:
                if not complete:
                    continue
                code = _ABSENT
            if code.term is None and code.note is None:
                key = (book.id, name, code.value, listed, coders)
                pattern = known.get(key)
                if pattern is None:
                    judgement = Judgement(paper, quote, book, factor, code, coders)
                    pattern = known[key] = self._pattern(judgement)
                yield ref.join(pattern)
            else:
                yield self._block(Judgement(paper, quote, book, factor, code, coders))

    def _factors_of(self, book: Codebook) -> list[Factor]:
        if book.id not in self._factors:
            factors = {factor.id: factor for factor in book.factors if not factor.abstract}
            self._factors[book.id] = [factors[name] for name in sorted(factors)]
        return self._factors[book.id]

    def _pattern(self, judgement: Judgement) -> Pattern:
        _, _, book, factor, code, coders = judgement
        paper = judgement.paper.model_copy(update={"id": _ANY})
        quote = judgement.quote.model_copy(update={"id": _ANY})
        block = self._block(Judgement(paper, quote, book, factor, code, coders))
        return block.split(f"{_ANY}/{_ANY}")

    def _block(self, judgement: Judgement) -> str:
        triples = list(iter_judgement(judgement, self._scope))
        return self._syntax.block(triples[0][0], [triple[1:] for triple in triples])
