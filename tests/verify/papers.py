"""An invented paper in every kind of file, and the record of its quotes."""

from __future__ import annotations

import html
from pathlib import Path

from tests.cli.running import started
from tests.sources.paper_files import typeset

TITLE = "An invented paper that shows the form of a record"
AUTHORS = ("Jane Doe", "Richard Roe")
ABSTRACT = "We grew plants in two rooms and took their pictures each morning for a whole year."
WINDOW = (
    "In all our trials plants near the window grew faster and taller than those at the far wall, "
    "whichever camera took the pictures."
)
LAMPS = (
    "Plants that stood under lamps at night flowered earlier in spring, and their leaves were "
    "broader than those of plants that stood in the dark."
)
WATER = (
    "Watering twice a day [12] did not change the height of the stems by more than 3.2 mm in any "
    "of the trials."
)
AROUND = "The gardener wrote down every height before breakfast."
"""A sentence beside the quoted ones, which no record may hold."""

_OTHERS = (
    "Each pot held the same amount of sand and peat.", "We turned the pots once a week.",
    "A second gardener measured the stems again on Fridays.", "Two cameras hung above each table.",
    "The rooms were swept on Mondays, and the windows were washed once a month.",
    "Seeds came from one packet, and those that were broken were thrown away.",
    "A thermometer stood on every table, and its readings were written on a card.",
)  # fmt: skip
FILLER = " ".join(f"{number}) {_OTHERS[number % 7]}" for number in range(100, 200))
"""Enough words to make a whole paper of a file."""

RECORD = """\
# What is known of the paper.
id: doe2020
title: An invented paper that shows the form of a record
authors: [Jane Doe, Richard Roe]
year: 2020
type: preprint
venue: Invented Proceedings
doi: 10.9999/invented.2020
coding:
  example-factors@1:
    coders: [doe]
    complete: true
quotes:
  # The first one is about light.
  - id: q1
    text: >-
      In all our trials **plants near the window grew faster** [...] than those at the far wall,
      whichever camera took the pictures.
    locator: Section 3  # by the first coder
    source: [example-images]
    models: [example-net]
    codes:
      example-factors:
        amount_of_light: {value: present, term: near the window}
  - id: q2
    text: >-
      Plants that stood under lamps at night flowered earlier in spring, and their leaves were
      broader than those of plants that stood in the dark.
    codes:
      example-factors:
        amount_of_light: {value: present, term: lamps at night}
"""
PERSON = "people:\n  - id: doe\n"
PROGRAM = "people:\n  - id: checker\n    name: Checker\n    program: true\n  - id: doe\n"


def base(folder: Path, record: str = RECORD) -> Path:
    """A knowledge base with one paper, whose quotes nobody has compared."""
    root = started(folder)
    record_of(root).write_text(record, encoding="utf-8")
    return root


def record_of(root: Path, paper: str = "doe2020") -> Path:
    return root / f"annotations/papers/{paper}.yaml"


def with_program(root: Path) -> Path:
    """The knowledge base with a program among its coders."""
    people = root / "annotations/people.yaml"
    text = people.read_text(encoding="utf-8")
    assert PERSON in text
    people.write_text(text.replace(PERSON, PROGRAM), encoding="utf-8")
    return root


def paragraphs(
    *sentences: str, title: str = TITLE, authors: tuple[str, ...] = AUTHORS
) -> tuple[str, ...]:
    """Title, authors, abstract, and a body with the sentences in its midst."""
    middle = f"{AROUND} {' '.join(sentences)} {AROUND}"
    return (title, ", ".join(authors), ABSTRACT, FILLER[:2500], middle, FILLER[2500:])


def as_text(path: Path, *blocks: str) -> Path:
    path.write_text("\n\n".join(blocks), encoding="utf-8")
    return path


def as_markdown(path: Path, *blocks: str) -> Path:
    escaped = [block.replace("[", "\\[").replace("]", "\\]") for block in blocks]
    return as_text(path, f"# {escaped[0]}", f"**{escaped[1]}**", *escaped[2:])


def as_html(path: Path, *blocks: str) -> Path:
    body = "\n".join(f"<p>{html.escape(block)}</p>" for block in blocks)
    path.write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")
    return path


def as_jats(path: Path, *blocks: str) -> Path:
    title, authors, abstract, *body = map(html.escape, blocks)
    names = "".join(f"<contrib>{name}</contrib>" for name in authors.split(", "))
    said = "".join(f"<p>{block}</p>" for block in body)
    path.write_text(
        '<?xml version="1.0"?><article><front><article-meta><title-group>'
        f"<article-title>{title}</article-title></title-group><contrib-group>{names}"
        f"</contrib-group><abstract><p>{abstract}</p></abstract></article-meta></front>"
        f"<body><sec>{said}</sec></body></article>",
        encoding="utf-8",
    )
    return path


def as_pdf(path: Path, *blocks: str) -> Path:
    escaped = "\n\n".join(
        block.replace("[", "\\[").replace("]", "\\]").replace("<", "\\<") for block in blocks
    )
    set_up = '#set page(width: 14cm, height: 18cm, numbering: "1")\n#set text(10pt, lang: "en")\n'
    return typeset(path, f"{set_up}#set par(justify: true)\n{escaped}")


LATEX = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\begin{document}
%s
\end{document}
"""


def as_latex(*blocks: str) -> str:
    return LATEX % "\n\n".join(blocks)
