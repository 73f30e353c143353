"""Quotes and judgements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

A selector of words finds a stretch that stands in the paper as it is. A quote from which something
was left out, or into which something was put, is several such stretches: each is a target, and the
quote as a whole is described in a body. What stands before and after a stretch is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.corpus import Judgement
from kb.graph.iris import (
    Iris,
    arxiv_address,
    doi_address,
    licence_address,
    orcid_address,
    valid_address,
)
from kb.ids import quote_ref
from kb.model.meta import KnowledgeBase, Person
from kb.model.paper import Paper, Quote
from kb.text import format_plain, parse_passages

Json = str | int | list["Json"] | dict[str, "Json"]
_WORD = re.compile(r"\w")


def verbatim_stretches(text: str) -> tuple[str, ...]:
    """The stretches of a quote that stand in its paper as they are, in order.

    >>> verbatim_stretches("A **red** roof [...], said [the] owner")
    ('A red roof', ', said', 'owner')
    """
    stretches: list[str] = []
    for passage in parse_passages(text):
        held: list[str] = []
        for run in passage:
            if run.kind == "verbatim":
                held.append(run.text)
            else:
                stretches.append("".join(held))
                held.clear()
        stretches.append("".join(held))
    found = tuple(stretch.strip() for stretch in stretches if _WORD.search(stretch))
    return found or (format_plain(text),)


def paper_address(paper: Paper, iris: Iris) -> str:
    """Where a paper is found: its DOI, arXiv id or address, or its IRI in the knowledge base."""
    if paper.doi:
        return doi_address(paper.doi)
    if paper.arxiv:
        return arxiv_address(paper.arxiv)
    address = valid_address(paper.url) if paper.url else None
    return address or iris.record("paper", paper.id)


class Annotator:
    """Makes annotations of the quotes of one knowledge base."""

    def __init__(self, meta: KnowledgeBase, people: Mapping[str, Person], iris: Iris) -> None:
        self._iris = iris
        self._people = people
        self.licence = licence_address(meta.licence)

    def highlight(self, paper: Paper, quote: Quote) -> dict[str, Json]:
        """The annotation that a quote is one, with what it is about and the remarks on it."""
        home = self._iris.quote(quote_ref(paper.id, quote.id))
        bodies = list(self._bodies(home, quote))
        source: Json = {
            "id": paper_address(paper, self._iris),
            "title": paper.title,
            "seeAlso": self._iris.record("paper", paper.id),
        }
        return {
            "id": f"{home}#highlight",
            "type": "Annotation",
            "motivation": "highlighting",
            **({"rights": self.licence} if self.licence else {}),
            **({"body": bodies} if bodies else {}),
            "target": self._targets(home, quote, source),
        }

    def classification(self, judgement: Judgement) -> dict[str, Json]:
        """The annotation that a quote has a value for a factor.

        Raises:
            ValueError: when the factor was not assessed.
        """
        code = judgement.code
        if code is None:
            raise ValueError(f"{judgement.factor.id} was not assessed")
        ref = quote_ref(judgement.paper.id, judgement.quote.id)
        pair = judgement.codebook.id, judgement.factor.id
        home = self._iris.coding(ref, *pair)
        bodies: list[Json] = [
            {
                "id": f"{home}#factor",
                "type": "SpecificResource",
                "purpose": "classifying",
                "source": self._iris.factor(*pair),
            },
            _text_body(f"{home}#value", "classifying", code.value),
        ]
        if code.note:
            bodies.append(_text_body(f"{home}#note", "commenting", code.note))
        return {
            "id": home,
            "type": "Annotation",
            "motivation": "classifying",
            "creator": [self._creator(coder) for coder in judgement.coders],
            **({"rights": self.licence} if self.licence else {}),
            **({"term": code.term} if code.term else {}),
            "body": bodies,
            "target": self._targets(
                self._iris.quote(ref),
                judgement.quote,
                paper_address(judgement.paper, self._iris),
            ),
        }

    def _bodies(self, home: str, quote: Quote) -> Iterator[Json]:
        if len(verbatim_stretches(quote.text)) > 1:
            yield _text_body(f"{home}#text", "describing", format_plain(quote.text))
        for role, kind, names in (
            ("source", "dataset", quote.source),
            ("target", "dataset", quote.target),
            ("model", "model", quote.models),
        ):
            for name in dict.fromkeys(names):
                yield {
                    "id": f"{home}#{role}-{name}-tag",
                    "type": "SpecificResource",
                    "purpose": "tagging",
                    "source": self._iris.record(kind, name),
                }
        for number, note in enumerate(quote.notes, start=1):
            yield _text_body(f"{home}#note-{number}", "commenting", note.text)

    def _targets(self, home: str, quote: Quote, source: Json) -> Json:
        stretches = verbatim_stretches(quote.text)
        targets: list[Json] = [
            {
                "id": home if len(stretches) == 1 else f"{home}#part-{number}",
                "type": "SpecificResource",
                "source": source,
                "selector": {
                    "id": f"{home}#part-{number}-selector",
                    "type": "TextQuoteSelector",
                    "exact": stretch,
                },
            }
            for number, stretch in enumerate(stretches, start=1)
        ]
        return targets[0] if len(targets) == 1 else targets

    def _creator(self, coder: str) -> Json:
        person = self._people.get(coder)
        if person is None:
            return {"id": self._iris.record("coder", coder)}
        return {
            "id": orcid_address(person.orcid) or self._iris.record("coder", coder),
            "type": "Software" if person.program else "Person",
            "name": person.name,
        }


def _text_body(home: str, purpose: str, value: str) -> Json:
    return {"id": home, "type": "TextualBody", "purpose": purpose, "value": value}
