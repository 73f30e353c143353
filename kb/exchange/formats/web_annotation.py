"""The quotes and their codings as W3C Web Annotations, in JSON-LD.

One `AnnotationCollection` whose only page holds, for each quote, an annotation that highlights it
and one for each agreed judgement that classifies it; an annotation to a line. A quote in which
nothing was left out is one target, with the quote's own IRI; `kb.exchange.annotation` says how the
others are told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange.annotation import Annotator, Json
from kb.exchange.annotation_context import CONTEXT
from kb.exchange.form import Format, OutFile, encode
from kb.graph.iris import Iris

COLLECTION = "annotations"
"""The collection's IRI is that of this record under the base IRI."""


def iter_web_annotations(corpus: Corpus) -> Iterator[str]:
    """The collection as JSON-LD, in pieces."""
    iris = Iris(corpus.meta.base_iri)
    home = f"{iris.base}{COLLECTION}"
    page = f"{home}#page"
    annotator = Annotator(corpus.meta, corpus.people, iris)
    head: dict[str, Json] = {
        "id": home,
        "type": "AnnotationCollection",
        "label": corpus.meta.title,
        "version": corpus.meta.version,
        **({"rights": annotator.licence} if annotator.licence else {}),
        "total": _total(corpus),
        "last": page,
    }
    first = {"id": page, "type": "AnnotationPage", "partOf": home, "startIndex": 0}
    yield f'{{"@context": {_json(CONTEXT)},\n'
    yield f'{_json(head)[1:-1]},\n"first": {{{_json(first)[1:-1]}, "items": ['
    between = "\n"
    for annotation in _annotations(corpus, annotator):
        yield f"{between}{_json(annotation)}"
        between = ",\n"
    yield "\n]}}\n"


def _annotations(corpus: Corpus, annotator: Annotator) -> Iterator[dict[str, Json]]:
    for paper, quote in corpus.iter_quotes():
        yield annotator.highlight(paper, quote)
        for judgement in corpus.judgements_of(paper, quote):
            if judgement.code is not None:
                yield annotator.classification(judgement)


def _total(corpus: Corpus) -> int:
    coded = sum(judgement.code is not None for judgement in corpus.iter_judgements())
    return len(corpus.quotes) + coded


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write(corpus: Corpus) -> Iterator[OutFile]:
    yield OutFile("annotations.jsonld", encode(iter_web_annotations(corpus)))


FORMAT = Format(
    name="web-annotation",
    title="Web Annotations",
    description="Quotes and codings for tools that annotate the papers themselves, as JSON-LD",
    media_type="application/ld+json",
    file_name="annotations.jsonld",
    write=_write,
)
