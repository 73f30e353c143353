r"""Marks that come near the conventions of a quote's text and would be read as something else.

``[...]`` is text left out and ``[word]`` an insertion; whatever else stands in brackets would pass
for words that a coder put in, unless a backslash makes the bracket literal. Bold alone has marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.quote_words import QuoteWords
from kb.checks.survey import Row
from kb.findings import Finding

_LITERAL = re.compile(r"\\[*\[\]\\]")
_OTHER_BRACKET = re.compile(rb"\[(?!\])")
_OTHER_OMISSION = re.compile(r"\[(?!\.\.\.\])(?=[^\[\]\n]*[.…])[ .…]+\]")
_DOTS = re.compile(r"\( ?(?:\.{3,}|…) ?\)|(?:(?<=\s)|^)(?:\.{3,}|…)(?=\s|$)", re.MULTILINE)
_NUMBERS = re.compile(r"\[(?!(?:1[5-9]|20)\d\d\])(?=[^\[\]\n]*\d)[\d\s.,;–−-]+\]")
_ADDRESS = re.compile(r"\[[^\[\]\n]+\]\((?=[^()\s]*[./#])[^()\s]+\)")
_UNDERLINED = re.compile(r"(?<!\w)__(?=\S)[^_\n]+(?<=\S)__(?!\w)")
_SLANTED = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]+(?<!\s)\*(?![*\w])")
_NESTED = re.compile(r"\[[^\[\]\n]*(\[[^\[\]\n]*\])[^\[\]\n]*\]")
_EMPTY = re.compile(r"\[\s*\]")
_NO_WORDS = re.compile(r"(?:\[[^\[\]\n]*+\]|[\W_])++")


def other_omissions(quotes: QuoteWords) -> Iterator[Finding]:
    """KB423: an omission in brackets is not written `[...]`, so that it passes for an insertion."""
    for row in quotes.matching(_OTHER_BRACKET):
        match = _OTHER_OMISSION.search(_without_literals(row))
        if match:
            yield _finding(quotes, "KB423", row, f"holds {match.group()!r}", "write [...]")


def bare_dots(quotes: QuoteWords) -> Iterator[Finding]:
    """KB424: dots that stand alone or in round brackets where words may be left out."""
    for row in quotes.holding("...", "…"):
        match = _DOTS.search(_OTHER_OMISSION.sub("", row[3].text))
        if match and not _is_noted(row, "slip", "reading"):
            remedy = (
                "write [...] where words are left out; if the paper prints the dots, say so in a "
                "note of kind `reading`"
            )
            yield _finding(quotes, "KB424", row, f"holds {match.group()!r}", remedy)


def bracketed_numbers(quotes: QuoteWords) -> Iterator[Finding]:
    r"""KB425: the paper's reference or interval, `[12]`, passes for an insertion."""
    for row in quotes.matching(_OTHER_BRACKET):
        match = _NUMBERS.search(_without_literals(row))
        if match:
            literal = match.group().replace("[", r"\[").replace("]", r"\]")
            remedy = f"write `{literal[:60]}` for brackets of the paper, or [...] in its place"
            yield _finding(quotes, "KB425", row, f"holds {_short(match.group())}", remedy)


def foreign_markup(quotes: QuoteWords) -> Iterator[Finding]:
    """KB426: a link or emphasis written with other marks than `**`."""
    suspects = {
        row[:2]: row
        for row in (*quotes.holding("](", "__"), *quotes.with_single_stars())
    }  # fmt: skip
    for row in suspects.values():
        text = _without_literals(row)
        link, stressed = _ADDRESS.search(text), _UNDERLINED.search(text) or _SLANTED.search(text)
        if link:
            remedy = "write the words alone; an address belongs into `url` or a note"
            yield _finding(quotes, "KB426", row, f"holds the link {_short(link.group())}", remedy)
        elif stressed:
            words = stressed.group().strip("*_")
            remedy = rf"write {_short(f'**{words}**')} to stress the words, or \* for a star"
            yield _finding(quotes, "KB426", row, f"holds {_short(stressed.group())}", remedy)


def odd_brackets(quotes: QuoteWords) -> Iterator[Finding]:
    """KB427: brackets with nothing in them, or with brackets in them."""
    suspects = (*quotes.matching(_OTHER_BRACKET), *quotes.with_empty_brackets())
    for row in {row[:2]: row for row in suspects}.values():
        text = _without_literals(row)
        empty, nested = _EMPTY.search(text), _NESTED.search(text)
        if empty:
            remedy = r"write [...] where words are left out, or \[\] for brackets of the paper"
            yield _finding(quotes, "KB427", row, f"holds {empty.group()!r}", remedy)
        elif nested:
            remedy = r"end the outer brackets first, or write \[ and \] for those of the paper"
            message = f"holds brackets within brackets: {_short(nested.group())}"
            yield _finding(quotes, "KB427", row, message, remedy)


def wordless_quotes(quotes: QuoteWords) -> Iterator[Finding]:
    """KB428: nothing but omissions, insertions and marks."""
    bare: list[Row] = []
    if b"" in quotes.squashed:
        rows = quotes.survey.live
        bare = [row for row, key in zip(rows, quotes.squashed, strict=True) if not key]
    suspects = {row[:2]: row for row in (*bare, *quotes.matching(_OTHER_BRACKET))}
    for row in suspects.values():
        if _NO_WORDS.fullmatch(_without_literals(row)):
            remedy = "quote words of the paper, or remove the quote"
            yield _finding(quotes, "KB428", row, "holds no word of the paper", remedy)


def _without_literals(row: Row) -> str:
    """The text with a letter's worth of room for each bracket and star that is the paper's own."""
    text = row[3].text
    return _LITERAL.sub("xx", text) if "\\" in text else text


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:28]}...{text[-28:]}")


def _is_noted(row: Row, *kinds: str) -> bool:
    return any(note.kind in kinds for note in row[3].notes)


def _finding(quotes: QuoteWords, code: str, row: Row, message: str, remedy: str) -> Finding:
    at = quotes.survey.quote_place(row, "text")
    return found(code, at, f"{row[0]}/{row[3].id} {message}", remedy)


__all__ = [
    "bare_dots",
    "bracketed_numbers",
    "foreign_markup",
    "odd_brackets",
    "other_omissions",
    "wordless_quotes",
]
