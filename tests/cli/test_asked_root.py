"""Where no knowledge base is around, a question is about the one that comes with the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import kb

QUESTIONS = {
    "stats": ("stats",),
    "table": ("table",),
    "export": ("export", "bibtex", "-"),
    "sparql": ("sparql", "ASK { ?paper a fabio:Preprint }"),
}


@pytest.mark.parametrize("words", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_from_anywhere_is_answered_and_says_of_what(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    ran = kb(*words, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout
    assert "comes with the package" in ran.stderr


@pytest.mark.parametrize("words", QUESTIONS.values(), ids=QUESTIONS)
def test_a_folder_that_was_named_is_not_replaced(words: tuple[str, ...], tmp_path: Path) -> None:
    named = (str(tmp_path),) if words[0] == "stats" else ("--root", str(tmp_path))
    ran = kb(*words, *named, cwd=tmp_path)
    assert ran.returncode == 2
    assert "not a knowledge base" in ran.stderr


def test_a_check_is_of_no_other_knowledge_base(tmp_path: Path) -> None:
    assert kb("check", cwd=tmp_path).returncode == 2
