"""KB6xx: what nothing uses."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_ROE = "papers/roe2018.yaml"
_DOE = "papers/doe2020.yaml"
_TEXT = "quotes:\n  - id: q1\n    text: We find that sharp pictures help on every task.\n"
_TEXT += "    source: [photos]\n    target: [scans]\n    models: [net-50]\n"
_LOOKS = "    codes:\n      looks: {sharpness: present}\n"
_CAUSES = "      causes: {focus: positive}\n"
_SLIDES = "id: slides\nname: Slides\ndomain: natural\nmodality: slides\ndimensions: 2D\n"

RULES = (
    Rule(
        code="KB601",
        severity="warning",
        title="A dataset that nothing uses",
        explanation="No quote and no paper names it as source or target, and no dataset that is "
        "used is a part of it. Its page would lead nowhere.",
        remedy="Name it where a quote or `studies` is about it, or remove the record while it is "
        "unpublished.",
        bad=Sample("datasets/slides.yaml", _SLIDES),
        good=Sample("datasets/scans.yaml", "name: Scans of slides\n"),
    ),
    Rule(
        code="KB602",
        severity="warning",
        title="A model that nothing uses",
        explanation="No quote and no paper names it, and no model that is used is its variant.",
        remedy="Name it where a quote or `studies` is about it, or remove the record while it is "
        "unpublished.",
        bad=Sample("models/net-18.yaml", "id: net-18\nname: Net-18\nfamily: net\n"),
        good=Sample("models/net.yaml", "name: Net, of which others are variants\n"),
    ),
    Rule(
        code="KB603",
        severity="info",
        title="A factor that no quote speaks to",
        explanation="The codebook is in use, but no quote is coded with this factor, other than "
        "`absent`. That may be a result, or a forgotten code.",
        remedy="Nothing, if nobody wrote about it.",
        bad=Sample(
            _ROE,
            "quotes:\n  - id: q1\n    text: Many pictures help.\n    source: [photos]\n"
            "    codes:\n      looks: {sharpness: present}\n",
        ),
        good=Sample(
            _ROE,
            "quotes:\n  - id: q1\n    text: Many pictures help.\n    source: [photos]\n"
            "    codes:\n      looks: {amount: present}\n",
        ),
    ),
    Rule(
        code="KB604",
        severity="info",
        title="A coder who coded nothing",
        explanation="No agreed and no independent coding, and no `verification` of a quote, names "
        "this person or program.",
        remedy="Name them in the coding that they made, or remove them while unpublished.",
        bad=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe}\n  - {id: roe, name: Richard Roe}\n"
            "  - {id: poe, name: Pat Poe}\n",
        ),
        good=Sample(
            "people.yaml",
            "people:\n  - {id: doe, name: Jane Doe}\n  - {id: roe, name: Richard Roe}\n",
        ),
    ),
    Rule(
        code="KB605",
        severity="info",
        title="A paper without quotes",
        explanation="Nothing is quoted from it, no quote was taken from it (`via`), and it is not "
        "the seed of the knowledge base.",
        remedy="Add its quotes.",
        bad=Sample(
            "papers/poe2019.yaml",
            "id: poe2019\ntitle: On pictures\nauthors: [Pat Poe]\nyear: 2019\ntype: thesis\n",
        ),
        good=Sample(
            "papers/poe2019.yaml",
            "id: poe2019\ntitle: On pictures\nauthors: [Pat Poe]\nyear: 2019\ntype: thesis\n"
            "coding:\n  looks@1: {coders: [roe]}\n"
            "quotes:\n  - id: q1\n    text: Pictures are many.\n"
            "    codes:\n      looks: {amount: present}\n",
        ),
    ),
    Rule(
        code="KB606",
        severity="info",
        title="A codebook that no paper uses",
        explanation="No paper names it under `coding`.",
        remedy="Nothing, while the coding is still to come.",
        bad=Sample(_DOE, "coding:\n  looks@1: {coders: [doe]}\n" + _TEXT + _LOOKS),
        good=Sample(
            _DOE,
            "coding:\n  looks@1: {coders: [doe]}\n  causes@1: {coders: [doe]}\n"
            + _TEXT
            + _LOOKS
            + _CAUSES,
        ),
    ),
)
"""In the order of the codes."""
