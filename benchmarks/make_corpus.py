"""An invented knowledge base of any size: canonical YAML, no findings, the same bytes for a seed.

    python -m benchmarks.make_corpus FOLDER --papers 1000

Words are made of syllables and drawn unevenly, as in a language, so that texts differ as much as
real ones do. A paper with its ten quotes takes about 10 KB.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

WIDTH = 100
FACTORS = ("likeness", "depth", "supply", "spread", "noise", "order", "weight", "reach")
CODERS = ("ann", "ben", "cleo")
DATASETS = 40
MODELS = 15
VALUES = ("positive", "negative", "mixed", "present")
SYLLABLES = (
    "ba be bi bo bra cal cor da de dri el en fa fer fi gan gle hol in ka ke lam len lo "
    "ma me mi mor na nel ni no or pa per pi pla ra re ri ro sa sel si sol ta ter ti tor tra "
    "u va vel vi wa we zan zo"
).split()
PLAIN = (
    "the of and to in is that for with as on are by from than when which more we this at an "
    "between not it can both after our these does less if only such over each"
).split()

Write = Callable[[str, str], None]


class Tongue:
    """An invented language: a few plain words, and two thousand that are drawn unevenly."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        invented: dict[str, None] = {}
        while len(invented) < 2_000:
            invented["".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))] = None
        self._words = tuple(invented)
        self._weights = tuple(accumulate(1 / (rank + 8) for rank in range(len(self._words))))

    def words(self, count: int) -> list[str]:
        """Invented words, with a plain one between every two or three of them."""
        drawn = self.random.choices(self._words, cum_weights=self._weights, k=count)
        for at in range(2, count, 3):
            drawn[at] = self.random.choice(PLAIN)
        return drawn

    def sentence(self, count: int) -> str:
        """A sentence with a number, so that not two are alike."""
        words = self.words(count)
        words[count // 3] += ","
        words[count // 2] = f"{self.random.uniform(1, 99):.2f}%"
        return " ".join(words).capitalize() + "."

    def passage(self) -> str:
        """A quote of about a hundred words, some of them stressed or left out."""
        sentences = [self.sentence(self.random.randint(24, 37)) for _ in range(3)]
        stressed = sentences[1].split(" ")
        stressed[2], stressed[6] = f"**{stressed[2]}", f"{stressed[6]}**"
        sentences[1] = " ".join(stressed)
        if self.random.random() < 0.3:
            sentences.insert(2, "[...]")
        return " ".join(sentences)

    def name(self) -> str:
        """A given and a family name."""
        return " ".join(word.capitalize() for word in self.random.choices(self._words, k=2))


def write_corpus(folder: Path, papers: int, quotes: int = 10, seed: int = 1) -> int:
    """Write a knowledge base under ``folder/annotations`` and give the bytes of its papers.

    Args:
        folder: made if it is not there.
        papers: how many papers.
        quotes: how many quotes each paper has.
        seed: another seed gives other words.
    """
    tongue = Tongue(seed)
    root = folder / "annotations"
    size = 0

    def write(name: str, text: str) -> None:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())

    write_frame(write, tongue, papers)
    for number in range(papers):
        text = format_paper(tongue, number, quotes)
        size += len(text)
        write(f"papers/{paper_id(number)}.yaml", text)
    return size


def paper_id(number: int) -> str:
    """The cite key of a paper, such as ``p00042-1999``."""
    return f"p{number:05}-{year_of(number)}"


def year_of(number: int) -> int:
    """The year of a paper; 30 years come round again and again."""
    return 1995 + number % 30


def folded(key: str, text: str, indent: int) -> str:
    """A text as a folded scalar under its key."""
    pad = " " * (indent + 2)
    lines = textwrap.wrap(text, WIDTH - len(pad), break_long_words=False, break_on_hyphens=False)
    return " " * indent + f"{key}: >-\n" + "".join(f"{pad}{line}\n" for line in lines)


def format_paper(tongue: Tongue, number: int, quotes: int) -> str:
    """A paper's file."""
    draw = tongue.random
    authors = ", ".join(tongue.name() for _ in range(draw.randint(1, 4)))
    title = " ".join(tongue.words(9)).capitalize()
    coders = ", ".join(sorted(draw.sample(CODERS, 2)))
    head = (
        "# yaml-language-server: $schema=../../schemas/paper.json\n"
        f"id: {paper_id(number)}\n"
        f"title: {title}\n"
        f"authors: [{authors}]\n"
        f"year: {year_of(number)}\n"
        "type: conference-paper\n"
        f"venue: Proceedings of the {tongue.name()} Conference\n"
        f"pages: {number + 1}-{number + 12}\n"
        f"doi: 10.5555/invented.{number:06}\n"
        "coding:\n"
        "  invented-factors@1:\n"
        f"    coders: [{coders}]\n"
        "    complete: true\n"
        "quotes:\n"
    )
    return head + "".join(format_quote(tongue, at) for at in range(1, quotes + 1))


def format_quote(tongue: Tongue, number: int) -> str:
    """A quote as it stands in its paper's file."""
    draw = tongue.random
    text = tongue.passage()
    marked = sorted(draw.sample(range(len(FACTORS)), draw.randint(1, 3)))
    codes = [f"{FACTORS[at]}: {draw.choice(VALUES)}" for at in marked]
    codes[-1] = (
        f"{FACTORS[marked[-1]]}: {{value: {draw.choice(VALUES)}, "
        f"term: {' '.join(text.split(' ')[1:4]).replace(',', '')}}}"
    )
    source, target = draw.sample(range(DATASETS), 2)
    return (
        f"  - id: q{number}\n"
        + folded("text", text, 4)
        + f"    locator: p. {draw.randint(1, 12)}\n"
        + f"    source: [data-{source:02}]\n"
        + f"    target: [data-{target:02}]\n"
        + f"    models: [model-{draw.randrange(MODELS):02}]\n"
        + "    codes:\n      invented-factors:\n"
        + "".join(f"        {code}\n" for code in codes)
    )


def write_frame(write: Write, tongue: Tongue, papers: int) -> None:
    """Everything besides the papers: the knowledge base, coders, factors, datasets, models."""
    write(
        "kb.yaml",
        "# yaml-language-server: $schema=../schemas/kb.json\n"
        "title: An invented knowledge base\n"
        "description: Made by a seeded generator to measure with; nothing in it means anything.\n"
        "version: 1.0.0\n"
        "licence: CC0-1.0\n"
        "authors: [Nobody]\n"
        "year: 2026\n"
        "base_iri: https://example.org/invented/\n"
        "quotation:\n"
        "  words_per_paper: 2000\n",
    )
    people = "".join(f"  - id: {coder}\n    name: {tongue.name()}\n" for coder in CODERS)
    write(
        "people.yaml",
        f"# yaml-language-server: $schema=../schemas/people.json\npeople:\n{people}",
    )
    factors = "".join(
        f"  - id: {factor}\n"
        f"    label: {factor.capitalize()}\n"
        + folded("definition", tongue.sentence(30), 4)
        + folded("when_to_apply", tongue.sentence(30), 4)
        + folded("when_not", tongue.sentence(30), 4)
        for factor in FACTORS
    )
    write(
        "codebooks/invented-factors@1.yaml",
        "# yaml-language-server: $schema=../../schemas/codebook.json\n"
        "id: invented-factors@1\n"
        "version: 1.0.0\n"
        "title: Invented factors\n"
        "description: Factors that nobody has found.\n"
        "signed: true\n"
        f"factors:\n{factors}",
    )
    for number in range(DATASETS):
        write(
            f"datasets/data-{number:02}.yaml",
            "# yaml-language-server: $schema=../../schemas/dataset.json\n"
            f"id: data-{number:02}\n"
            f"name: {tongue.name()} {number}\n"
            f"domain: {('natural', 'medical', 'texture')[number % 3]}\n"
            "modality: photographs\n"
            "dimensions: 2D\n",
        )
    for number in range(MODELS):
        write(
            f"models/model-{number:02}.yaml",
            "# yaml-language-server: $schema=../../schemas/model.json\n"
            f"id: model-{number:02}\n"
            f"name: {tongue.name()} {number}\n"
            "dimensions: 2D\n",
        )
    write(
        "tables/deep.yaml",
        "# yaml-language-server: $schema=../../schemas/table.json\n"
        "id: deep\n"
        "title: Depth in the newest papers\n"
        "caption: What the newest papers say about depth.\n"
        "kind: matrix\n"
        "codebook: invented-factors@1\n"
        "select:\n"
        "  factors: [depth]\n"
        f"  since: {max(year_of(number) for number in range(min(papers, 30)))}\n",
    )


def main() -> None:
    """Write a knowledge base where the command line says."""
    parser = argparse.ArgumentParser(description="Write an invented knowledge base.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--quotes", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    size = write_corpus(given.folder, given.papers, given.quotes, given.seed)
    print(f"{given.papers} papers, {size / 1e6:.1f} MB, in {given.folder / 'annotations'}")


if __name__ == "__main__":
    main()
