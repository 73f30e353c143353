"""Names of papers, datasets, models, coders, codebooks and quotes that must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from kb.checks.found import found
from kb.checks.mentions import Mention, Named, iter_mentions
from kb.checks.survey import Survey
from kb.corpus import Kind
from kb.findings import Finding
from kb.ids import did_you_mean, nearest, quote_ref, split_codebook_ref

_CODES: Mapping[Named, str] = {
    "paper": "KB203",
    "dataset": "KB204",
    "model": "KB205",
    "coder": "KB206",
    "codebook": "KB207",
    "quote": "KB208",
}
_FOLDERS: Mapping[Named, str] = {"paper": "papers", "dataset": "datasets", "model": "models"}
_KINDS: Mapping[Named, Kind] = {
    "paper": "paper",
    "dataset": "dataset",
    "model": "model",
    "coder": "people",
    "codebook": "codebook",
}


def unknown_names(survey: Survey) -> Iterator[Finding]:
    """KB203 to KB208: a paper, dataset, model, coder, codebook or quote that does not exist."""
    known = {named: _known(survey, named) for named, names in survey.mentioned.items() if names}
    unknown = {
        (named, name)
        for named, names in known.items()
        for name in survey.mentioned[named].difference(names)
        if not _may_be_unread(survey, named, name)
    }
    if not unknown:
        return
    for mention in iter_mentions(survey.corpus):
        if (mention.named, mention.name) in unknown:
            code = _CODES[mention.named]
            at = survey.corpus.place(
                mention.kind, mention.record, *mention.path, on_key=mention.on_key
            )
            yield found(
                code,
                at,
                f"there is no {mention.named} {mention.name!r}",
                survey.propose(code, at, partial(_remedy, survey, mention, known[mention.named])),
            )


def _known(survey: Survey, named: Named) -> Collection[str]:
    if named != "quote":
        return survey.known(_KINDS[named])
    return {quote_ref(key, quote.id) for key, _, _, quote in survey.rows}


def _may_be_unread(survey: Survey, named: Named, name: str) -> bool:
    """Whether the name may stand in a file that could not be read, which is reported already."""
    if named == "coder":
        return ("people", "") in survey.corpus.files and not survey.corpus.listed_people
    if named == "quote":
        paper = name.partition("/")[0]
        return paper in survey.known("paper") and paper not in survey.corpus.papers
    return False


def _remedy(survey: Survey, mention: Mention, known: Collection[str]) -> str:
    named, name = mention.named, mention.name
    called = survey.corpus.called(named, name)
    if called is not None:
        return f"write {called!r}, which goes by this name too"
    if named == "quote":
        quotes = [ref for ref in known if ref.partition("/")[0] == name.partition("/")[0]]
        if quotes:
            return f"there is {', '.join(sorted(quotes)[:8])}"
    if named == "codebook":
        bare = split_codebook_ref(name)[0]
        majors = sorted(ref for ref in known if split_codebook_ref(ref)[0] == bare)
        if majors:
            return f"there is {' and '.join(majors)}"
    if named == "coder" and nearest(name, known) is None:
        return "add the person to people.yaml"
    if named in _FOLDERS and nearest(name, known) is None:
        return f"correct the id, or describe the new {named} in {_FOLDERS[named]}/{name}.yaml"
    return did_you_mean(name, known)
