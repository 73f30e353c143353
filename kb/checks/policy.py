"""How much of a paper is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.found import found
from kb.checks.quote_words import QuoteWords
from kb.findings import Finding
from kb.text import count_words


def long_quotes(quotes: QuoteWords) -> Iterator[Finding]:
    """KB421: a quote has more words than the policy allows."""
    survey = quotes.survey
    most = survey.corpus.meta.quotation.longest_quote
    for row, at_most in zip(survey.live, quotes.most_words, strict=True):
        words = count_words(row[3].text) if at_most > most else 0
        if words > most:
            yield found(
                "KB421",
                survey.quote_place(row, "text"),
                f"{row[0]}/{row[3].id} has {words} words; {most} are allowed in one quote",
                f"leave out at least {words - most} words, and write [...] in their place",
            )


def long_papers(quotes: QuoteWords) -> Iterator[Finding]:
    """KB422: all quotes of a paper together have more words than the policy allows."""
    survey = quotes.survey
    most = survey.corpus.meta.quotation.words_per_paper
    at_most: dict[str, int] = {}
    for row, count in zip(survey.live, quotes.most_words, strict=True):
        at_most[row[0]] = at_most.get(row[0], 0) + count
    for key, bound in at_most.items():
        if bound <= most:
            continue
        in_use = (quote for quote in survey.corpus.papers[key].quotes if quote.deprecated is None)
        words = sum(count_words(quote.text) for quote in in_use)
        if words > most:
            yield found(
                "KB422",
                survey.corpus.place("paper", key, "quotes", on_key=True),
                f"{words} words are quoted from {key}; {most} are allowed from one paper",
                f"shorten the quotes by at least {words - most} words",
            )


__all__ = ["long_papers", "long_quotes"]
