"""Codebooks: their versions, and how factors, datasets and models are linked to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.checks.withdrawal import succession
from kb.corpus import Kind
from kb.findings import Finding, Path
from kb.ids import did_you_mean, split_codebook_ref, split_factor_ref

Link = tuple[str, str, str, Path]
"""From which factor by which field to which (``codebook/factor``), and where that is said."""

_INVERSE = {
    "exact_match": "exact_match",
    "close_match": "close_match",
    "related_match": "related_match",
    "broad_match": "narrow_match",
    "narrow_match": "broad_match",
}


def misnumbered_codebooks(survey: Survey) -> Iterator[Finding]:
    """KB218: a codebook's name and its version have different major numbers."""
    for ref, codebook in survey.corpus.codebooks.items():
        name, major = split_codebook_ref(codebook.id)
        if not codebook.version.startswith(f"{major}."):
            yield found(
                "KB218",
                survey.corpus.place("codebook", ref, "version"),
                f"{codebook.id} has the version {codebook.version}",
                f"write {major}.x.y here, or begin {name}@{codebook.version.split('.')[0]}",
            )


def unknown_linked_factors(survey: Survey) -> Iterator[Finding]:
    """KB202: a factor is linked to a factor that does not exist."""
    known = {f"{ref}/{factor}" for ref, factor in survey.corpus.factors}
    unread = set(survey.known("codebook")) - set(survey.corpus.codebooks)
    for start, field, end, path in _links(survey, *_INVERSE, "broader", "instead"):
        if end not in known and end.rpartition("/")[0] not in unread:
            home = start.rpartition("/")[0]
            at = survey.corpus.place("codebook", home, *path)
            yield found(
                "KB202",
                at,
                f"{field} of {start} names the unknown factor {end!r}",
                survey.propose("KB202", at, partial(did_you_mean, end, known)),
            )


def misplaced_links(survey: Survey) -> Iterator[Finding]:
    """KB217: `broader` leaves its codebook, a match stays in it, or a pair has two matches."""
    seen: dict[tuple[str, str], str] = {}
    for start, field, end, path in _links(survey, *_INVERSE, "broader"):
        home = start.rpartition("/")[0]
        inside = end.rpartition("/")[0] == home
        at = survey.corpus.place("codebook", home, *path)
        if inside != (field == "broader"):
            where = "in the same codebook" if inside else "in another codebook"
            remedy = "use broader" if inside else "use broad_match"
            yield found("KB217", at, f"{field} of {start} names {end}, {where}", remedy)
        first = seen.setdefault((start, end), field)
        if first != field:
            message = f"{start} is linked to {end} by {first} and by {field}"
            yield found("KB217", at, message, "keep one of the two")


def one_sided_matches(survey: Survey) -> Iterator[Finding]:
    """KB216: a match between two factors is stated by one of them only."""
    links = list(_links(survey, *_INVERSE))
    stated = {(start, field, end) for start, field, end, _ in links}
    known = {f"{ref}/{factor}" for ref, factor in survey.corpus.factors}
    for start, field, end, path in links:
        if end in known and (end, _INVERSE[field], start) not in stated:
            yield found(
                "KB216",
                survey.corpus.place("codebook", start.rpartition("/")[0], *path),
                f"{start} has {field} {end}, which does not say so itself",
                f"add `{_INVERSE[field]}: [{start}]` to {end}",
            )


def _links(survey: Survey, *fields: str) -> Iterator[Link]:
    for ref, codebook in survey.corpus.codebooks.items():
        for index, factor in enumerate(codebook.factors):
            start = f"{ref}/{factor.id}"
            for field in fields:
                if field == "instead":
                    for position, miss in enumerate(factor.near_misses):
                        if miss.instead is not None:
                            path: Path = ("factors", index, "near_misses", position, "instead")
                            end = "/".join(split_factor_ref(miss.instead, ref))
                            yield start, field, end, path
                    continue
                for position, name in enumerate(getattr(factor, field)):
                    end = "/".join(split_factor_ref(name, ref))
                    yield start, field, end, ("factors", index, field, position)


def circular_chains(survey: Survey) -> Iterator[Finding]:
    """KB215: a part of itself, its own variant, broader than itself, its own successor."""
    corpus = survey.corpus
    chains: dict[tuple[str, Kind], list[Link]] = {}
    for key, dataset in corpus.datasets.items():
        for position, name in enumerate(dataset.part_of):
            chain = chains.setdefault(("part_of", "dataset"), [])
            chain.append((key, "part_of", name, ("part_of", position)))
    for key, model in corpus.models.items():
        if model.family is not None:
            chain = chains.setdefault(("family", "model"), [])
            chain.append((key, "family", model.family, ("family",)))
    chains[("broader", "codebook")] = list(_links(survey, "broader"))
    for named, name, successor, kind, path in succession(survey):
        chain = chains.setdefault((f"successor of {named}", kind), [])
        chain.append((name, "successor", successor, path))
    for (_, kind), links in chains.items():
        yield from _circles(survey, kind, links)


def _circles(survey: Survey, kind: Kind, links: list[Link]) -> Iterator[Finding]:
    onward: dict[str, list[str]] = {}
    for start, _, end, _ in links:
        onward.setdefault(start, []).append(end)
    ways: dict[str, tuple[str, ...] | None] = {}
    reported: set[str] = set()
    for start, field, end, path in links:
        if start in reported:
            continue
        if start not in ways:
            ways[start] = _way_back(start, onward)
        way = ways[start]
        if way is None or way[0] != end:
            continue
        reported.update(way)
        record = start.rpartition("/")[0] or start
        yield found(
            "KB215",
            survey.corpus.place(kind, record, *path),
            f"{field} leads back to itself: {' -> '.join((start, *way))}",
            "remove the link that points the wrong way",
        )


def _way_back(start: str, onward: Mapping[str, list[str]]) -> tuple[str, ...] | None:
    """The steps that lead from ``start`` back to it, its own last, or None where none do."""
    came_from: dict[str, str | None] = dict.fromkeys(onward[start])
    todo = list(came_from)
    while todo:
        here = todo.pop()
        if here == start:
            way: list[str] = []
            step: str | None = here
            while step is not None:
                way.append(step)
                step = came_from[step]
            return tuple(reversed(way))
        for there in onward.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                todo.append(there)
    return None


__all__ = [
    "circular_chains",
    "misnumbered_codebooks",
    "misplaced_links",
    "one_sided_matches",
    "unknown_linked_factors",
]
