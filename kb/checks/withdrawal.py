"""Things that were withdrawn: their successors, and who still names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from kb.checks.found import found
from kb.checks.mentions import Mention, iter_mentions
from kb.checks.survey import Survey
from kb.corpus import Kind
from kb.findings import Finding, Path
from kb.ids import did_you_mean, quote_ref, split_factor_ref
from kb.model.record import Deprecation


def withdrawn_names(survey: Survey) -> Iterator[Finding]:
    """KB213: something withdrawn is named by something that is in use."""
    withdrawn = {
        (kind, name): why for kind, name, _, _, why in _iter_withdrawn(survey) if kind != "factor"
    }
    if not withdrawn:
        return
    for mention in iter_mentions(survey.corpus):
        why = withdrawn.get((mention.named, mention.name))
        if why is not None and not _is_withdrawn(survey, mention):
            yield found(
                "KB213",
                survey.corpus.place(
                    mention.kind, mention.record, *mention.path, on_key=mention.on_key
                ),
                f"the {mention.named} {mention.name!r} was withdrawn: {why.reason}",
                _instead(why),
            )


def withdrawn_factors(survey: Survey) -> Iterator[Finding]:
    """KB213: a quote is coded with a factor that was withdrawn."""
    factors = {
        key: factor.deprecated
        for key, factor in survey.corpus.factors.items()
        if factor.deprecated is not None
    }
    if not factors:
        return
    wanted = {
        judged
        for judged in survey.names.judged
        if (judged.codebook or "", judged.factor) in factors and judged.value != "absent"
    }
    for spot in survey.spots(wanted):
        why = factors[(spot.judged.codebook or "", spot.judged.factor)]
        yield found(
            "KB213",
            survey.corpus.place(spot.judged.kind, spot.record, *spot.path, on_key=True),
            f"the factor {spot.judged.factor!r} was withdrawn: {why.reason}",
            _instead(why),
        )


def _instead(why: Deprecation) -> str:
    return f"use {why.successor!r}" if why.successor else "remove the reference"


def _is_withdrawn(survey: Survey, mention: Mention) -> bool:
    """Whether the record or quote that names something is withdrawn itself."""
    corpus = survey.corpus
    records: Mapping[str, Mapping[str, object]] = {
        "paper": corpus.papers,
        "dataset": corpus.datasets,
        "model": corpus.models,
        "codebook": corpus.codebooks,
    }
    record = records.get(mention.kind, {}).get(mention.record)
    if getattr(record, "deprecated", None) is not None:
        return True
    if mention.kind == "paper" and mention.path[0] == "quotes":
        index = mention.path[1]
        assert isinstance(index, int)  # noqa: S101 - the path of a quote is made so
        return corpus.papers[mention.record].quotes[index].deprecated is not None
    return False


def lost_successors(survey: Survey) -> Iterator[Finding]:
    """KB214: a withdrawn thing names a successor that does not exist."""
    peers: dict[str, set[str]] = {}
    for named, name, kind, path, why in _iter_withdrawn(survey):
        if why.successor is None:
            continue
        if named not in peers:
            peers[named] = _peers(survey, named)
        known = peers[named]
        successor = _full_name(named, name, why.successor)
        if successor not in known:
            at = survey.corpus.place(kind, _record(named, name), *path, "deprecated", "successor")
            yield found(
                "KB214",
                at,
                f"there is no {named} {why.successor!r} to replace {name!r}",
                survey.propose("KB214", at, partial(did_you_mean, successor, known - {name})),
            )


def succession(survey: Survey) -> Iterator[tuple[str, str, str, Kind, Path]]:
    """Each withdrawn thing with its successor: what it is, both names, where that is said."""
    for named, name, kind, path, why in _iter_withdrawn(survey):
        if why.successor is not None:
            successor = _full_name(named, name, why.successor)
            yield named, name, successor, kind, (*path, "deprecated", "successor")


def _full_name(named: str, name: str, successor: str) -> str:
    """The successor's name in the whole knowledge base: `q2` and `size` stand for their file's."""
    home = name.rpartition("/")[0]
    if named == "quote":
        return successor if "/" in successor else quote_ref(home, successor)
    if named == "factor":
        return "/".join(split_factor_ref(successor, home))
    return successor


def _record(named: str, name: str) -> str:
    return name.rpartition("/")[0] if named in ("quote", "factor") else name


def _peers(survey: Survey, named: str) -> set[str]:
    if named == "quote":
        return {quote_ref(key, quote.id) for key, _, _, quote in survey.rows}
    if named == "factor":
        return {f"{ref}/{factor}" for ref, factor in survey.corpus.factors}
    kinds: Mapping[str, Kind] = {
        "paper": "paper",
        "dataset": "dataset",
        "model": "model",
        "codebook": "codebook",
    }
    return set(survey.known(kinds[named]))


def _iter_withdrawn(survey: Survey) -> Iterator[tuple[str, str, Kind, Path, Deprecation]]:
    """What was withdrawn: what it is, its name, its kind of file, where in it, and why."""
    corpus = survey.corpus
    for key, paper in corpus.papers.items():
        if paper.deprecated is not None:
            yield "paper", key, "paper", (), paper.deprecated
    for key, dataset in corpus.datasets.items():
        if dataset.deprecated is not None:
            yield "dataset", key, "dataset", (), dataset.deprecated
    for key, model in corpus.models.items():
        if model.deprecated is not None:
            yield "model", key, "model", (), model.deprecated
    for ref, codebook in corpus.codebooks.items():
        if codebook.deprecated is not None:
            yield "codebook", ref, "codebook", (), codebook.deprecated
        for index, factor in enumerate(codebook.factors):
            if factor.deprecated is not None:
                at = ("factors", index)
                yield "factor", f"{ref}/{factor.id}", "codebook", at, factor.deprecated
    if len(survey.live) < len(survey.rows):
        for key, index, _, quote in survey.rows:
            if quote.deprecated is not None:
                name = quote_ref(key, quote.id)
                yield "quote", name, "paper", ("quotes", index), quote.deprecated


__all__ = ["lost_successors", "succession", "withdrawn_factors", "withdrawn_names"]
