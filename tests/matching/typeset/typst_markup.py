"""Documents for Typst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.matching.mutations.templates import LISTS
from tests.matching.typeset.passages import (
    CITATION,
    FOOTNOTE,
    GREEK,
    Paragraph,
    base_and_power,
    citation,
    note,
)

_TOKEN = re.compile(
    r"(?P<p>\bp ?[<>=≤≥] ?[\d.]+\d)"
    r"|(?P<log>log² n)"
    r"|(?P<signed>(?<![\w)])[-−][\d.]*\d)"
    r"|(?P<power>(?<![\w])(?:\d+|[a-z]{1,3}|[RIχ])[⁰¹²³⁴-⁹⁺⁻]+)"
    r"|(?P<unit>(?<=\d) (?=(?:mm|cm|μm|ms|GB|MB|kg|mg|mL|Hz|kPa|nm|MHz|μs|μg|μL|°C)\b))"
    r"|(?P<dash>–|—)"
    r"|(?P<dots>\.\.\.)"
    r"|(?P<other>.)"
)


@dataclass(frozen=True)
class Style:
    """How a document is set.

    Attributes:
        name: its name.
        preamble: page, font and head.
    """

    name: str
    preamble: str

    def can_set(self, sentence: str) -> bool:
        """Whether its fonts have all letters: they do."""
        return bool(sentence)


STYLES = (
    Style(
        "Typst, two columns",
        """#set page(paper: "a4", columns: 2, numbering: "1",
  header: [A. Made-Up and B. Invented #h(1fr) Transfer in Practice])
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#set text(lang: "en", size: 10pt)
""",
    ),
    Style(
        "Typst, one column and another font",
        """#set page(paper: "us-letter", margin: 3.6cm, header: context [
  Invented Results 12 (2021) #h(1fr) #counter(page).display()])
#set par(justify: true)
#set text(lang: "en", font: "New Computer Modern", size: 9pt)
""",
    ),
)


def typst_document(style: Style, paper: Sequence[Paragraph], rng: Random) -> str:
    """A paper with these paragraphs, with footnotes, figures, tables and sections."""
    parts = [style.preamble, "#align(center, text(17pt)[On the Transfer of Invented Findings])"]
    for at, paragraph in enumerate(paper):
        if at % 6 == 0:
            parts.append(f"= Invented Part {at // 6 + 1}")
        set_in = [typst_text(passage.marked, rng) for passage in paragraph]
        if at % 3 == 1 and len(set_in) > 1:
            set_in.insert(rng.randrange(1, len(set_in)), _float(at, rng))
        parts.append("\n".join(set_in) + "\n")
    return "\n".join(parts)


def typst_text(text: str, rng: Random) -> str:
    """A sentence as Typst."""
    return "".join(_one(str(token.lastgroup), token[0], rng) for token in _TOKEN.finditer(text))


def _one(kind: str, said: str, rng: Random) -> str:
    if kind == "p":
        sign = next(char for char in said if char in "<>=≤≥")
        return f"$p {sign} {said[1:].replace(sign, '').strip()}$"
    if kind == "log":
        return "$log^2 n$"
    if kind == "signed":
        return f"$-{said[1:]}$" if rng.random() < 0.7 else f"−{said[1:]}"
    if kind == "power":
        base, raised = base_and_power(said)
        base = f'"{base}"' if len(base) > 1 and base.isalpha() else GREEK.get(base, base)
        return f"${base}^({raised})$"
    if kind == "unit":
        return rng.choice(("~", "#sym.space.thin#h(0pt)", " "))
    if kind == "dash":
        return "--" if said == "–" else "---"
    if kind == "dots":
        return "..."
    if said == FOOTNOTE:
        return f"#footnote[{note(rng)}]"
    if said == CITATION:
        return f"#super[{citation(rng)}]"
    if said in GREEK and said != "μ" and rng.random() < 0.5:
        return f"${GREEK[said]}$"
    return "\\" + said if said in "#$*_@<>[]\\~`=+/" else said


def _float(at: int, rng: Random) -> str:
    if at % 2:
        ticks = "".join(f"#place(dx: {10 * tick}mm, dy: 25mm)[{tick}]" for tick in range(1, 6))
        return (
            f"#figure(block(width: 66mm, height: 30mm)[{ticks}#place(dx: 15mm, dy: 6mm)"
            f"[Large {rng.choice(LISTS['noun'])}]#place(dx: 30mm, dy: 15mm)"
            f"[{rng.choice(LISTS['nouns'])} per patient]], placement: top, caption: [What the "
            f"{rng.choice(LISTS['nouns'])} of the {rng.choice(LISTS['organ'])} look like by age, "
            "and which of them were left out, at a threshold of 0.5.])"
        )
    rows = ", ".join(
        f"[{name}], [{rng.randrange(10, 99)}.{rng.randrange(10)}], [{rng.randrange(10, 99)}.3], "
        f"[{rng.choice(('yes', 'no'))}]"
        for name in ("First split", "Second split", "Our own", "U-Net")
    )
    return (
        f"#figure(table(columns: 4, stroke: none, [Split], [Mean], [Worst], [Used], {rows}), "
        f"placement: top, caption: [Results for the {rng.choice(LISTS['organ'])}.])"
    )
