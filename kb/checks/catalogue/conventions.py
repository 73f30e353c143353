"""KB42x: marks that come near the conventions of a quote's text, and mean something else."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample


def _quote(text: str) -> Sample:
    """Quote q1 of an invented paper with these words."""
    return Sample(
        "papers/roe2018.yaml",
        f"quotes:\n  - id: q1\n    text: >-\n      {text}\n    source: [photos]\n"
        "    codes:\n      looks: {amount: present}\n",
    )


RULES = (
    Rule(
        code="KB423",
        severity="error",
        title="An omission that is not written `[...]`",
        explanation="`[...]`, three full stops without spaces, is text left out. Any other dots in "
        "brackets, such as `[\u2026]` or `[ ... ]`, would be read as words that a coder put in.",
        remedy="Write `[...]`.",
        bad=_quote("Many pictures [\u2026] help."),
        good=_quote("Many pictures [...] help."),
    ),
    Rule(
        code="KB424",
        severity="warning",
        title="Dots that may be an omission",
        explanation="Dots stand alone or in round brackets. As they stand they are words of the "
        "paper; mostly they are meant for text that was left out.",
        remedy="Write `[...]` where words are left out. If the paper itself prints the dots, say "
        "so in a note of kind `reading` or `slip`: that settles this finding.",
        bad=_quote("Many pictures ... help."),
        good=_quote("Many pictures [...] help, as do x1, ..., xn."),
    ),
    Rule(
        code="KB425",
        severity="error",
        title="Numbers in brackets",
        explanation="The paper's own brackets, as in a reference `[12]` or an interval `[0, 1]`, "
        "would be read as an insertion of the coder.",
        remedy="Write a backslash before each bracket, `\\[12\\]`, or leave a reference out with "
        "`[...]`. A year alone, `[2019]`, may be inserted.",
        bad=_quote("Many pictures help [3, 4]."),
        good=_quote("Many pictures help \\[3, 4\\]."),
    ),
    Rule(
        code="KB426",
        severity="warning",
        title="Marks of another kind",
        explanation="`*word*`, `__word__` and `[word](address)` mean something in Markdown. Here "
        "the stars and lines are shown as they stand, and the word is taken for an insertion.",
        remedy="Write `**word**` to stress words, and `\\*` for a star of the paper. An address "
        "belongs into `url` or into a note.",
        bad=_quote("Many *sharp* pictures help."),
        good=_quote("Many **sharp** pictures help."),
    ),
    Rule(
        code="KB427",
        severity="error",
        title="Brackets around nothing, or around brackets",
        explanation="An insertion is words between two brackets. With nothing between them, or "
        "with brackets inside, it is not read as one, and the brackets pass for the paper's.",
        remedy="Write `[...]` where words are left out, end an insertion before the next bracket, "
        "and put a backslash before brackets of the paper.",
        bad=_quote("Many [very [sharp] clear] pictures help."),
        good=_quote("Many [very clear] pictures help."),
    ),
    Rule(
        code="KB428",
        severity="error",
        title="A quote without words of the paper",
        explanation="Omissions, insertions and marks alone are no evidence.",
        remedy="Quote words of the paper, or remove the quote.",
        bad=_quote("[...] [many pictures help]."),
        good=_quote("[...] many pictures help."),
    ),
)
"""In the order of the codes."""
