"""What the seed paper prints, written down from its tables and not from the records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kb.corpus import Corpus
from kb.model.paper import Paper, Quote
from kb.store.read import read_corpus
from tests.real import ANNOTATIONS

SEED = "lu2025"
FACTORS, CRITERIA = "literature-factors", "transfer-criteria"
CODERS = ("lu", "zajac", "cheplygina", "jimenez-sanchez")
COLUMNS = (
    "semantic_similarity",
    "visual_similarity",
    "sample_size",
    "number_of_classes",
    "task_complexity",
    "model_complexity",
)
SHORT = dict(zip(("semantic", "visual", "size", "classes", "task", "model"), COLUMNS, strict=True))

PRINTED = """
A5 jain2023/q1 semantic
A5 chen2019/q1 semantic
A5 tajbakhsh2016/q1 semantic
A5 menegola2017/q1 semantic
A5 menegola2017/q2 task
A6 cherti2022/q1 semantic classes
A6 raghu2019/q1 semantic model
A6 raghu2019/q2 size model
A6 lei2018/q1 semantic visual
A6 xie2018/q1 semantic visual
A6 shi2018/q1 semantic visual
A6 shi2018/q2 visual
A6 mensink2021/q1 visual
A6 mensink2021/q2 size
A7 geirhos2018/q1 visual
A7 ribeiro2017/q1 visual
A7 ribeiro2017/q2 visual size
A7 ribeiro2017/q3 visual size classes
A7 ribeiro2017/q4 size classes
A7 wong2018/q1 visual
A7 wong2018/q2 classes model
A7 wong2018/q3 visual task
A7 wong2018/q4 model
A8 minaee2020/q1 visual size
A8 malik2022/q1 visual size
A8 malik2022/q2 size
A8 chaves2023/q1 classes
A8 li2025/q1 task
A8 chen2019/q2 size
A8 chen2019/q3 task model
A8 shin2016/q1 model
A9 ke2021/q1 model
"""
"""Part, quote and marks of every quote of Tables A5 to A9, in printed order."""

TABLE_1 = {
    "malik2022/q1": "source_size",
    "ribeiro2017/q3": "source_task_complexity",
    "ribeiro2017/q4": "task_complexity_similarity",
    "chen2019/q1": "semantic_similarity",
    "shi2018/q1": "visual_similarity",
    "yang2023/q1": "feature_space_similarity",
}

REPAIRS = {
    "jain2023/q1": [('"frog") Interestingly', '"frog") [...] Interestingly')],
    "shi2018/q2": [("layer,, deep", "layer, [...], deep")],
    "mensink2021/q1": [("vision Intuitively", "vision [...] Intuitively")],
    "mensink2021/q2": [('dataset "A source', "dataset [...] A source")],
    "wong2018/q2": [("analysis the size", "analysis [...] the size")],
    "wong2018/q3": [("classifi- cation", "classification")],
    "wong2018/q4": [("analysis the size", "analysis [...] the size")],
    "minaee2020/q1": [("diseases To", "diseases [...] To")],
    "ke2021/q1": [('tasks." "we observe', "tasks.\nwe observe")],
}
"""What was mended in the words, as printed and as recorded; nothing else may differ."""


@cache
def corpus() -> Corpus:
    loaded = read_corpus(ANNOTATIONS)
    assert loaded.findings == ()
    assert loaded.corpus is not None
    return loaded.corpus


def papers() -> Mapping[str, Paper]:
    return corpus().papers


def quotes() -> dict[str, Quote]:
    return {ref: quote for ref, (_, quote) in corpus().quotes.items()}


def printed_quotes() -> dict[str, Quote]:
    """The quotes that were taken from the seed paper, which nobody's later quotes change."""
    return {ref: quote for ref, quote in quotes().items() if quote.via and quote.via.paper == SEED}


def printed_papers() -> dict[str, Paper]:
    """The papers that the seed paper quotes, and the seed paper itself."""
    return {
        name: papers()[name] for name in (*(ref.split("/")[0] for ref in printed_quotes()), SEED)
    }


def expected() -> list[tuple[str, str, set[str]]]:
    rows = (line.split() for line in PRINTED.split("\n") if line)
    return [(part, ref, {SHORT[mark] for mark in marks}) for part, ref, *marks in rows]
