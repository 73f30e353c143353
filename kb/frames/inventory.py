"""What there is to ask for: papers, factors, datasets and models as pandas frames.

Withdrawn records are left out, and so are factors that are only headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kb.corpus import Corpus
from kb.frames.counts import build_counts
from kb.frames.rows import OUTCOMES
from kb.frames.stamp import stamped
from kb.model.paper import Paper

if TYPE_CHECKING:
    import pandas as pd

Cells = Sequence[object]


def build_papers(corpus: Corpus) -> pd.DataFrame:
    """A row for each paper, named by its id.

    Returns:
        ``title``; ``authors``, a tuple of names; ``year``; ``type``; ``venue``; ``doi``;
        ``quotes``, how many there are; ``codebooks``, a tuple of those under which it was coded.
    """
    quotes = Counter(paper.id for paper, _ in corpus.iter_quotes())
    rows = {
        paper.id: (
            paper.title,
            paper.authors,
            paper.year,
            paper.type,
            paper.venue,
            paper.doi,
            quotes[paper.id],
            tuple(sorted(paper.coding)),
        )
        for paper in corpus.papers.values()
        if paper.deprecated is None
    }
    words = ("title", "type", "venue", "doi")
    columns = ("title", "authors", "year", "type", "venue", "doi", "quotes", "codebooks")
    return _frame(corpus, ("paper",), rows, columns, words, ("year", "quotes"))


def build_factors(corpus: Corpus) -> pd.DataFrame:
    """A row for each factor of each codebook, named by both.

    Returns:
        ``label``; ``group``, the heading under which it stands; ``quotes`` that speak to it, of so
        many ``papers``; then how many quotes have each value: ``positive``, ``negative``,
        ``mixed``, ``present``, ``absent``, ``not assessed``; and the ``definition``.
    """
    papers: dict[tuple[str, str], set[str]] = {}
    for judgement in corpus.iter_judgements():
        if judgement.speaks:
            key = (judgement.codebook.id, judgement.factor.id)
            papers.setdefault(key, set()).add(judgement.paper.id)
    rows: dict[tuple[str, str], Cells] = {}
    for count in build_counts(corpus).factors:
        key = (count.codebook, count.factor)
        factor = corpus.factors[key]
        if factor.deprecated is None:
            rows[key] = (
                factor.label,
                factor.group,
                count.marks,
                len(papers.get(key, ())),
                *(count.by_value[word] for word in OUTCOMES),
                factor.definition,
            )
    words, counts = ("label", "group"), ("quotes", "papers", *OUTCOMES)
    columns = (*words, *counts, "definition")
    return _frame(corpus, ("codebook", "factor"), rows, columns, (*words, "definition"), counts)


def build_datasets(corpus: Corpus) -> pd.DataFrame:
    """A row for each dataset, named by its id.

    Returns:
        ``name``; ``domain``; ``modality``; ``dimensions``; ``images`` and ``classes``, missing
        where not known; how many quotes name it ``as_source`` and ``as_target``; and how many
        ``papers`` have such a quote or work on it.
    """
    sources: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    for _, quote in corpus.iter_quotes():
        sources.update(quote.source)
        targets.update(quote.target)
    papers = Counter(name for paper in _papers(corpus) for name in _datasets_of(paper))
    rows = {
        name: (
            data.name,
            data.domain,
            data.modality,
            data.dimensions,
            data.images.total if data.images else None,
            data.classes.number if data.classes else None,
            sources[name],
            targets[name],
            papers[name],
        )
        for name, data in corpus.datasets.items()
        if data.deprecated is None and not data.example
    }
    words = ("name", "domain", "modality", "dimensions")
    counts = ("images", "classes", "as_source", "as_target", "papers")
    return _frame(corpus, ("dataset",), rows, (*words, *counts), words, counts[2:], counts[:2])


def build_models(corpus: Corpus) -> pd.DataFrame:
    """A row for each architecture, named by its id.

    Returns:
        ``name``; ``family``, the model of which it is a variant; ``dimensions``; ``parameters``,
        missing where not known; how many ``quotes`` name it; and how many ``papers`` have such a
        quote or work on it.
    """
    quotes = Counter(name for _, quote in corpus.iter_quotes() for name in quote.models)
    papers = Counter(name for paper in _papers(corpus) for name in _models_of(paper))
    rows = {
        name: (
            model.name,
            model.family,
            model.dimensions,
            model.parameters,
            quotes[name],
            papers[name],
        )
        for name, model in corpus.models.items()
        if model.deprecated is None
    }
    words = ("name", "family", "dimensions")
    columns = (*words, "parameters", "quotes", "papers")
    return _frame(corpus, ("model",), rows, columns, words, ("quotes", "papers"), ("parameters",))


def _papers(corpus: Corpus) -> Iterator[Paper]:
    return (paper for paper in corpus.papers.values() if paper.deprecated is None)


def _datasets_of(paper: Paper) -> set[str]:
    used = [quote for quote in paper.quotes if quote.deprecated is None]
    named = {name for quote in used for name in (*quote.source, *quote.target)}
    studied = paper.studies
    return named | ({*studied.source, *studied.target} if studied else set())


def _models_of(paper: Paper) -> set[str]:
    used = [quote for quote in paper.quotes if quote.deprecated is None]
    named = {name for quote in used for name in quote.models}
    return named | (set(paper.studies.models) if paper.studies else set())


def _frame(
    corpus: Corpus,
    names: Sequence[str],
    rows: Mapping[str, Cells] | Mapping[tuple[str, str], Cells],
    columns: Sequence[str],
    words: Sequence[str],
    counts: Sequence[str],
    gappy: Sequence[str] = (),
) -> pd.DataFrame:
    """Rows by id, with the same types when there is no row. ``gappy`` counts may be missing.

    Args:
        corpus: the records, whose version the frame names.
        names: what the ids are called.
        rows: the cells by id, or by several ids.
        columns: the columns.
        words: those that hold words.
        counts: those that hold whole numbers.
        gappy: those that hold whole numbers or nothing.
    """
    import pandas as pd

    ids = [key if isinstance(key, tuple) else (key,) for key in rows]
    levels = [pd.Series([key[at] for key in ids], dtype="str") for at in range(len(names))]
    index: pd.Index[Any] = pd.Index(levels[0], name=names[0])
    if len(names) > 1:
        index = pd.MultiIndex.from_arrays(levels, names=list(names))
    frame = pd.DataFrame(list(rows.values()), index=index, columns=list(columns))
    types = {
        **dict.fromkeys(words, "str"),
        **dict.fromkeys(counts, "int64"),
        **dict.fromkeys(gappy, "Int64"),
    }
    return stamped(frame.astype(types), corpus.meta.version)
