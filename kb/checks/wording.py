"""What conversion and copying leave behind in a quote's words.

Each check says one thing of a quote at most: the first spot, however many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.quote_words import QuoteWords
from kb.checks.survey import Row, Survey
from kb.findings import Finding

_HYPHEN = re.compile(
    r"(?<![^\W\d_])[^\W\d_]++- "
    r"(?!(?:and|or|to|nor|versus|vs|but|than|rather|through|via|as|plus)\b)[a-z]+"
)
_STRAY = re.compile(r",\s*,|(?<!\.)\.\.(?!\.)|,\.(?!\d)| [,;]| \.(?=[\s\[]|$)")
_SOFT_HYPHEN = "\u00ad"
_SOFT = re.compile(rf"(?<!\w)\w*+{_SOFT_HYPHEN}[\w{_SOFT_HYPHEN}]*")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s"
    r"|script|small|span|strong|style|sub|sup|table|td|th|tr|tt|u|ul)(?:\s[^<>]*)?/?>"
    r"|&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});",
    re.IGNORECASE,
)
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ("«", "»"))
_LISTED = re.compile(r"(?:(?<=\s)|^)(?:\d{1,2}|[a-z]|[ivx]{1,4})\)", re.MULTILINE)
_INTERVAL = re.compile(r"[\[(]\s*[-−]?[\d.]+\s*[,;]\s*[-−]?(?:[\d.]+|∞)\s*[\])]")
_OUTER = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'", "„": "“"}
_FIRST = frozenset((*_OUTER, "*"))
_OMISSION = re.compile(r"\[[\s.…]*\]")
_INSERTION = re.compile(r"\[[^\[\]\n]+\]")
_ESCAPED = re.compile(r"\\[*\[\]\\]")


def broken_hyphens(quotes: QuoteWords) -> Iterator[Finding]:
    """KB410: a word is parted by the hyphen and the space of a printed line's end."""
    for row in quotes.holding("- "):
        match = _HYPHEN.search(row[3].text)
        if match:
            joined = match.group().replace("- ", "")
            remedy = f"write {_short(joined)}, or keep the hyphen without the space"
            yield _finding(quotes, "KB410", row, f"holds {_short(match.group())}", remedy)


def lost_partners(quotes: QuoteWords) -> Iterator[Finding]:
    """KB411: a quotation mark or bracket lacks its partner."""
    for row in {row[:2]: row for row in quotes.unbalanced(*_PAIRS)}.values():
        text = _INTERVAL.sub("", _LISTED.sub("", _ESCAPED.sub("", row[3].text)))
        lost = [
            opening if text.count(opening) > text.count(closing) else closing
            for opening, closing in _PAIRS
            if text.count(opening) != text.count(closing)
        ]
        if text.count('"') % 2:
            lost.append('"')
        if lost and not _is_noted(row, "slip", "reading"):
            yield _finding(
                quotes,
                "KB411",
                row,
                f"has a {' and a '.join(lost)} without its partner",
                "put the lost mark back, or say in a note of kind `slip` that the paper lacks it",
            )


def stray_punctuation(quotes: QuoteWords) -> Iterator[Finding]:
    """KB412: two commas or full stops in a row, or a space before a comma."""
    for row in quotes.holding(",,", " ,", "..", ",.", " ;", " ."):
        text = _OMISSION.sub("[]", row[3].text)
        match = _STRAY.search(text)
        if match:
            around = text[max(match.start() - 12, 0) : match.end() + 12].replace("[]", "[...]")
            yield _finding(
                quotes,
                "KB412",
                row,
                f"holds {match.group()!r} in {around!r}",
                "remove the stray mark, or write [...] where words are left out",
            )


def superfluous_space(quotes: QuoteWords) -> Iterator[Finding]:
    """KB413: two spaces in a row, or space at an end of a passage."""
    edged = [row for row in quotes.survey.live if row[3].text.strip() != row[3].text]
    inside = quotes.holding("  ", " \n", "\n ")
    suspects = {row[:2]: row for row in (*edged, *inside)}
    for row in suspects.values():
        text = row[3].text
        at = text.find("  ")
        if text != text.strip():
            where = "space at one of its ends"
        elif at >= 0:
            where = f"two spaces in {text[max(at - 12, 0) : at + 14]!r}"
        else:
            where = "space at an end of a passage"
        remedy = "keep one space; write [...] where words were lost"
        if at < 0:
            remedy = "remove it, then run `kb fmt`, which writes the text folded (`>-`) again"
        yield _finding(quotes, "KB413", row, f"has {where}", remedy)


def ligatures(quotes: QuoteWords) -> Iterator[Finding]:
    """KB414: letters stand as one ligature character."""
    for row in quotes.beyond_ascii:
        held = sorted(set(_LIGATURE.findall(row[3].text)))
        if held:
            names = " and ".join(f"U+{ord(character):04X}" for character in held)
            remedy = "retype the word with single letters"
            yield _finding(quotes, "KB414", row, f"holds the ligature {names}", remedy)


def soft_hyphens(quotes: QuoteWords) -> Iterator[Finding]:
    """KB415: an invisible hyphen stands inside a word."""
    for row in quotes.beyond_ascii:
        around = _SOFT.search(row[3].text)
        if around:
            message = f"holds a soft hyphen in {_short(around.group().replace(_SOFT_HYPHEN, ''))}"
            yield _finding(quotes, "KB415", row, message, "retype the word")


def markup(quotes: QuoteWords) -> Iterator[Finding]:
    """KB416: an HTML tag or entity stands among the words."""
    for row in quotes.holding("<", "&"):
        match = _TAG.search(row[3].text)
        if match:
            remedy = "write the character itself, or remove the tag"
            yield _finding(quotes, "KB416", row, f"holds the HTML {_short(match.group())}", remedy)


def emphasis(quotes: QuoteWords) -> Iterator[Finding]:
    """KB417, KB418: a `**` without its partner or in an insertion, or around nothing."""
    for row in quotes.holding("**"):
        text = row[3].text
        if "\\" in text:
            text = _ESCAPED.sub("xx", text)
        wrong = _wrong_emphasis(text)
        if wrong:
            yield _finding(quotes, wrong[0], row, *wrong[1:])


def _wrong_emphasis(text: str) -> tuple[str, str, str] | None:
    """Code, message and remedy for the first `**` that is out of place."""
    if "[" in text:
        for match in _INSERTION.finditer(text):
            if "**" in match.group():
                message = f"has a `**` inside the brackets {_short(match.group())}"
                return "KB417", message, "put the `**` before and behind the brackets"
    for passage in text.split("\n"):
        pieces = passage.split("**")
        if len(pieces) % 2 == 0:
            where = pieces[-1].strip()[:30] or pieces[-2].strip()[-30:]
            message = f"has a `**` without its partner near {where!r}"
            return "KB417", message, "add the missing `**`, or write `\\*` for a star of the paper"
        for stressed in pieces[1::2]:
            if stressed != stressed.strip() or not stressed:
                message = f"has emphasis around {_short(stressed)}"
                return "KB418", message, "put the `**` directly around the words that are stressed"
    return None


def outer_quotation_marks(quotes: QuoteWords) -> Iterator[Finding]:
    """KB419: the whole quote stands in quotation marks."""
    for row in quotes.beginning(_FIRST):
        text = row[3].text.replace("**", "").rstrip(".,; ")
        opening = text[:1]
        closing = _OUTER.get(opening)
        if closing is None:
            continue
        inner = text[1:-1]
        alone = opening not in inner and (closing not in inner or closing in "’'")
        if text.endswith(closing) and len(text) > 1 and alone and not _is_noted(row, "reading"):
            message = f"stands in quotation marks: {opening}...{closing}"
            remedy = "remove the outer marks; pages and tables put their own"
            yield _finding(quotes, "KB419", row, message, remedy)


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:28]}...{text[-28:]}")


def _is_noted(row: Row, *kinds: str) -> bool:
    return any(note.kind in kinds for note in row[3].notes)


def _finding(quotes: QuoteWords, code: str, row: Row, message: str, remedy: str) -> Finding:
    survey: Survey = quotes.survey
    quote = row[3]
    return found(code, survey.quote_place(row, "text"), f"{row[0]}/{quote.id} {message}", remedy)


__all__ = [
    "broken_hyphens",
    "emphasis",
    "ligatures",
    "lost_partners",
    "markup",
    "outer_quotation_marks",
    "soft_hyphens",
    "stray_punctuation",
    "superfluous_space",
]
