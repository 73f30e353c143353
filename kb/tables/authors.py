"""Authors' names: the family name, and the short label by which a paper is cited."""

from __future__ import annotations

from collections.abc import Sequence


def split_name(author: str) -> tuple[str, str]:
    """The family name and the given names of an author as a paper's record writes them.

    >>> split_name("Eduardo Ribeiro")
    ('Ribeiro', 'Eduardo')
    >>> split_name("van der Maaten, Laurens")
    ('van der Maaten', 'Laurens')
    >>> split_name("OpenMind")
    ('OpenMind', '')
    """
    family, comma, given = author.partition(",")
    if not comma:
        given, _, family = author.strip().rpartition(" ")
    return family.strip(), given.strip()


def short_label(authors: Sequence[str]) -> str:
    """Who wrote a paper, in short: one name, two names, or the first and "et al.".

    >>> short_label(["Mehdi Cherti", "Jenia Jitsev"])
    'Cherti and Jitsev'
    >>> short_label(["Eduardo Ribeiro", "Michael Häfner", "Georg Wimmer"])
    'Ribeiro et al.'
    """
    families = [split_name(author)[0] for author in authors]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " and ".join(families)
