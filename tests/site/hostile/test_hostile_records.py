"""What an attacker writes into records is refused by the checks, or shown and does nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from kb.checks import run_checks
from kb.model.paper import Paper, Quote
from kb.site.configuration import format_configuration
from kb.store.read import read_corpus
from tests.site.browsing import Watched
from tests.site.hostile.filling import filled, text_fields
from tests.site.hostile.harm import harm_of
from tests.site.hostile.records import (
    ATTACKS,
    MODELS,
    scripts,
    write_hostile,
)

SHARES = 3


def harm_at(watched: Watched, path: str) -> list[str]:
    """What hostile records do on a page that is opened."""
    watched.wrong.clear()
    watched.open(path)
    is_part = path.startswith("tables/") and not path.endswith("/")
    return [f"{path or 'home'}: {it}" for it in harm_of(watched, is_part=is_part)]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_that_a_record_says_runs_or_breaks_the_layout(
    hostile: Path, phone: Watched, share: int
) -> None:
    files = (file.relative_to(hostile).as_posix() for file in sorted(hostile.rglob("*")))
    pages = [
        file.removesuffix("index.html")
        for file in files
        if file.endswith((".html", ".svg")) and not file.startswith("findings/KB")
    ]
    assert [fault for page in pages[share::SHARES] for fault in harm_at(phone, page)] == []


def test_a_title_cannot_stand_in_for_a_folder_or_markup(tmp_path: Path) -> None:
    title = 'A "title" <b>!DOCS</b>'
    docs, annotations, site = tmp_path / "docs", tmp_path / "annotations", tmp_path / "site"
    text = format_configuration(title, docs, annotations, site)
    said = yaml.safe_load(text)
    assert said["site_name"] == "A &quot;title&quot; &lt;b&gt;!DOCS&lt;/b&gt;"
    assert [said["docs_dir"], said["site_dir"]] == [str(docs), str(site)]


@pytest.mark.slow
@pytest.mark.browser
def test_the_attack_is_on_the_pages(hostile: Path) -> None:
    for name in ("papers/scripts2020", "datasets/scripts-a", "models/scripts-net", "coders"):
        assert "__pwned=1" in (hostile / name / "index.html").read_text(encoding="utf-8")


def test_every_text_of_every_model_is_attacked_or_takes_no_attack(tmp_path: Path) -> None:
    write_hostile(tmp_path)
    words = "\n".join(file.read_text(encoding="utf-8") for file in sorted(tmp_path.rglob("*.yaml")))
    for model in MODELS:
        for field, takes in text_fields(model, scripts):
            name = field.partition(".")[2]
            assert not takes or json.dumps(scripts(name))[1:-1] in words, field


def test_the_records_are_read_and_the_checks_refuse_them(tmp_path: Path) -> None:
    write_hostile(tmp_path)
    loaded = read_corpus(tmp_path / "annotations")
    assert loaded.findings == ()
    assert loaded.corpus is not None
    assert len(loaded.corpus.papers) == 2 * len(ATTACKS)
    refused = {it.code for it in run_checks(loaded.corpus) if it.severity == "error"}
    assert {"KB420", "KB421", "KB501"} <= refused


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("url", "javascript:alert(1)", "KB1"),
        ("url", "data:text/html,<script>alert(1)</script>", "KB1"),
        ("url", "https://example.org/\"onload='alert(1)'", "KB1"),
        ("title", "word " * 20_000, "KB1"),
        ("title", "two\nlines", "KB1"),
        ("title", "an order mark \ufeff", "KB005"),
        ("title", "an escape \x1b[31m", "KB005"),
        ("title", "turned \u202e around", "KB420"),
        ("id", "../../etc/passwd", "KB1"),
        ("doi", "javascript:alert(1)", "KB501"),
    ],
)
def test_what_no_page_could_show_harmlessly_is_refused(
    field: str, value: str, code: str, tmp_path: Path
) -> None:
    write_hostile(tmp_path)
    file = tmp_path / "annotations" / "papers" / "scripts2020.yaml"
    record = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**record, field: value}), encoding="utf-8")
    loaded = read_corpus(tmp_path / "annotations")
    assert loaded.corpus is not None
    findings = (*loaded.findings, *run_checks(loaded.corpus))
    assert any(
        it.code.startswith(code) and it.severity == "error" and "scripts2020" in it.file
        for it in findings
    )


def test_a_field_that_is_new_in_a_model_is_attacked() -> None:
    class Newer(Quote):
        slogan: str | None = None

    assert filled(Newer, {"id": "q1"}, scripts)["slogan"] == scripts("slogan")
    assert ("Newer.slogan", True) in text_fields(Newer, scripts)
    assert ("Newer.id", False) in text_fields(Newer, scripts)


def test_a_record_that_cannot_be_made_says_what_it_was_given() -> None:
    class Lonely(BaseModel):
        paper: Paper

    with pytest.raises(ValueError, match="Lonely cannot be made of"):
        filled(Lonely, {}, scripts)
