"""Comparing words without the matcher, so that the suite can judge it."""

from __future__ import annotations

import re
import unicodedata

_STYLES = {
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛`", "'"),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("\u00ad\u200b\u200d\u2060\ufeff"),
    "…": "...",
    "µ": "μ",
}
_STYLE = str.maketrans(_STYLES)
_DASH = re.compile(r" ?(?:—|---?| – ) ?")
_SIGN = re.compile(r"(?<![\w)])[−–](?=[\d.])")
_IN_WORD = re.compile(r"(?<=\w)–(?=\w)")
_SPACE_AT_MARK = re.compile(r"(?<=[(\[]) | (?=[)\],;])")
_LAST_DASH = re.compile(r"(?<= )[-–−]$")
_MARKUP = re.compile(r"\\([*\[\]\\])|\*\*")
_GAP = re.compile(r"(?<!\\)\[((?:[^\[\]\\\n])+)\]")
_RAISED = re.compile("[⁰¹²³⁴-⁹⁺⁻]+")

SIGNS = "-−–+±<>≤≥≈≠×~/.,:"
"""What belongs to the number that follows it."""
NEGATING = frozenset(
    word
    for words in (
        "not no never none nor neither without cannot hardly barely rarely seldom only except",
        "unless few little fail fails failed lack lacks lacked",
    )
    for word in words.split(" ")
)
"""The words of which a sentence depends; ``n't`` is looked for by itself."""


def escape(text: str) -> str:
    """The words as a quote of a record writes them: brackets, stars and backslashes are literal."""
    return re.sub(r"([*\[\]\\])", r"\\\1", text)


def plain(text: str) -> str:
    """The words in one style of quotation mark and dash, composed, and with single spaces."""
    text = unicodedata.normalize("NFC", text).translate(_STYLE).replace("''", '"')
    text = _DASH.sub(" — ", " ".join(text.split()))
    text = _IN_WORD.sub("-", _SIGN.sub("-", text))
    return _LAST_DASH.sub("—", _SPACE_AT_MARK.sub("", text).strip())


def without_markup(quote: str) -> str:
    """The words of a quote without stars and backslashes; gaps and insertions are spaces."""
    return _MARKUP.sub(lambda found: found[1] or "", _GAP.sub(_gap, quote))


def _gap(found: re.Match[str]) -> str:
    return found[1] if len(found[1]) == 1 and found[1].isalpha() else " "


def stands(words: str, flat: str) -> bool:
    """Whether these words stand in the text, and are not cut out of a longer word or number.

    Both must be plain.
    """
    at = flat.find(words)
    while at >= 0:
        if not _cuts_left(words, flat, at) and not _cuts_right(words, flat, at + len(words)):
            return True
        at = flat.find(words, at + 1)
    return False


def _cuts_left(words: str, flat: str, at: int) -> bool:
    before = flat[at - 1 : at]
    if words[0].isdigit() or words[0] == ".":
        return (
            before.isalnum()
            or (before != "" and before in SIGNS)
            or (re.search("[<>≤≥≈≠±×−+] ?$", flat[:at]) is not None)
        )
    return words[0].isalnum() and (before.isalnum() or (before != "" and before in "-'"))


def _cuts_right(words: str, flat: str, end: int) -> bool:
    after = flat[end : end + 1]
    if after == "":
        return False
    if words[-1].isdigit():
        number_goes_on = after in ".,:" and flat[end + 1 : end + 2].isdigit()
        return after.isalnum() or after in "%‰°-/×⁻" or number_goes_on
    return words[-1].isalnum() and (after.isalnum() or after in "-'⁻")


def letters(text: str) -> str:
    """Only the letters and digits, in one case; raised marks are dropped."""
    text = unicodedata.normalize("NFKD", _RAISED.sub("", text)).casefold()
    return "".join(char for char in text if char.isalnum())


def negates(word: str) -> bool:
    """Whether a sentence depends on this word."""
    bare = word.strip(".,;:()\"'“”‘’?!—–").lower()
    return bare in NEGATING or bare.endswith(("n't", "n’t"))
