"""Who and which quotes are meant on the command line of ``kb verify``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.verify.recording import Recorder


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


def recorder_for(
    corpus: Corpus,
    records: Path,
    paper: str | None,
    by: str | None,
    renew: bool,
    confirm: Sequence[str],
    unverified: Sequence[str],
) -> Recorder:
    """The recorder of what was asked for.

    Args:
        corpus: the records.
        records: their folder.
        paper: the paper to which bare ids of quotes belong.
        by: the coder as named; None when nobody is.
        renew: whether to replace proofs that fit.
        confirm: what was seen of which quote.
        unverified: why which quote does not match.

    Raises:
        UnknownName: there is no such coder or quote.
        click.UsageError: what was said of quotes is nobody's, or contradicts itself.
    """
    from kb.verify.recording import Recorder

    confirmed = words_by_quote(corpus, paper, confirm, "--confirm")
    given_up = words_by_quote(corpus, paper, unverified, "--unverified")
    if both := sorted(confirmed.keys() & given_up.keys()):
        raise click.UsageError(
            f"{both[0]} cannot be both confirmed and given up: say --confirm or --unverified"
        )
    coder = coder_named(corpus, by)
    recorder = Recorder(corpus, records, coder, renew, confirmed, given_up)
    if confirm:
        refuse_words_of_nobody(recorder.is_program, coder, "--confirm")
    if unverified:
        refuse_words_of_nobody(coder is None, None, "--unverified")
    return recorder


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


__all__ = ["coder_named", "recorder_for", "refuse_words_of_nobody", "words_by_quote"]
