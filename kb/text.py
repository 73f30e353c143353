"""The words of a quote: its markup, its passages, and the form in which two quotes are compared.

Conventions (see the contributor's guide): ``**bold**`` is emphasis added by the coder, ``[...]``
is text left out, ``[word]`` is an insertion, a blank line parts two passages that stand apart in
the paper; a backslash before ``*``, ``[``, ``]`` or ``\\`` makes it literal. All else is verbatim.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

RunKind = Literal["verbatim", "omission", "insertion"]

# Each alternative begins with a character of its own, by which the search skips everything else.
_TOKEN = re.compile(r"\\([*\[\]\\])|\*(\*)|\[(?:(\.\.\.)|([^\[\]\n]+))\]")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage that is set in one way.

    Attributes:
        text: the words; for an omission ``...``; for an insertion the words without brackets.
        kind: whether the paper says it, it was left out, or the coder put it in.
        emphasis: whether the coder stressed it.
    """

    text: str
    kind: RunKind = "verbatim"
    emphasis: bool = False


Passage = tuple[Run, ...]


def parse_passages(text: str) -> tuple[Passage, ...]:
    """The passages of a quote, each as runs.

    >>> parse_passages("a **b** [...] c")[0][1]
    Run(text='b', kind='verbatim', emphasis=True)
    """
    return tuple(_parse_runs(part) for part in text.split("\n") if part.strip())


def _parse_runs(text: str) -> Passage:
    runs: list[Run] = []
    verbatim: list[str] = []
    emphasis = False

    def close() -> None:
        if verbatim:
            runs.append(Run("".join(verbatim), "verbatim", emphasis))
            verbatim.clear()

    at = 0
    for token in _TOKEN.finditer(text):
        verbatim.append(text[at : token.start()])
        at = token.end()
        literal, mark, omission, insertion = token.groups()
        if literal:
            verbatim.append(literal)
            continue
        verbatim[:] = ["".join(verbatim)] if any(verbatim) else []
        close()
        if mark:
            emphasis = not emphasis
        elif omission:
            runs.append(Run("...", "omission", emphasis))
        else:
            runs.append(Run(insertion, "insertion", emphasis))
    verbatim.append(text[at:])
    verbatim[:] = ["".join(verbatim)] if any(verbatim) else []
    close()
    return tuple(runs)


def format_plain(text: str) -> str:
    """The quote without emphasis marks, with omissions and insertions in brackets.

    >>> format_plain("a **b** [...] c")
    'a b [...] c'
    """
    if "\n" in text or text.isspace():
        text = "\n".join(part for part in text.split("\n") if part.strip())
    if "\\" not in text:
        # Nothing but emphasis changes, and only an insertion could hold marks of its own.
        if "**" not in text:
            return text
        if "[" not in text:
            return text.replace("**", "")
    return _TOKEN.sub(_plain, text)


def _plain(token: re.Match[str]) -> str:
    literal, mark, _, _ = token.groups()
    return literal or ("" if mark else token[0])


def words(text: str) -> tuple[str, ...]:
    """The words of a quote in lower case, without markup, punctuation or composition differences.

    >>> words("A **B-c** [...] d")
    ('a', 'b', 'c', 'd')
    """
    if "[" in text:
        text = text.replace("[...]", " ")
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return tuple(_WORD.findall(text.lower()))


def count_words(text: str) -> int:
    """How many words are quoted: what stands between white space, omissions and marks apart.

    >>> count_words("it **works** [...] well")
    3
    """
    return len(text.replace("[...]", " ").replace("**", "").split())
