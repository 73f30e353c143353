"""The users of a project: the coders, and each group of coders who agreed on a coding.

A coding has one user in REFI-QDA, and an agreed judgement may have several coders. A coding for
each of them would count one judgement several times, so a group is a user of its own, whose id
lists the coders.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.corpus import Corpus
from kb.exchange.refi.guids import Guids
from kb.exchange.refi.markup import element

BETWEEN = "+"
"""Parts the coders' ids in the id of a group; no id has it."""


def user_id(coders: tuple[str, ...]) -> str:
    """The id of the user who stands for these coders.

    >>> user_id(("robot", "ann"))
    'robot+ann'
    """
    return BETWEEN.join(coders)


def user_guid(guids: Guids, coders: tuple[str, ...]) -> str:
    """The GUID of that user."""
    return guids.record("coder", user_id(coders))


def iter_users(corpus: Corpus, guids: Guids) -> Iterator[str]:
    """Every coder, then every group, each as an element."""
    singles: dict[tuple[str, ...], None] = {(person,): None for person in corpus.people}
    groups: dict[tuple[str, ...], None] = {}
    for paper, _ in corpus.iter_quotes():
        for statement in paper.coding.values():
            (groups if len(statement.coders) > 1 else singles)[statement.coders] = None
    for coders in (*sorted(singles), *sorted(groups)):
        name = _listed([_coder_name(corpus, coder) for coder in coders])
        yield element(
            "User",
            {
                "guid": user_guid(guids, coders),
                "name": f"{name} (agreed)" if len(coders) > 1 else name,
                "id": user_id(coders),
            },
        )


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _coder_name(corpus: Corpus, coder: str) -> str:
    person = corpus.people.get(coder)
    if person is None:
        return coder
    return f"{person.name} (program)" if person.program else person.name
