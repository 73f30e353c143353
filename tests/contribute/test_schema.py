"""The committed schemas are the generated ones, and hold for every real record."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from referencing import Registry, Resource

from kb.cli.schema import command
from kb.contribute.rdf_files import build_rdf_files
from kb.contribute.schema import SCHEMAS, VOCABULARY, build_schemas, build_vocabulary
from kb.store.layout import SourceFile, list_files
from kb.store.read import MODELS, read_corpus
from kb.yamlio.fast import parse_fast

ROOT = Path(__file__).resolve().parents[2]
ANNOTATIONS = ROOT / "annotations"
KB = (sys.executable, "-m", "kb")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    committed = (ROOT / "schemas" / name).read_bytes()
    assert committed == build_schemas()[name], "run `kb schema`"


def _validator(name: str) -> Any:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    vocabulary = json.loads(build_vocabulary(corpus))
    registry: Any = Registry().with_resource(VOCABULARY, Resource.from_contents(vocabulary))
    schema = json.loads(build_schemas()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, registry=registry)


def _schema_of(source: SourceFile) -> str:
    return next(name for name, model in SCHEMAS.items() if model is MODELS[source.kind])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_real_record_is_valid_under_its_schema(name: str) -> None:
    validator = _validator(name)
    for source in list_files(ANNOTATIONS)[0]:
        if _schema_of(source) == name:
            value = parse_fast(Path(source.path).read_bytes())
            assert list(validator.iter_errors(value)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("yaer", 2017),
        ("year", "2017"),
        ("quotes", [{"id": "q1", "text": "x", "codes": {"a": {"b": "presnt"}}}]),
        ("quotes", [{"id": "q1", "text": "x", "codes": {"a": {"Not A Factor": "present"}}}]),
        ("quotes", [{"id": "1", "text": "x"}]),
    ],
)
def test_the_schema_refuses_what_the_program_refuses(key: str, value: object) -> None:
    paper = {"id": "a", "title": "t", "authors": ["x"], "year": 2000, "type": "preprint"}
    validator = _validator("paper.json")
    assert validator.is_valid(paper)
    assert not validator.is_valid({**paper, key: value})


def test_an_id_that_the_vocabulary_lacks_is_not_forbidden() -> None:
    paper = {"id": "a", "title": "t", "authors": ["x"], "year": 2000, "type": "preprint",
             "quotes": [{"id": "q1", "text": "x", "source": ["brand-new"]}]}  # fmt: skip
    assert _validator("paper.json").is_valid(paper)


def test_the_vocabulary_explains_factors_to_an_editor() -> None:
    corpus = read_corpus(ANNOTATIONS).corpus
    assert corpus is not None
    codes = json.loads(build_vocabulary(corpus))["$defs"]["codes"]["properties"]
    factor = corpus.factors[("literature-factors@1", "visual_similarity")]
    assert (
        factor.definition
        in codes["literature-factors"]["properties"]["visual_similarity"]["description"]
    )


def test_check_fails_on_a_stale_schema_and_only_remarks_on_a_stale_vocabulary(
    tmp_path: Path,
) -> None:
    run = CliRunner().invoke
    arguments = [str(ANNOTATIONS), "--output", str(tmp_path)]
    assert run(command, arguments).exit_code == 0
    (tmp_path / VOCABULARY).write_text("{}")
    lagging = run(command, [*arguments, "--check"])
    assert lagging.exit_code == 0
    assert VOCABULARY in lagging.output
    (tmp_path / "paper.json").write_text("{}")
    stale = run(command, [*arguments, "--check"])
    assert stale.exit_code == 1
    assert "paper.json is stale: run `kb schema`" in stale.output
    assert (tmp_path / "paper.json").read_text() == "{}", "--check writes nothing"


DATASET = """\
id: {id}
name: {id}
domain: natural
modality: photographs
dimensions: 2D
"""


@pytest.mark.slow
def test_two_pull_requests_that_each_add_a_dataset_do_not_collide(tmp_path: Path) -> None:
    repository = tmp_path / "repository"

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
            cwd=repository, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    subprocess.run([*KB, "init", str(repository)], check=True, capture_output=True)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "Start")
    for name in ("one", "two"):
        git("switch", "-qc", name, "main")
        path = repository / "annotations" / "datasets" / f"{name}.yaml"
        path.write_text(DATASET.format(id=name))
        for check in ([*KB, "check", "-q"], [*KB, "schema", "--check"]):
            subprocess.run(check, cwd=repository, check=True, capture_output=True)
        git("add", "-A")
        git("commit", "-qm", f"Add {name}")
    git("switch", "-q", "main")
    git("merge", "-q", "one")
    git("merge", "-q", "two")
    subprocess.run([*KB, "schema", "--vocabulary"], cwd=repository, check=True)
    assert git("status", "--porcelain").split() == ["M", "schemas/vocabulary.json"]
    subprocess.run([*KB, "check", "-q"], cwd=repository, check=True)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_of_every_record_is_explained(name: str) -> None:
    schema = json.loads(build_schemas()[name])
    for record in (schema, *schema.get("$defs", {}).values()):
        for key, value in record["properties"].items():
            assert value.get("description"), f"{record['title']}.{key} has no docstring"


@pytest.mark.parametrize("name", build_rdf_files())
def test_the_committed_file_about_the_rdf_is_the_generated_one(name: str) -> None:
    committed = (ROOT / "schemas" / name).read_bytes()
    assert committed == build_rdf_files()[name], "run `kb schema`"
