"""KB211 to KB218: how codebooks are named, withdrawn and linked."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_DOE = "papers/doe2020.yaml"
_QUOTE = (
    "quotes:\n  - id: q1\n    text: We find that sharp pictures help on every task.\n"
    "    source: [photos]\n    target: [scans]\n    models: [net-50]\n"
    "    codes:\n      looks: {sharpness: present}\n"
)
_GUIDE = (
    "    definition: How well the lens was set.\n"
    "    when_to_apply: The quote speaks of focus.\n"
    "    when_not: It speaks of something else.\n"
)
_FOCUS = f"factors:\n  - id: focus\n    label: Focus\n{_GUIDE}"

RULES = (
    Rule(
        code="KB211",
        severity="error",
        title="Codes under a codebook that `coding` does not name",
        explanation="`coding` says who judged and how completely. Codes without such a statement "
        "belong to nobody, and are left out of every table and count.",
        remedy="Add the codebook with its coders to `coding`, or correct the codebook's name.",
        bad=Sample(
            _DOE,
            "coding:\n  looks@1: {coders: [doe]}\n" + _QUOTE + "      causes: {focus: mixed}\n",
        ),
        good=Sample(
            _DOE,
            "coding:\n  looks@1: {coders: [doe]}\n  causes@1: {coders: [doe]}\n"
            + _QUOTE
            + "      causes: {focus: mixed}\n",
        ),
    ),
    Rule(
        code="KB212",
        severity="error",
        title="Two major versions of one codebook",
        explanation="Codes stand under the codebook's bare name, so a paper can be coded under "
        "one major version of it at a time.",
        remedy="Keep the version under which the codes were agreed; remove the other.",
        bad=Sample(
            "papers/zoe2016.yaml",
            "coding:\n  looks@1: {coders: [roe]}\n  looks@2: {coders: [roe]}\n",
        ),
        good=Sample("papers/zoe2016.yaml", "coding:\n  looks@2: {coders: [roe]}\n"),
    ),
    Rule(
        code="KB213",
        severity="warning",
        title="Something withdrawn is still used",
        explanation="What is named here is marked as `deprecated`. Its id stays valid, but new "
        "work should use what replaces it.",
        remedy="Name its successor, or remove the reference.",
        bad=Sample("models/net.yaml", "deprecated: {reason: It has another name now.}\n"),
        good=Sample("models/net.yaml", "notes: []\n"),
    ),
    Rule(
        code="KB214",
        severity="error",
        title="The successor does not exist",
        explanation="`successor` leads whoever meets the withdrawn id to what replaces it, so "
        "there must be such a thing of the same kind.",
        remedy="Correct the id, or leave `successor` out.",
        bad=Sample(
            "datasets/slides.yaml",
            "id: slides\nname: Slides\ndomain: natural\nmodality: slides\ndimensions: 2D\n"
            "deprecated: {reason: The same as photos., successor: photo}\n",
        ),
        good=Sample(
            "datasets/slides.yaml",
            "id: slides\nname: Slides\ndomain: natural\nmodality: slides\ndimensions: 2D\n"
            "deprecated: {reason: The same as photos., successor: photos}\n",
        ),
    ),
    Rule(
        code="KB215",
        severity="error",
        title="A chain that leads back to itself",
        explanation="A dataset is a part of itself, a model its own variant, a factor broader "
        "than itself or a withdrawn thing its own successor, in one step or in several.",
        remedy="Remove the link that points the wrong way.",
        bad=Sample("models/net.yaml", "family: net-50\n"),
        good=Sample("models/net.yaml", "dimensions: 2D\n"),
    ),
    Rule(
        code="KB216",
        severity="info",
        title="A match that is stated on one side only",
        explanation="`exact_match`, `close_match` and `related_match` hold in both directions, "
        "and `broad_match` here is `narrow_match` there. The graph follows what is written, so "
        "a match on one side is found from that side only.",
        remedy="State it on the other factor too.",
        bad=Sample("codebooks/causes@1.yaml", _FOCUS),
        good=Sample("codebooks/causes@1.yaml", _FOCUS + "    close_match: [looks@1/sharpness]\n"),
    ),
    Rule(
        code="KB217",
        severity="error",
        title="A link of the wrong kind between factors",
        explanation="`broader` stays within a codebook; the `..._match` links lead to other "
        "codebooks. A pair of factors has one kind of match.",
        remedy="Use `broader` within the codebook and `broad_match` or another match across, and "
        "keep one match for each pair.",
        bad=Sample(
            "codebooks/causes@1.yaml",
            _FOCUS + "    broader: [looks@1/appearance]\n    close_match: [looks@1/sharpness]\n",
        ),
        good=Sample("codebooks/causes@1.yaml", _FOCUS + "    close_match: [looks@1/sharpness]\n"),
    ),
    Rule(
        code="KB218",
        severity="error",
        title="Name and version of a codebook disagree",
        explanation="The number behind the `@` is the first number of `version`.",
        remedy="Correct `version`. A new major version is a new file beside the old one.",
        bad=Sample("codebooks/looks@1.yaml", "version: 2.0.0\n"),
        good=Sample("codebooks/looks@1.yaml", "version: 1.1.0\n"),
    ),
)
"""In the order of the codes."""
