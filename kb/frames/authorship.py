"""Papers joined into groups by the authors that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from kb.frames.names import Likeness, Name, block_of, compare_names, parse_name
from kb.model.paper import Paper


class SharedAuthor(NamedTuple):
    """An author who seems to have written two papers.

    Attributes:
        one: the id of a paper.
        other: the id of another.
        one_name: the name as the first paper writes it.
        other_name: the name as the second writes it.
        likeness: ``same``, or ``perhaps`` where a name's form leaves it open.
    """

    one: str
    other: str
    one_name: str
    other_name: str
    likeness: Likeness

    def __str__(self) -> str:
        names = dict.fromkeys((self.one_name, self.other_name))
        perhaps = "perhaps " if self.likeness == "perhaps" else ""
        return f"{self.one} and {self.other} {perhaps}share {' = '.join(names)}"


def iter_shared_authors(papers: Iterable[Paper]) -> Iterator[SharedAuthor]:
    """Enough shared authors to join all papers that share one, by family name.

    A name that stands in the same form on many papers gives a chain of links, not one for each two
    of them, so that their number grows with the authors. See `kb.frames.names` for what is the
    same.
    """
    blocks: dict[object, dict[Name, list[tuple[str, str]]]] = {}
    for paper in papers:
        for author in dict.fromkeys(paper.authors):
            name = parse_name(author)
            blocks.setdefault(block_of(name), {}).setdefault(name, []).append((paper.id, author))
    for key in sorted(blocks, key=repr):
        forms = sorted(blocks[key].items())
        for name, written in forms:
            likeness = compare_names(name, name)
            if likeness is not None:
                yield from _links(pairwise(written), likeness)
        for (name, written), (other, also) in combinations(forms, 2):
            likeness = compare_names(name, other)
            if likeness is not None:
                yield from _links([(written[0], also[0])], likeness)


def _links(
    pairs: Iterable[tuple[tuple[str, str], tuple[str, str]]], likeness: Likeness
) -> Iterator[SharedAuthor]:
    for pair in pairs:
        (one, one_name), (other, other_name) = sorted(pair)
        if one != other:
            yield SharedAuthor(one, other, one_name, other_name, likeness)


def join_papers(
    papers: Sequence[str], links: Iterable[SharedAuthor]
) -> tuple[tuple[str, ...], ...]:
    """The papers in groups: the connected components of the graph whose edges are the links.

    Returns:
        Each group in the order of ``papers``, the largest first.
    """
    leader = {paper: paper for paper in papers}

    def lead(paper: str) -> str:
        while leader[paper] != paper:
            leader[paper] = leader[leader[paper]]
            paper = leader[paper]
        return paper

    for link in links:
        leader[lead(link.one)] = lead(link.other)
    groups: dict[str, list[str]] = {}
    for paper in papers:
        groups.setdefault(lead(paper), []).append(paper)
    return tuple(sorted(map(tuple, groups.values()), key=lambda group: -len(group)))
