"""The index of all quotes, which the explorer's script reads at once: labels, then numbers.

Everything is a position in a list of the same file, so that 10,000 quotes take about as much room
as a photograph. Quotes stand in the order of `Corpus.iter_quotes`; their words are in the shards.
``frontend/src/explorer/file.ts`` has the same as a type.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kb.corpus import Corpus
from kb.frames.coded import Domains
from kb.frames.rows import OUTCOMES
from kb.ids import split_codebook_ref
from kb.ledger import NOT_COMPARED, STANDINGS
from kb.model.paper import Paper, Quote
from kb.site.citation import format_citation
from kb.site.explorer.shards import digests, plan_shards
from kb.site.levels import LEVELS
from kb.site.press import Press
from kb.site.words import MEANING
from kb.tables.authors import short_label

FILE = "explorer.json"
"""Its name under `kb.site.addresses.DATA`."""

_VALUE = {value: place for place, value in enumerate(OUTCOMES)}
_LEVEL = {level: place for place, level in enumerate(STANDINGS)}
_SUBJECTS = (("source", "datasets"), ("target", "datasets"), ("models", "models"))


def write_index(press: Press) -> Iterator[bytes]:
    """The index as JSON, without a space too many."""
    yield format_json(build_index(press.corpus)).encode()


def format_json(value: object) -> str:
    """A value as compact JSON; the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def build_index(corpus: Corpus) -> dict[str, Any]:
    """Labels, and for each paper and quote the positions of what it has among them."""
    listed = tuple(corpus.iter_quotes())
    papers = list({paper.id: paper for paper, _ in listed}.values())
    datasets, models = _named(listed, papers)
    places = {"datasets": _places(datasets), "models": _places(models)}
    domains = Domains(corpus.datasets)
    keys = [key for key, factor in corpus.factors.items() if not factor.abstract]
    return {
        "title": corpus.meta.title,
        "version": corpus.meta.version,
        "citation": format_citation(corpus.meta),
        "values": [[value, MEANING[value]] for value in OUTCOMES],
        "levels": [[level, LEVELS[level].label, LEVELS[level].short] for level in STANDINGS],
        "codebooks": [
            [book.id, book.title, int(book.signed)] for book in corpus.codebooks.values()
        ],
        "factors": _factors(corpus, keys),
        "domains": domains.domains(datasets),
        "datasets": _datasets(corpus, datasets, domains),
        "models": [
            [name, corpus.models[name].name if name in corpus.models else name] for name in models
        ],
        "papers": _papers(corpus, papers, listed, places),
        "quotes": _quotes(listed, _coded(corpus, keys), places),
        "shards": digests(listed, plan_shards(listed)),
    }


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def _named(
    listed: Iterable[tuple[Paper, Quote]], papers: Iterable[Paper]
) -> tuple[list[str], list[str]]:
    """The ids of all datasets and models that a quote names or a quoted paper works on, sorted."""
    datasets: set[str] = set()
    models: set[str] = set()
    for _, quote in listed:
        datasets.update(quote.source, quote.target)
        models.update(quote.models)
    for paper in papers:
        if paper.studies is not None:
            datasets.update(paper.studies.source, paper.studies.target)
            models.update(paper.studies.models)
    return sorted(datasets), sorted(models)


def _factors(corpus: Corpus, keys: Iterable[tuple[str, str]]) -> list[list[object]]:
    """For each factor that can be coded its codebook, id, label, and whether it is in use."""
    books = _places(corpus.codebooks)
    return [
        [
            books[ref],
            name,
            corpus.factors[ref, name].label,
            int(corpus.factors[ref, name].deprecated is None),
        ]
        for ref, name in keys
    ]


def _datasets(corpus: Corpus, names: Sequence[str], domains: Domains) -> list[list[str | int]]:
    """For each dataset its id, name and domain, that of its successor where it is withdrawn; -1
    where there is none."""
    place = _places(domains.domains(names))
    rows: list[list[str | int]] = []
    for name in names:
        record = corpus.datasets.get(name)
        known = [place[domain] for domain in domains.domains([name])]
        rows.append([name, record.name if record is not None else name, *(known or [-1])])
    return rows


def _papers(
    corpus: Corpus,
    papers: Iterable[Paper],
    listed: Iterable[tuple[Paper, Quote]],
    places: Mapping[str, Mapping[str, int]],
) -> dict[str, list[Any]]:
    counts: dict[str, int] = {}
    for paper, _ in listed:
        counts[paper.id] = counts.get(paper.id, 0) + 1
    books = _places(corpus.codebooks)
    patterns: dict[tuple[tuple[int, int], ...], int] = {}
    columns: dict[str, list[Any]] = {
        "id": [], "label": [], "year": [], "quotes": [], "coding": [],
        "source": [], "target": [], "models": [],
    }  # fmt: skip
    for paper in papers:
        pattern = tuple(
            (books[ref], int(statement.complete))
            for ref, statement in sorted(paper.coding.items())
            if ref in books
        )
        columns["id"].append(paper.id)
        columns["label"].append(short_label(paper.authors))
        columns["year"].append(paper.year)
        columns["quotes"].append(counts[paper.id])
        columns["coding"].append(patterns.setdefault(pattern, len(patterns)))
        for role, kind in _SUBJECTS:
            names = getattr(paper.studies, role) if paper.studies is not None else ()
            columns[role].append([places[kind][name] for name in names])
    columns["codings"] = [list(map(list, pattern)) for pattern in patterns]
    return columns


def _coded(
    corpus: Corpus, keys: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, dict[str, int]]]:
    """For each codebook its name without version, and the position of each factor by its id."""
    places: dict[str, dict[str, int]] = {ref: {} for ref in corpus.codebooks}
    for place, (ref, name) in enumerate(keys):
        places[ref][name] = place
    return {ref: (split_codebook_ref(ref)[0], found) for ref, found in places.items()}


def _quotes(
    listed: Iterable[tuple[Paper, Quote]],
    coded: Mapping[str, tuple[str, dict[str, int]]],
    places: Mapping[str, Mapping[str, int]],
) -> dict[str, list[Any]]:
    """The columns of the quotes.

    A code is ``6 * factor + value``. Only what a record states is there: what is absent since
    everything was looked for follows from the paper's coding.
    """
    columns: dict[str, list[Any]] = {
        "number": [], "level": [], "source": [], "target": [], "models": [], "codes": [],
    }  # fmt: skip
    for paper, quote in listed:
        found = quote.verification
        columns["number"].append(int(quote.id[1:]))
        columns["level"].append(_LEVEL[found.level if found else NOT_COMPARED])
        for role, kind in _SUBJECTS:
            columns[role].append([places[kind][name] for name in getattr(quote, role)])
        columns["codes"].append(
            [
                len(OUTCOMES) * factors[factor] + _VALUE[code.value]
                for name, factors in (coded[ref] for ref in sorted(paper.coding) if ref in coded)
                for factor, code in quote.codes.get(name, {}).items()
                if factor in factors
            ]
        )
    return columns
