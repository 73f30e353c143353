"""Words that are said to stand in a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.findings import Finding
from kb.ids import quote_ref
from kb.text import words

_EDGES = frozenset(("", " ", "\n", ",", ".", ";", ":", "(", ")"))
"""What may stand beside a term: no letter, and no mark that may part the letters of a word."""

_BREAKS = re.compile(r"\[[^\[\]]*\]|\n")


def misquoted_terms(survey: Survey) -> Iterator[Finding]:
    """KB304: a `term` does not stand in its quote."""
    for row, name, factor, code in survey.names.remarked:
        term = code.term
        if term is not None and not (_stands(row[3].text, term) or _holds(row[3].text, term)):
            yield found(
                "KB304",
                survey.quote_place(row, "codes", name, factor, "term"),
                f"quote {row[3].id} does not hold the words {term!r}",
                "copy the words from the quote, or leave `term` out",
            )


def misquoted_examples(survey: Survey) -> Iterator[Finding]:
    """KB305: an example does not stand in the quote that it names."""
    texts: dict[str, str] | None = None
    for ref, codebook in survey.corpus.codebooks.items():
        for index, factor in enumerate(codebook.factors):
            for position, example in enumerate(factor.examples):
                if example.quote is None:
                    continue
                if texts is None:
                    texts = {quote_ref(row[0], row[3].id): row[3].text for row in survey.rows}
                text = texts.get(example.quote)
                if text is not None and not _holds(text, example.text):
                    at = ("factors", index, "examples", position, "text")
                    yield found(
                        "KB305",
                        survey.corpus.place("codebook", ref, *at),
                        f"{example.quote} does not hold the words of this example of {factor.id!r}",
                        "copy the words from the quote, or name the quote that holds them",
                    )


def _stands(text: str, part: str) -> bool:
    """Whether ``part`` stands in ``text`` letter by letter, as most terms do: what `_holds` says
    then, in a twentieth of the time.

    >>> _stands("It works well.", "works well"), _stands("It works well.", "work")
    (True, False)
    """
    at = text.find(part)
    if at < 0:
        return False
    before, after = text[:at][-1:], text[at + len(part) :][:1]
    return before in _EDGES and after in _EDGES


def _holds(text: str, part: str) -> bool:
    """Whether the words of ``part`` stand in ``text``: in order, adjacent but for what is left out.

    >>> _holds("It **works** well, [...] on every task.", "works well [...] every task")
    True
    >>> _holds("It works well.", "it well")
    False
    """
    whole = f" {' '.join(words(text.replace('**', '')))} "
    at = 0
    for stretch in _BREAKS.split(part.replace("**", "")):
        wanted = " ".join(words(stretch))
        if not wanted:
            continue
        at = whole.find(f" {wanted} ", at)
        if at < 0:
            return False
        at += len(wanted) + 1
    return True


__all__ = ["misquoted_examples", "misquoted_terms"]
