"""The project's own YAML files: no key stands twice, where the later one would win in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.house.tree import ROOT, project_files

RECORDS = ("annotations", "tests")
"""Folders whose YAML our own reader is held to; some of it is broken on purpose."""

FILES = [
    file
    for file in project_files()
    if file.suffix in (".yaml", ".yml", ".cff") and file.relative_to(ROOT).parts[0] not in RECORDS
]


def repeated_keys(node: yaml.Node | None) -> Iterator[str]:
    """The keys that stand twice in one mapping, with their lines; tags do not matter."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from repeated_keys(item)
    if isinstance(node, yaml.MappingNode):
        seen = set[object]()
        for key, value in node.value:
            if key.value in seen:
                yield f"{key.start_mark.line + 1}: {key.value}"
            seen.add(key.value)
            yield from repeated_keys(value)


def keys_repeated_in(text: str) -> list[str]:
    documents = yaml.compose_all(text, Loader=yaml.SafeLoader)
    return [key for document in documents for key in repeated_keys(document)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_key_stands_twice(file: Path) -> None:
    assert keys_repeated_in(file.read_text(encoding="utf-8")) == []


def test_the_workflows_the_site_and_the_citation_are_among_them() -> None:
    names = {str(file.relative_to(ROOT)) for file in FILES}
    assert names >= {
        ".github/workflows/publish.yml",
        ".github/workflows/test.yml",
        ".pre-commit-config.yaml",
        "CITATION.cff",
        "kb/site/static/mkdocs.yml",
        "mkdocs.yml",
    }


def test_a_key_that_stands_twice_is_found_at_any_depth_and_under_any_tag() -> None:
    assert keys_repeated_in("a: 1\nb:\n  - c: !ENV [X, '']\n    c: 2\na: !X 3\n") == [
        "4: c",
        "5: a",
    ]
