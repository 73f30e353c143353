"""Who and which quotes are meant on the command line of ``kb verify``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kb.corpus import Corpus


def coder_named(corpus: Corpus, by: str | None) -> str | None:
    """The coder's id; None when nobody is named and there is not one program to stand for it.

    Raises:
        UnknownName: people.yaml has no such coder.
    """
    from kb.errors import UnknownName
    from kb.ids import did_you_mean

    if by is not None:
        if by not in corpus.people:
            raise UnknownName("coder", by, did_you_mean(by, corpus.people))
        return by
    programs = [person.id for person in corpus.people.values() if person.program]
    return programs[0] if len(programs) == 1 else None


def words_by_quote(
    corpus: Corpus, paper: str | None, given: Sequence[str], option: str
) -> dict[str, str]:
    """What was said of which quote, by the quote's full name.

    A bare id is one of the paper's own quotes.

    Raises:
        UnknownName: there is no such quote.
        click.BadParameter: there is no quote or no word.
    """
    from kb.errors import UnknownName
    from kb.ids import did_you_mean, quote_ref

    found = {}
    for one in given:
        name, equals, words = one.partition("=")
        if not equals or not words.strip():
            raise click.BadParameter(f'write {option} q2="what you saw"', param_hint=option)
        ref = name if "/" in name or paper is None else quote_ref(paper, name)
        if ref not in corpus.quotes:
            raise UnknownName("quote", ref, did_you_mean(ref, corpus.quotes))
        found[ref] = words.strip()
    return found


def refuse_words_of_nobody(is_program: bool, by: str | None, option: str) -> None:
    """Let no program say what only a person can have seen.

    Raises:
        click.UsageError: no person is named.
    """
    if is_program:
        who = f"{by} is a program" if by else "nobody is named"
        raise click.UsageError(f"{option} is what a person saw, and {who}: add --by with their id")


__all__ = ["coder_named", "refuse_words_of_nobody", "words_by_quote"]
