"""How much of a paper is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.findings import Finding
from kb.text import count_words


def long_quotes(survey: Survey) -> Iterator[Finding]:
    """KB421: a quote has more words than the policy allows."""
    most = survey.corpus.meta.quotation.longest_quote
    for row in survey.live:
        quote = row[3]
        if _at_most(quote.text) <= most:
            continue
        words = count_words(quote.text)
        if words > most:
            yield found(
                "KB421",
                survey.quote_place(row, "text"),
                f"{row[0]}/{quote.id} has {words} words; {most} are allowed in one quote",
                f"leave out at least {words - most} words, and write [...] in their place",
            )


def long_papers(survey: Survey) -> Iterator[Finding]:
    """KB422: all quotes of a paper together have more words than the policy allows."""
    most = survey.corpus.meta.quotation.words_per_paper
    for key, paper in survey.corpus.papers.items():
        if paper.deprecated is not None or sum(_at_most(q.text) for q in paper.quotes) <= most:
            continue
        words = sum(count_words(quote.text) for quote in paper.quotes if quote.deprecated is None)
        if words > most:
            yield found(
                "KB422",
                survey.corpus.place("paper", key, "quotes", on_key=True),
                f"{words} words are quoted from {key}; {most} are allowed from one paper",
                f"shorten the quotes by at least {words - most} words",
            )


def _at_most(text: str) -> int:
    """A number that the words cannot exceed; ten times as fast as counting them."""
    return text.count(" ") + text.count("\n") + 1 if text.isascii() else len(text)


__all__ = ["long_papers", "long_quotes"]
