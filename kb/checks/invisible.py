"""Characters that take no room or turn the direction of text around, in any text of any record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from kb.checks.found import found
from kb.checks.survey import Survey
from kb.corpus import Kind
from kb.findings import Finding, Path
from kb.model.paper import Paper

_INVISIBLE = re.compile(
    "[\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
    # Joiners shape letters of many scripts; beside ASCII they only hide.
    "|(?<=[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f])"
)


_FIELDS = ("title", "venue", "volume", "issue", "pages", "doi", "arxiv", "checked")
"""Texts of a paper that may hold any character."""


def invisible_characters(survey: Survey) -> Iterator[Finding]:
    """KB420: a character that nobody can see stands in a text."""
    for kind, record, path, text in _iter_texts(survey):
        match = _INVISIBLE.search(text)
        if match:
            near = _INVISIBLE.sub("", text[max(match.start() - 15, 0) : match.end() + 15])
            yield found(
                "KB420",
                survey.corpus.place(kind, record, *path),
                f"the invisible character U+{ord(match.group()):04X} stands near {near!r}",
                "remove it; retype the words around it if it does not show",
            )


def _iter_texts(survey: Survey) -> Iterator[tuple[Kind, str, Path, str]]:
    """Every text that is not plain ASCII."""
    corpus = survey.corpus
    for field, text in _walk(corpus.meta, ()):
        yield "meta", "", field, text
    for index, person in enumerate(corpus.listed_people):
        for field, text in _walk(person, ("people", index)):
            yield "people", "", field, text
    groups: tuple[tuple[Kind, dict[str, BaseModel]], ...] = (
        ("codebook", dict(corpus.codebooks)),
        ("dataset", dict(corpus.datasets)),
        ("model", dict(corpus.models)),
        ("table", dict(corpus.tables)),
        ("coding", dict(corpus.codings)),
    )
    for kind, records in groups:
        for key, record in records.items():
            for field, text in _walk(record, ()):
                yield kind, key, field, text
    for key, paper in corpus.papers.items():
        for field, text in _walk_paper(paper):
            yield "paper", key, field, text
    for row in survey.names.verified:
        for field, text in _walk(row[3].verification, ("quotes", row[1], "verification")):
            yield "paper", row[0], field, text
    for row, name, factor, code in survey.names.remarked:
        for field, text in _walk(code, ("quotes", row[1], "codes", name, factor)):
            yield "paper", row[0], field, text


def _walk_paper(paper: Paper) -> Iterator[tuple[Path, str]]:
    """The texts of a paper but for codes and verifications. Papers are many: what is seldom there
    is skipped."""
    for name in _FIELDS:
        text = getattr(paper, name)
        if text is not None and not text.isascii():
            yield (name,), text
    yield from _walk(paper.authors, ("authors",))
    if paper.notes or paper.studies or paper.deprecated:
        yield from _walk(paper.notes, ("notes",))
        yield from _walk(paper.studies, ("studies",))
        yield from _walk(paper.deprecated, ("deprecated",))
    for index, quote in enumerate(paper.quotes):
        if not quote.text.isascii():
            yield ("quotes", index, "text"), quote.text
        if quote.via is not None and quote.via.locator and not quote.via.locator.isascii():
            yield ("quotes", index, "via", "locator"), quote.via.locator
        if quote.notes or quote.locator or quote.deprecated:
            for name in ("notes", "locator", "deprecated"):
                yield from _walk(getattr(quote, name), ("quotes", index, name))


def _walk(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if not value.isascii():
            yield path, value
    elif isinstance(value, BaseModel):
        for name, inner in value:
            yield from _walk(inner, (*path, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
            yield from _walk(key, (*path, key))
    elif isinstance(value, (tuple, list)):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))


__all__ = ["invisible_characters"]
