"""Invented corpora for the tests of the tables: an ordinary one, and one full of nasty strings."""

from __future__ import annotations

from collections.abc import Iterable

from kb.corpus import Corpus
from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase
from kb.model.paper import Paper
from kb.model.table import Table

META = KnowledgeBase(
    title="Gardens",
    description="What makes gardens grow.",
    version="2.3.4",
    licence="CC-BY-4.0",
    year=2026,
    base_iri="https://example.org/kb/",
)

CODEBOOK = Codebook.model_validate(
    {
        "id": "growth@1",
        "version": "1.0.0",
        "title": "Growth",
        "description": "What plants need.",
        "signed": True,
        "factors": [
            {
                "id": "needs",
                "label": "Needs",
                "definition": "A heading.",
                "when_to_apply": "Never.",
                "when_not": "Always.",
                "abstract": True,
            },
            {
                "id": "light",
                "label": "Light",
                "group": "From above",
                "definition": "How much sun\nthere is",
                "when_to_apply": "Sun.",
                "when_not": "Heat.",
                "examples": [
                    {"text": "the **bright** window", "value": "positive"},
                    {"text": "in the dark", "value": "negative", "quote": "oak2001/q1"},
                ],
            },
            {
                "id": "water",
                "label": "Water",
                "group": "From above",
                "definition": "How much rain there is",
                "when_to_apply": "Rain.",
                "when_not": "Fog.",
                "examples": [{"text": "it rained"}],
            },
            {
                "id": "soil",
                "label": "Soil",
                "group": "From below",
                "definition": "What the roots stand in",
                "when_to_apply": "Earth.",
                "when_not": "Pots.",
            },
        ],
    }
)

PAPERS = [
    Paper.model_validate(
        {
            "id": "oak2001",
            "title": "Oaks in {ImageNet}",
            "authors": ["Ann Oak", "Häfner, Bo", "Cy Elm"],
            "year": 2001,
            "type": "journal-article",
            "venue": "Trees & Shrubs",
            "pages": "1-9",
            "coding": {"growth@1": {"coders": ["ann"], "complete": True}},
            "quotes": [
                {
                    "id": "q1",
                    "text": "Growth is **fast** in the sun [...] it [the oak] says.\n\n"
                    "And water helps.",
                    "codes": {"growth": {"light": "positive", "water": "mixed"}},
                },
                {"id": "q2", "text": "Nothing of that.", "codes": {"growth": {}}},
                {
                    "id": "q4",
                    "text": "Withdrawn words.",
                    "codes": {"growth": {"soil": "present"}},
                    "deprecated": {"reason": "Misquoted."},
                },
                {"id": "q3", "text": "=1+1 is soil", "codes": {"growth": {"soil": "present"}}},
            ],
        }
    ),
    Paper.model_validate(
        {
            "id": "ash2000",
            "title": "Ash",
            "authors": ["Al Ash", "Bea Fir"],
            "year": 2000,
            "type": "preprint",
            "coding": {"growth@1": {"coders": ["ann"]}},
            "quotes": [
                {
                    "id": "q1",
                    "text": "Too much water | drowns.",
                    "codes": {"growth": {"water": "negative"}},
                }
            ],
        }
    ),
    Paper.model_validate(
        {
            "id": "yew2001",
            "title": "Yew",
            "authors": ["Zoe Yew"],
            "year": 2001,
            "type": "thesis",
            "quotes": [{"id": "q1", "text": "Never coded."}],
        }
    ),
]

TABLES = [
    Table.model_validate(given)
    for given in (
        {
            "id": "parted",
            "title": "Parted",
            "caption": "What gardens\nneed",
            "kind": "matrix",
            "codebook": "growth@1",
            "parts": [
                {
                    "id": "G1",
                    "title": "Trees",
                    "entries": [{"paper": "oak2001", "quotes": ["q3", "q4", "q1"]}],
                },
                {
                    "id": "G2",
                    "entries": [
                        {"paper": "yew2001", "quotes": ["q1"]},
                        {"paper": "oak2001", "quotes": ["q2"]},
                        {"paper": "ash2000", "quotes": ["q1"]},
                    ],
                },
            ],
        },
        {
            "id": "chosen",
            "title": "Chosen",
            "caption": "Chosen.",
            "kind": "matrix",
            "codebook": "growth@1",
            "factors": ["soil", "water"],
        },
        {
            "id": "late",
            "title": "Late",
            "caption": "Late.",
            "kind": "matrix",
            "codebook": "growth@1",
            "select": {"since": 2001, "factors": ["light"], "values": ["absent"]},
        },
        {
            "id": "book",
            "title": "Book",
            "caption": "The codebook.",
            "kind": "codebook",
            "codebook": "growth@1",
        },
        {
            "id": "coded",
            "title": "Coded",
            "caption": "The codebook with its quotes.",
            "kind": "codebook",
            "codebook": "growth@1",
            "examples": "quotes",
        },
    )
]


def build_corpus(
    papers: Iterable[Paper] = PAPERS,
    tables: Iterable[Table] = TABLES,
    codebooks: Iterable[Codebook] = (CODEBOOK,),
) -> Corpus:
    """A corpus in memory."""
    return Corpus(
        meta=META,
        codebooks={codebook.id: codebook for codebook in codebooks},
        papers={paper.id: paper for paper in sorted(papers, key=lambda paper: paper.id)},
        tables={table.id: table for table in tables},
    )


NASTY = (
    "=HYPERLINK('x')",
    "+1",
    "-1+1",
    "@SUM(1)",
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "a | b || c",
    "**bold** *it* _it_ `code` ~~no~~ [link](javascript:x) ![i](x) \\",
    "# head",
    "&amp; & &#65; &lt;",
    "https://example.org/a_b?c=d&e www.example.org",
    "{% raw %}{{ x }}{: .cls onclick=x }",
    "$x$ \\(y\\) $$z$$",
    "100 % of # $ _ { } ~ ^ \\ < > \" ' `` ''",
    "\\input{/etc/passwd} \\write18{rm} ^^5c \\end{longtable}",
    "µ ≤ × – — ’ “ ” é α Ω ± → ∞ √ ≈ ° … • § € £ ™ 🙂 中文 ą đ ð þ Å ß ﬁ",
    "tab\there, nul-free control \x07 and \x85 and \u2028 and bidi \u202e",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3,
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    "**[...]** [**inserted**] **ends with space **and goes on",
    "\\[not an insertion\\] \\*\\*not bold\\*\\*",
)
"""What a contributor may write by mistake or by malice, as the text of a quote."""


def build_nasty_corpus(strings: Iterable[str] = NASTY) -> Corpus:
    """A corpus in which every text that a table shows is one of the strings."""
    strings = tuple(strings)
    line = " ".join(strings[0].split()) or "x"
    quotes = [
        {"id": f"q{n}", "text": text, "codes": {"nasty": {"light": "present"}}}
        for n, text in enumerate(strings, start=1)
    ]
    paper = {
        "id": "nasty2000",
        "title": line,
        "authors": [line],
        "year": 2000,
        "type": "preprint",
        "coding": {"nasty@1": {"coders": ["ann"]}},
        "quotes": quotes,
    }
    factor = {
        "id": "light",
        "label": line,
        "group": line,
        "definition": strings[0],
        "when_to_apply": "x",
        "when_not": "x",
        "examples": [{"text": text, "value": "mixed"} for text in strings],
    }
    codebook = {
        "id": "nasty@1",
        "version": "1.0.0",
        "title": line,
        "description": "x",
        "factors": [factor],
    }
    entries = [{"paper": "nasty2000", "quotes": [quote["id"] for quote in quotes]}]
    shared = {"title": line, "caption": " ".join(strings[:30])[:1_500], "codebook": "nasty@1"}
    tables = [
        {
            **shared,
            "id": "nasty",
            "kind": "matrix",
            "parts": [{"id": line, "title": line, "entries": entries}],
        },
        {**shared, "id": "nasty-book", "kind": "codebook"},
    ]
    return build_corpus(
        papers=[Paper.model_validate(paper)],
        tables=[Table.model_validate(table) for table in tables],
        codebooks=[Codebook.model_validate(codebook)],
    )
