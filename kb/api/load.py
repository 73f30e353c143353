"""Loading: from a folder to what a querier holds."""

from __future__ import annotations

import os
from pathlib import Path

from kb.api.base import Base
from kb.checks import run_checks
from kb.collector import collector_paused
from kb.errors import (
    BrokenKnowledgeBase,
    ContradictoryConditions,
    NotAKnowledgeBase,
    WrongCondition,
)
from kb.store.locate import locate
from kb.store.read import read_corpus
from kb.store.root import FOLDER, MARK, shipped_root


def load(
    path: str | Path | None = None, check: bool = True, *, endpoint: str | None = None
) -> Base:
    """Load a knowledge base and check it.

    Args:
        path: the folder that holds ``kb.yaml``, or one that holds it in ``annotations``; if None,
            the knowledge base that comes with this package.
        check: run all checks, so that no misspelt name is counted as if nothing were there. Without
            them loading takes less than half as long, and refuses only what cannot be read.
        endpoint: the address of a SPARQL endpoint that holds the knowledge base, instead of a
            path. `Base.sparql` asks there; the records are read from there when they are first
            needed, and only then are they checked.

    Raises:
        ContradictoryConditions: when both a path and an endpoint are named.
        WrongCondition: when either is something else than a path or an address.
        EndpointError: when ``endpoint`` is no address.
        NotAKnowledgeBase: when there is none at ``path``.
        BrokenKnowledgeBase: when there are errors; its ``findings`` say where and what.
    """
    if endpoint is not None:
        if not isinstance(endpoint, str):
            raise WrongCondition("endpoint", endpoint, "give its address as text")
        if path is not None:
            raise ContradictoryConditions(
                (f"path={str(path)!r}", f"endpoint={endpoint!r}"),
                "a knowledge base is loaded from one place",
                "leave one of them out",
            )
        from kb.api.endpoint import EndpointBase

        return EndpointBase(endpoint, check)
    if not isinstance(path, str | os.PathLike | None):
        raise WrongCondition("path", path, "give the path of a folder")
    root = shipped_root() if path is None else _root_at(Path(path))
    with collector_paused():
        loaded = read_corpus(root)
        findings = loaded.findings
        if check and loaded.corpus is not None:
            findings = (*findings, *run_checks(loaded.corpus))
    errors = [finding for finding in findings if finding.severity == "error"]
    if loaded.corpus is None or errors:
        raise BrokenKnowledgeBase(locate(errors, root), str(root))
    return Base(loaded.corpus)


def _root_at(path: Path) -> Path:
    for folder in (path, path / FOLDER):
        if (folder / MARK).is_file():
            return folder
    raise NotAKnowledgeBase(str(path), f"it holds neither {MARK} nor {FOLDER}/{MARK}")
