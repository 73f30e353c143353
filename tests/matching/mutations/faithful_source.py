"""Faithful although the file gives the words otherwise: spaces, hyphens, styles, breaks, marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from random import Random

from tests.matching.mutations.documents import HARD_BREAK, NUMBER, SOFT_BREAK
from tests.matching.mutations.drafts import (
    Draft,
    broken,
    changed,
    each_word,
    faithful,
    in_passage,
    is_simple,
    italic,
    some,
    wide,
)
from tests.matching.mutations.templates import LISTS

_SPACES = ("  ", "   ", "\u00a0", "\u2009", "\u202f", "\u2003", "\t", "\n", " \n", "\n ", "\r\n")
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "st": "ﬆ"}
_DOUBTFUL = re.compile(
    "re(?:cover|sign|form|create|present|sent|lease|place|serve|solve|act|sort|count|mark|lay).*"
)
_VOWELS = "aeiouy"


@faithful("white space in the source", "runs, no-break and thin spaces, line feeds for a space")
def _spaces(draft: Draft, rng: Random) -> Draft | None:
    return in_passage(
        draft,
        changed(draft.passage, " ", lambda _: rng.choice(_SPACES) if rng.random() < 0.3 else " "),
    )


@faithful("space at punctuation", "a space before a comma or inside brackets, or none there")
def _at_marks(draft: Draft, rng: Random) -> Draft | None:
    pattern = r"(?<=[a-z])(?=[,;)])|(?<=\()(?=[a-z])"
    return in_passage(draft, changed(draft.passage, pattern, lambda _: " "))


@faithful("space at a comparator", "p < 0.05 is set p<0.05, or the other way round")
def _at_comparators(draft: Draft, rng: Random) -> Draft | None:
    def other(found: re.Match[str]) -> str:
        return found[0].strip() if " " in found[0] else f" {found[0]} "

    return in_passage(draft, changed(draft.passage, r"(?<=\w) ?[<>≤≥=] ?(?=\d)", other))


@faithful("narrow lines", "the passage is set in lines of 16 to 30 letters")
def _narrow(draft: Draft, rng: Random) -> Draft | None:
    return replace(draft, layout=replace(draft.layout, width=rng.randrange(16, 31)))


@faithful("one long line", "the passage is not set in lines at all")
def _long_line(draft: Draft, rng: Random) -> Draft | None:
    return replace(draft, layout=replace(draft.layout, width=None))


def _syllables(word: str) -> list[int]:
    return [
        at
        for at in range(2, len(word) - 2)
        if word[at] not in _VOWELS
        and word[at + 1] in _VOWELS
        and any(letter in _VOWELS for letter in word[:at])
    ]


@faithful("line-end hyphen", "classification is set classifi-/cation")
def _hyphenated(draft: Draft, rng: Random) -> Draft | None:
    def fits(word: str) -> bool:
        return is_simple(word, 6) and not _DOUBTFUL.match(word) and bool(_syllables(word))

    def cut(word: str) -> str:
        at = rng.choice(_syllables(word))
        return word[:at] + SOFT_BREAK + word[at:]

    return in_passage(draft, each_word(draft.passage, rng, fits, cut, 3))


@faithful("line end at a hyphen", "state-of-the-art is set state-of-/the-art")
def _compound(draft: Draft, rng: Random) -> Draft | None:
    everything = " ".join((draft.passage, *draft.around.before, *draft.around.after)).lower()

    def fits(word: str) -> bool:
        whole = re.fullmatch(r"[a-z]+(?:-[a-z]+)+", word)
        return whole is not None and word.replace("-", "") not in everything

    def cut(word: str) -> str:
        at = rng.choice([found.end() for found in re.finditer("-", word)])
        return word[:at] + HARD_BREAK + word[at:]

    return in_passage(draft, each_word(draft.passage, rng, fits, cut, 2))


@faithful("line end in a range", "10–20 is set 10–/20")
def _range(draft: Draft, rng: Random) -> Draft | None:
    def cut(found: re.Match[str]) -> str:
        return rng.choice("-–") + HARD_BREAK

    return in_passage(draft, changed(draft.passage, r"(?<=\d)–(?=\d)", cut))


@faithful("line-end hyphen in doubt", "re-/cover may be recover or re-cover", "confirm")
def _doubtful(draft: Draft, rng: Random) -> Draft | None:
    words = r"\bre(?=(?:cover|sign|form)\b)"
    others = (*draft.around.before, *draft.around.after, *draft.around.earlier, *draft.around.later)
    if any(re.search(words, other) for other in others):
        return None
    if rng.random() < 0.5:
        quote = re.sub(words, "re-", draft.quote)
        draft = replace(draft, quote=quote) if "re-" not in draft.quote else draft
    if not re.search(words.replace("(?=", "-?(?="), draft.quote):
        return None
    return in_passage(draft, changed(draft.passage, words, lambda _: "re" + SOFT_BREAK))


@faithful("ligatures", "ffi, ffl, ff, fi, fl and st are one character each; three dots too")
def _ligatures(draft: Draft, rng: Random) -> Draft | None:
    def joined(found: re.Match[str]) -> str:
        return LIGATURES[found[0]]

    passage = draft.passage.replace("...", "…")
    new = changed(passage, "ff[il]?|fi|fl" + ("|st" if rng.random() < 0.2 else ""), joined)
    return in_passage(draft, new)


@faithful("three dots in the source", "... is one character")
def _dots(draft: Draft, rng: Random) -> Draft | None:
    return in_passage(draft, changed(draft.passage, r"\.\.\.", lambda _: "…"))


@faithful("quotation marks in the source", "curved, low or LaTeX marks for straight ones")
def _quotes(draft: Draft, rng: Random) -> Draft | None:
    left, right = rng.choice(("“”", "„“", ("``", "''"), "“”"))
    passage = re.sub('"([^"]*)"', lambda found: f"{left}{found[1]}{right}", draft.passage)
    passage = passage.replace("'", "’") if left != "``" else passage
    return in_passage(draft, passage if passage != draft.passage else None)


def dashes(text: str, rng: Random) -> str | None:
    """The text with its hyphens, dashes and minus signs in other styles."""
    hyphen, minus = rng.choice("‐‑–-"), rng.choice("−–-")
    dash = rng.choice(("—", "–", "--", "---"))
    new = re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z0-9])", hyphen, text)
    new = re.sub(r"(?<=\d)–(?=\d)", rng.choice("-‐‑–"), new)
    new = re.sub(r"(?<= )[–—](?= )", dash, new)
    new = re.sub(r"(?<=[ (])[-−](?=\d)", minus, new)
    return new if new != text else None


@faithful("dashes in the source", "another style of hyphen, dash, range or minus")
def _dashes(draft: Draft, rng: Random) -> Draft | None:
    return in_passage(draft, dashes(draft.passage, rng))


@faithful("decomposed source", "letters and their diacritics are two characters each")
def _decomposed(draft: Draft, rng: Random) -> Draft | None:
    new = unicodedata.normalize("NFD", draft.passage)
    return in_passage(draft, new if new != draft.passage else None)


@faithful("unseen characters in the source", "soft hyphens and spaces without width in words")
def _unseen(draft: Draft, rng: Random) -> Draft | None:
    mark = rng.choice("\u00ad\u00ad\u200b\u2060\ufeff")

    def sprinkled(word: str) -> str:
        at = rng.randrange(2, len(word) - 1)
        return word[:at] + mark + word[at:]

    return in_passage(draft, each_word(draft.passage, rng, is_simple, sprinkled, 4))


@faithful("letters of another style", "italics of mathematics, full-width letters, micro sign")
def _styled(draft: Draft, rng: Random) -> Draft | None:
    passage = draft.passage.replace("μ", "µ")
    passage = re.sub(r"\b[pknRIr](?=[²]| ?[<>≤≥=])", lambda v: italic(v[0]), passage)
    if passage == draft.passage:
        styled = wide if rng.random() < 0.3 else italic
        return in_passage(draft, each_word(passage, rng, is_simple, styled, 2))
    return in_passage(draft, passage)


def _kept(draft: Draft, word: str) -> bool:
    """Whether the quote has the word, and not at an edge, an omission or another mark."""
    pattern = rf"(?<=[a-z,] ){re.escape(word)} [a-z]{{2,}}"
    return (
        len(re.findall(pattern, draft.quote)) == 1 == draft.passage.count(word)
        and re.search(pattern, draft.passage) is not None
    )


def _marked(draft: Draft, rng: Random, marks: tuple[str, ...]) -> Draft | None:
    def marked(word: str) -> str:
        return word + rng.choice(marks)

    def fits(word: str) -> bool:
        return is_simple(word) and _kept(draft, word)

    return in_passage(draft, each_word(draft.passage, rng, fits, marked, 1))


@faithful("raised mark", "a footnote's number stands raised after a word")
def _raised(draft: Draft, rng: Random) -> Draft | None:
    words = draft.passage.split(" ")
    places = [
        at
        for at in range(1, len(words))
        if is_simple(words[at].rstrip(".,;"), 5) and not re.search(r"\d", words[at - 1])
    ]
    for at in some(places, rng, 2):
        # A lone 2 or 3 may be an exponent, unless the document has a first mark.
        mark = rng.choice(("¹", "⁵", "¹²", "⁸", "¹⁻³", "⁴⁷"))
        ends = words[at][-1] in ".,;" and not words[at].endswith("...") and rng.random() < 0.5
        end = len(words[at]) - ends
        words[at] = words[at][:end] + mark + words[at][end:]
    return in_passage(draft, " ".join(words)) if places else None


@faithful("citation number skipped", "the source has word [12], the quote has not", "confirm")
def _citation(draft: Draft, rng: Random) -> Draft | None:
    return _marked(draft, rng, (" [12]", " [3, 4]", " [5–7]", " [8,9]"))


@faithful("author and year skipped", "the source has (Doe et al., 2019)", "confirm")
def _author(draft: Draft, rng: Random) -> Draft | None:
    first, second = rng.choice(LISTS["name"]), rng.choice(LISTS["name"])
    marks = (f" ({first} et al., 2019)", f" ({first} and {second}, 2004)", f" ({first}, 2011a)")
    return _marked(draft, rng, marks)


@faithful("star or dagger skipped", "the source has word* or word†", "confirm")
def _star(draft: Draft, rng: Random) -> Draft | None:
    return _marked(draft, rng, ("*", "†", "‡"))


@faithful("digit skipped", "the source has word1 for a raised mark that sank", "confirm")
def _digit(draft: Draft, rng: Random) -> Draft | None:
    return _marked(draft, rng, ("1", "12", "3"))


@faithful("page break", "a page's number and the next one's head stand between lines", "pass")
def _page(draft: Draft, rng: Random) -> Draft | None:
    draft = replace(draft, layout=replace(draft.layout, paged=True))
    end = draft.layout.page_end
    number = NUMBER if end == "\f" else NUMBER + "\n"
    return broken(draft, ["", f"{number}\f{draft.around.head}", ""], rng)


@faithful("column break", "an empty line stands between two lines", "pass")
def _column(draft: Draft, rng: Random) -> Draft | None:
    return broken(draft, [""], rng)


@faithful("figure in between", "a caption stands between two lines", "across")
def _figure(draft: Draft, rng: Random) -> Draft | None:
    caption = rng.choice(
        (
            "Figure 3: The mean of all cohorts by week.",
            "Fig. 2. Samples of the four classes. Bars show one deviation.",
            "Table 1: Numbers of scans per centre.",
        )
    )
    return broken(draft, ["", caption, ""], rng)


@faithful("footnote in between", "a footnote and the end of a page stand between lines", "across")
def _footnote(draft: Draft, rng: Random) -> Draft | None:
    note = rng.choice(
        ("¹ The scans are kept at both centres.", "² See the supplement for the other cohorts.")
    )
    draft = replace(draft, layout=replace(draft.layout, paged=True, page_end="\f"))
    lines = ["", note, "", f"{NUMBER}\f{draft.around.head}", ""]
    return broken(draft, lines, rng)
