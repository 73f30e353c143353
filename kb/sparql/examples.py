"""Queries to begin with."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A query that works on every knowledge base.

    Attributes:
        title: the question in words.
        query: the same in SPARQL.
    """

    title: str
    query: str


EXAMPLES: dict[str, Example] = {
    "papers": Example(
        "Which papers are quoted, and how often?",
        """\
SELECT ?paper ?year (COUNT(?quote) AS ?quotes) {
  ?quote a oa:SpecificResource ; oa:hasSource ?work .
  ?work dcterms:identifier ?paper ; dcterms:issued ?year .
  FILTER NOT EXISTS { ?quote owl:deprecated true }
}
GROUP BY ?paper ?year
ORDER BY DESC(?quotes) ?paper""",
    ),
    "factors": Example(
        "How often does each factor get which value?",
        """\
SELECT ?factor ?value (COUNT(?coding) AS ?quotes) {
  ?coding a oa:Annotation ; oa:hasTarget ?quote ; oa:hasBody ?concept ; kb:value ?value .
  ?concept skos:notation ?factor .
}
GROUP BY ?factor ?value
ORDER BY ?factor ?value""",
    ),
    "disagreements": Example(
        "Which papers disagree about a factor?",
        """\
SELECT DISTINCT ?factor ?for ?against {
  ?one oa:hasBody ?concept ; kb:value "positive" ; oa:hasTarget/oa:hasSource ?yes .
  ?two oa:hasBody ?concept ; kb:value "negative" ; oa:hasTarget/oa:hasSource ?no .
  ?concept skos:notation ?factor .
  ?yes dcterms:identifier ?for .
  ?no dcterms:identifier ?against .
}
ORDER BY ?factor ?for ?against""",
    ),
    "sources": Example(
        "Which datasets are trained on first, and in how many quotes?",
        """\
SELECT ?dataset (COUNT(DISTINCT ?quote) AS ?quotes) {
  ?quote kb:source/dcterms:identifier ?dataset .
}
GROUP BY ?dataset
ORDER BY DESC(?quotes) ?dataset""",
    ),
    "terms": Example(
        "In which words do authors speak of a factor?",
        """\
SELECT ?factor ?words (COUNT(*) AS ?times) {
  ?coding oa:hasBody/skos:notation ?factor ; kb:term ?words .
}
GROUP BY ?factor ?words
ORDER BY ?factor DESC(?times) ?words""",
    ),
}
"""Each by its name."""
