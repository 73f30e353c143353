"""How many independent voices stand behind some papers: groups of papers that share no author."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from kb.frames.names import Name, block_of, compare_names, parse_name
from kb.model.paper import Paper


class Voices:
    """Who wrote what, read once, so that many sets of papers can be counted.

    Two papers are one voice when they surely share an author, as in `kb.frames.independence`.
    """

    def __init__(self, papers: Mapping[str, Paper]) -> None:
        """Read the authors of all papers; names that join no two papers are forgotten."""
        forms: dict[Name, dict[str, None]] = {}
        for paper in papers.values():
            for author in paper.authors:
                forms.setdefault(parse_name(author), {})[paper.id] = None
        blocks: dict[object, list[Name]] = {}
        for form in forms:
            blocks.setdefault(block_of(form), []).append(form)
        near: dict[Name, list[Name]] = {}
        for block in blocks.values():
            for form in block:
                if len(forms[form]) > 1 and compare_names(form, form) == "same":
                    near.setdefault(form, []).append(form)
            for one, other in combinations(block, 2):
                if compare_names(one, other) == "same":
                    near.setdefault(one, []).append(other)
                    near.setdefault(other, []).append(one)
        self._near = near
        self._joining: dict[str, list[Name]] = {}
        for form in near:
            for paper_id in forms[form]:
                self._joining.setdefault(paper_id, []).append(form)

    def count(self, papers: Iterable[str]) -> int:
        """How many groups these papers form that share no author with each other.

        Papers that are not among these join nothing.
        """
        leader: dict[str, str] = {}
        holder: dict[Name, str] = {}

        def lead(paper: str) -> str:
            while leader[paper] != paper:
                leader[paper] = leader[leader[paper]]
                paper = leader[paper]
            return paper

        groups = 0
        for paper in papers:
            if paper in leader:
                continue
            leader[paper] = paper
            groups += 1
            for form in self._joining.get(paper, ()):
                for other in self._near[form]:
                    if other in holder:
                        one, two = lead(paper), lead(holder[other])
                        if one != two:
                            leader[one] = two
                            groups -= 1
                holder.setdefault(form, paper)
        return groups
