"""The page of the project's own RDF terms, each with an anchor, so that its IRI leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kb.corpus import Corpus
from kb.graph.terms import KB, PREFIXES, Literal, Triple, expand
from kb.graph.triples import build_scope, iter_frame_triples, iter_paper_triples
from kb.graph.turtle import format_literal, shorten
from kb.graph.vocabulary import VOCABULARY, OwnTerm
from kb.site import addresses
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.pages_rules import format_prose
from kb.site.press import Press
from kb.site.words import count, shortened

_KINDS = {"class": "Classes", "property": "Properties", "role": "Roles"}
_READ = 50
"""So many papers are read for examples: a term that none of them uses is a rare one."""

_LONGEST = 90
"""Most characters of a text in an example."""


class Neighbour(NamedTuple):
    """A term that has a property, or to which it leads.

    Attributes:
        name: its prefixed name.
        iri: its IRI.
        own: its anchor on the page, if it is one of the project's own.
    """

    name: str
    iri: str
    own: str


class Entry(NamedTuple):
    """A term as it is shown.

    Attributes:
        term: the term.
        of: what has it.
        gives: what it leads to.
        example: a triple of this knowledge base that uses it; empty if none does.
    """

    term: OwnTerm
    of: tuple[Neighbour, ...]
    gives: tuple[Neighbour, ...]
    example: str


def build_vocabulary_page(press: Press) -> SitePage:
    """All own terms by kind and name."""
    examples = find_examples(press.corpus)
    terms = sorted(VOCABULARY, key=lambda term: term.name.lower())
    groups = [
        (kind, title, [_entry(term, examples) for term in terms if term.kind == kind])
        for kind, title in _KINDS.items()
    ]
    path = addresses.page_path(addresses.VOCABULARY)
    search = [SearchEntry(term.name, f"kb:{term.name}", term.meaning) for term in terms]
    return press.page(
        "vocabulary",
        path,
        title="Vocabulary",
        description=f"{count(len(terms), 'term')} for what no known vocabulary says.",
        toc=tuple(Heading(f"kind-{kind}", title) for kind, title in _KINDS.items()),
        search=(SearchEntry("", "Vocabulary", "The project's own RDF terms."), *search),
        namespace=KB.iri,
        groups=groups,
        prose=format_prose,
    )


def _entry(term: OwnTerm, examples: dict[str, str]) -> Entry:
    of, gives = (tuple(map(_neighbour, names)) for names in (term.of, term.gives))
    return Entry(term, of, gives, examples.get(KB.iri + term.name, ""))


def _neighbour(name: str) -> Neighbour:
    prefix, _, local = name.partition(":")
    return Neighbour(name, expand(name), local if prefix == "kb" else "")


def find_examples(corpus: Corpus) -> dict[str, str]:
    """For each own term that is used, by its IRI, the first triple that does, as Turtle without
    the base IRI."""
    base = build_scope(corpus).iris.base
    found: dict[str, str] = {}
    for triple in _iter_some(corpus):
        for term in triple[1:]:
            if isinstance(term, str) and term.startswith(KB.iri) and term not in found:
                found[term] = _format(triple, base)
    return found


def _iter_some(corpus: Corpus) -> Iterator[Triple]:
    scope = build_scope(corpus)
    papers = (paper for paper in corpus.papers.values() if paper.deprecated is None)
    for paper in islice(papers, _READ):
        yield from iter_paper_triples(corpus, paper, scope)
    yield from iter_frame_triples(corpus, scope)


def _format(triple: Triple, base: str) -> str:
    subject, predicate, object_ = triple
    shown = "a" if predicate == PREFIXES["rdf"] + "type" else shorten(predicate)
    if isinstance(object_, Literal):
        text = format_literal(shortened(object_.text, _LONGEST))
        end = f"{text}^^{shorten(object_.datatype)}" if object_.datatype else text
    else:
        end = shorten(object_).replace(f"<{base}", "<")
    return f"{shorten(subject).replace(f'<{base}', '<')} {shown} {end} ."
