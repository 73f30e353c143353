"""The reference lists of the documentation say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.contribute.schema import SCHEMAS
from kb.frames.rows import Row
from kb.model.meaning import field_meanings
from kb.site.reference import REFERENCES, fill_references, format_records, prepare_page

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_field_of_every_file_is_listed_with_its_meaning() -> None:
    text = format_records()
    for model in SCHEMAS.values():
        meanings = field_meanings(model)
        for name in model.model_fields:
            line = rf"^`{name}` \(.+\)\n:   {re.escape(meanings[name])}$"
            assert re.search(line, text, re.MULTILINE), f"{model.__name__}.{name}"


def test_every_record_that_a_file_refers_to_is_listed() -> None:
    text = format_records()
    named = set(re.findall(r"^`\w+` \(.*?`([A-Z]\w+)`", text, re.MULTILINE))
    assert named == set(re.findall(r"^### `(\w+)`$", text, re.MULTILINE))


def test_a_field_says_what_may_stand_in_it() -> None:
    text = format_records()
    for line in (
        "`id` (quote id, required)",
        "`source` (list: dataset id)",
        "`codes` (for each codebook and factor: value, or `Code`)",
        "`kind` (`matrix`, `codebook`, required)",
        "`longest_quote` (whole number, else `150`)",
        "`splits` (for each name: whole number)",
    ):
        assert f"\n{line}\n" in text


def test_the_columns_are_listed() -> None:
    columns = REFERENCES["columns"]()
    assert re.findall(r"^`(\w+)`$", columns, re.MULTILINE) == list(Row._fields)


def test_a_page_gets_the_list_where_it_asks_for_it() -> None:
    assert fill_references("a\n\n<!-- kb: prefixes -->\n\nb") == (
        f"a\n\n{REFERENCES['prefixes']()}\n\nb"
    )


def test_a_page_that_asks_for_a_list_that_does_not_exist_fails() -> None:
    with pytest.raises(KeyError, match="recrods"):
        fill_references("<!-- kb: recrods -->")


@pytest.mark.parametrize(
    ("written", "prepared"),
    [
        ("```python no-run: why\nx = 'no-run'\n```", "```python\nx = 'no-run'\n```"),
        ("- a\n\n    ```console no-run: why\n    $ x", "- a\n\n    ```console\n    $ x"),
        ("```python\n>>> 1 + 1\n2\n```", "```pycon\n>>> 1 + 1\n2\n```"),
        ('```yaml title="no-run.yaml"\na: b\n```', '```yaml title="no-run.yaml"\na: b\n```'),
        ("```python\nx = 1\n```\n>>> ", "```python\nx = 1\n```\n>>> "),
    ],
)
def test_code_blocks_are_named_as_the_highlighter_knows_them(written: str, prepared: str) -> None:
    assert prepare_page(written) == prepared


def test_every_list_is_asked_for_by_a_page() -> None:
    asked = "\n".join(page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md"))
    assert all(f"<!-- kb: {name} -->" in asked for name in REFERENCES)
