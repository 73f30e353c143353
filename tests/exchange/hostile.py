"""A knowledge base of texts that break whoever trusts them: formulas, control characters, length.

No reader of YAML lets all of this through; the exports must hold without that.
"""

from __future__ import annotations

from dataclasses import replace

from kb.corpus import Corpus
from tests.roofs import build_roofs

LONG = "A quote without end, =1+1; " * 1_500
TEXTS = (
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "'tis an apostrophe",
    "  @SUM(1)",
    "a;=1+1;b",
    'a;"=1+1&""',
    "a\n=2\r=3\r\n=4",
    "nul \x00 escape \x1b[31m unit \x1f delete \x7f next \x85 end",
    "_x000D_ and _x0041_ are no escapes",
    "https://example.org/ internal:Sheet1!A1 mailto:a@example.org",
    "1234567890123456789",
    "1e5",
    "TRUE",
    "</text>]]>&amp;<!-- --><script>alert(1)</script>",
    "'); DROP TABLE quotes; --",
    "\ufffe \uffff \ufeff \u202e turned \U0001f600 \U0010ffff",
    " blanks at both ends ",
    '\\input{x} % { } # $ ^ ~ "quoted"',
    LONG,
)


def build_hostile() -> Corpus:
    """The invented knowledge base with one quote for each of `TEXTS`, and as many in terms, titles,
    venues and names."""
    roofs = build_roofs()
    papers = dict(roofs.papers)
    doe = papers["doe2020"]
    for number, text in enumerate(TEXTS, start=1):
        quote = doe.quotes[0].model_copy(
            update={"id": "q1", "text": text, "locator": text[:900], "verification": None}
        )
        papers[f"hostile{number:02}"] = doe.model_copy(
            update={
                "id": f"hostile{number:02}",
                "title": text[:900],
                "venue": text[:900],
                "authors": (text[:900], f"Given {text[:900]}"),
                "pages": text[:900],
                "quotes": (quote,),
            }
        )
    return replace(roofs, papers=dict(sorted(papers.items())))
