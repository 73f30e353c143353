"""KB4xx: a quote's words, its likeness to others, and the quotation policy."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_ROE = "papers/roe2018.yaml"


def _quote(text: str, more: str = "") -> Sample:
    """Quote q1 of an invented paper with these words."""
    return Sample(
        _ROE,
        f"quotes:\n  - id: q1\n    text: >-\n      {text}\n    source: [photos]\n"
        f"    codes:\n      looks: {{amount: present}}\n{more}",
    )


_MANY = "The number of pictures matters more than anything else when the labels are scarce."
_LONG = " ".join(["pictures"] * 160)

RULES = (
    Rule(
        code="KB401",
        severity="warning",
        title="A quote twice",
        explanation="Two quotes have the same letters and digits, so the same evidence is counted "
        "twice. Some papers do say a thing twice, or one quotes the other.",
        remedy="Remove or deprecate the newer one. If both are meant, name the other under "
        "`similar_to` in one of the two.",
        bad=_quote(
            _MANY,
            f"  - id: q2\n    text: {_MANY}\n    codes:\n      looks: {{amount: present}}\n",
        ),
        good=_quote(
            _MANY,
            f"  - id: q2\n    text: {_MANY}\n    codes:\n      looks: {{amount: present}}\n"
            "    similar_to: [roe2018/q1]\n",
        ),
    ),
    Rule(
        code="KB402",
        severity="warning",
        title="Nearly the same quote",
        explanation="At least half of the three-word sequences of the shorter quote stand in the "
        "other one too: one is a part of the other, or the same passage was entered twice.",
        remedy="Merge the two. If both are meant, name the other under `similar_to` in one of the "
        "two.",
        bad=_quote(
            _MANY,
            "  - id: q2\n    text: The number of images matters more than anything else when the "
            "labels are scarce.\n    codes:\n      looks: {amount: present}\n",
        ),
        good=_quote(
            _MANY,
            "  - id: q2\n    text: Few labels need many images.\n"
            "    codes:\n      looks: {amount: present}\n",
        ),
    ),
    Rule(
        code="KB403",
        severity="warning",
        title="A likeness that is not there",
        explanation="`similar_to` names a quote that is not like this one (any more), or the quote "
        "itself. It would hide a real duplicate one day.",
        remedy="Remove the name, or correct it.",
        bad=_quote(_MANY + "\n    similar_to: [doe2020/q1]"),
        good=_quote(_MANY),
    ),
    Rule(
        code="KB410",
        severity="warning",
        title="A hyphen left over from a line's end",
        explanation="A word was broken at the end of a printed line, and the hyphen and a space "
        "stayed in it: `classifi- cation`. No search finds the word.",
        remedy="Join the word: `classification`, or `near-duplicate` where the hyphen belongs "
        "to it.",
        bad=_quote("The classifi- cation needs many pictures."),
        good=_quote("The classification needs many pictures, in low- and mid-level layers alike."),
    ),
    Rule(
        code="KB411",
        severity="warning",
        title="A mark without its partner",
        explanation="A quotation mark or bracket is opened and not closed, or closed and not "
        "opened; its partner was lost on the way or stands in a part that was left out.",
        remedy="Compare with the paper and put the mark back (with a note of kind `restored`), or "
        "extend the quote to its partner. If the paper itself lacks it, say so in a note of kind "
        "`slip` or `reading`: that settles this finding.",
        bad=_quote("Many pictures (of any kind help."),
        good=_quote("Many pictures (of any kind) help."),
    ),
    Rule(
        code="KB412",
        severity="warning",
        title="Punctuation that no one prints",
        explanation="Two commas or full stops in a row, or a space before a comma: mostly the "
        "trace of an omission mark or a reference that was lost on the way.",
        remedy="Remove the stray mark, or write `[...]` where words are left out.",
        bad=_quote("Many pictures,, of any kind, help."),
        good=_quote("Many pictures, [...], help."),
    ),
    Rule(
        code="KB413",
        severity="warning",
        title="Superfluous space",
        explanation="Two spaces in a row, or space at the beginning or end of the quote.",
        remedy="Keep one space. Where words were lost between the two, write `[...]`. A text "
        "with space at the end of a passage can only be written in quotation marks, with `\\n` "
        "between the passages: remove the space and run `kb fmt`, which folds it again (`>-`).",
        bad=Sample(
            _ROE,
            "quotes:\n  - id: q1\n    text: 'Many pictures  help.'\n    source: [photos]\n"
            "    codes:\n      looks: {amount: present}\n",
        ),
        good=_quote("Many pictures help."),
    ),
    Rule(
        code="KB414",
        severity="warning",
        title="A ligature character",
        explanation="`fi`, `fl` and the like stand as one character, as PDFs hold them. No search "
        "for the word finds it.",
        remedy="Retype the word with single letters.",
        bad=_quote("The ﬁrst pictures help."),
        good=_quote("The first pictures help."),
    ),
    Rule(
        code="KB415",
        severity="warning",
        title="A soft hyphen",
        explanation="An invisible hyphen inside a word, left over from a printed line's end. No "
        "search for the word finds it.",
        remedy="Retype the word.",
        bad=_quote("Many pic\u00adtures help."),
        good=_quote("Many pictures help."),
    ),
    Rule(
        code="KB416",
        severity="warning",
        title="An HTML tag or entity",
        explanation="The words were copied from the source of a web page. They are shown as they "
        "stand: a reader would see `&lt;` or `<i>`.",
        remedy="Write the character itself (`&`, `<`), and leave the paper's own italics out.",
        bad=_quote("Many <i>sharp</i> pictures &amp; labels help."),
        good=_quote("Many sharp pictures & labels help when p < 0.05."),
    ),
    Rule(
        code="KB417",
        severity="error",
        title="Emphasis that is not closed",
        explanation="`**` begins emphasis and `**` ends it, within one passage. An odd number of "
        "them stresses the wrong words, or shows the stars; inside an insertion they are shown "
        "too.",
        remedy="Add the missing `**`, put the marks around an insertion rather than into it, or "
        "write `\\*` for a star of the paper.",
        bad=_quote("Many **pictures help."),
        good=_quote("Many **pictures** help."),
    ),
    Rule(
        code="KB418",
        severity="warning",
        title="Emphasis on nothing",
        explanation="Between two `**` stands no word, or they begin or end with a space, so that "
        "they close what they should open.",
        remedy="Put the marks directly around the words that are stressed.",
        bad=_quote("Many ** ** pictures help."),
        good=_quote("Many **pictures** help."),
    ),
    Rule(
        code="KB419",
        severity="warning",
        title="Quotation marks around the quote",
        explanation="Pages and tables put their own quotation marks around a quote; with marks in "
        "the text it stands in two pairs.",
        remedy="Remove the outer pair. If the paper itself prints it, add a note of kind "
        "`reading` that says so: that settles this finding.",
        bad=_quote("“Many pictures help.”"),
        good=_quote("Many “sharp” pictures help."),
    ),
    Rule(
        code="KB420",
        severity="error",
        title="An invisible character",
        explanation="A character that takes no room, or that turns the direction of the text "
        "around. It makes two texts that look alike differ, and can hide words from a reader.",
        remedy="Remove it; retype the words around it if it does not show.",
        bad=_quote("Many\u200b pic\u202etures help."),
        good=_quote("Many pictures help."),
    ),
    Rule(
        code="KB421",
        severity="error",
        title="A quote that is too long",
        explanation="`quotation.longest_quote` in `kb.yaml` limits the words in one quote. Short "
        "quotations are what copyright allows without asking.",
        remedy="Keep the sentences that the coding rests on, and write `[...]` for the rest.",
        bad=_quote(_LONG),
        good=_quote(_LONG[: len(_LONG) // 2].strip()),
    ),
    Rule(
        code="KB422",
        severity="error",
        title="Too much of one paper",
        explanation="`quotation.words_per_paper` in `kb.yaml` limits the words that all quotes of "
        "a paper hold together.",
        remedy="Shorten quotes, or remove those that say what others say too.",
        bad=Sample("kb.yaml", "quotation: {words_per_paper: 12}\n"),
        good=Sample("kb.yaml", "quotation: {words_per_paper: 120}\n"),
    ),
)
"""In the order of the codes."""
