"""KB43x: what `verification` claims of a quote, and whether that fits the quote."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_TEXT = "Many “sharp” pictures help when labels are scarce."
_PROVED = {
    "level": "full-text",
    "match": "exact",
    "page": "4",
    "extractor": "pypdfium2 5.15.2",
    "file": "9f8ca8b2e4a1d6f0737f5a1c0d2e9b6845f3c7a1e0b9d8264c5f7a3b1e0d9c86",
    "passage": "960b66cab092d7e8632c421a7d4dcf1dd5ab5b3b72cf86622cb02be3bc2394bf",
    "neighbourhood": "4b1fd7c3a9e8056d2f7c1b3e5a9d8c7062f4e1b0a3d5c7f98e6b4a2d1c0f9e7b",
    "quote": "9e34cf43cd863e8e924085b39094bfdee656cc371d77cc803fadaef24724c444",
    "by": "roe",
    "date": "'2026-01-31'",
}


def _quote(text: str = _TEXT, more: str = "", **changes: str) -> Sample:
    """Quote q1 of an invented paper, verified; a key that is changed to nothing is left out."""
    verification = {key: value for key, value in (_PROVED | changes).items() if value}
    return Sample(
        "papers/roe2018.yaml",
        f"quotes:\n  - id: q1\n    text: {text}\n{more}    source: [photos]\n"
        "    codes:\n      looks: {amount: present}\n    verification:\n"
        + "".join(f"      {key}: {value}\n" for key, value in verification.items()),
    )


_NEEDS = {"match": "needs-confirmation"}
_SEEN = "Footnote mark 3 stands behind the word pictures; nothing else is left out."

RULES = (
    Rule(
        code="KB431",
        severity="error",
        title="A quote that was edited since it was verified",
        explanation="`verification.quote` is the digest of the quote's text as it was compared "
        "with the paper. The text is another one now, so nothing vouches for its words.",
        remedy="Run `kb verify PAPER --source FILE`, which compares the new words with the paper, "
        "or remove `verification`. Never copy a digest by hand.",
        bad=_quote("Many “sharp” pictures help when labels are rare."),
        good=_quote(),
    ),
    Rule(
        code="KB432",
        severity="error",
        title="A proof of other words",
        explanation="`verification.passage` is the digest of the words that were found in the "
        "paper, in a form in which white space, dashes, quotation marks and line ends make no "
        "difference. The words of this quote give another digest: the proof belongs to another "
        "passage, or was made by hand. A quote that is too short or malformed to match anything "
        "gives none at all.",
        remedy="Run `kb verify PAPER --source FILE`, or remove `verification`.",
        bad=_quote(passage="c4d2e8f0a6b1937d5e8c2f4a0b6d9e1735c8f2a4e0d6b9c1837f5a2e4d0c6b98"),
        good=_quote(),
    ),
    Rule(
        code="KB433",
        severity="error",
        title="A level without its proof",
        explanation="`full-text`, `abstract` and `secondary` say that the words were found. That "
        "can be repeated only with `match`, `extractor`, `file`, `passage`, `neighbourhood`, "
        "`quote`, `by` and `date`. `unverified` says that they were not found: it needs a "
        "`reason`, and can have neither `match` nor `passage`.",
        remedy="Run `kb verify PAPER --source FILE`, which writes them all. Without the paper, "
        "remove `verification`: a quote without it was never tried.",
        bad=_quote(file="", neighbourhood=""),
        good=Sample(
            "papers/roe2018.yaml",
            f"quotes:\n  - id: q1\n    text: {_TEXT}\n    source: [photos]\n"
            "    codes:\n      looks: {amount: present}\n    verification:\n"
            "      level: unverified\n      reason: The publisher's file is a scan without text.\n",
        ),
    ),
    Rule(
        code="KB434",
        severity="error",
        title="A secondary level without its paper",
        explanation="`secondary` says that the words were found in a paper that quotes them. "
        "`via` has to name that paper, or a reader takes it for the quote's own.",
        remedy="Add `via` with the paper that was read. If it was the quote's own paper, run `kb "
        "verify PAPER --source FILE` with that file.",
        bad=_quote(level="secondary"),
        good=_quote(more="    via: {paper: doe2020, locator: p. 3}\n", level="secondary"),
    ),
    Rule(
        code="KB435",
        severity="error",
        title="A match that no person confirmed",
        explanation="`needs-confirmation` says that the words stand in the paper around a mark or "
        "an omission of which only a person can tell whether it changes what they say. "
        "`confirmed` is what that person saw, and `by` is that person, not a program.",
        remedy="Look at the paper and run `kb verify PAPER --source FILE --confirm q1='what you "
        "saw'`; or "
        "extend the quote to what it leaves out.",
        bad=_quote(**_NEEDS),
        good=_quote(**_NEEDS, confirmed=_SEEN),
    ),
)
"""In the order of the codes."""
