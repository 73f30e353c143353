"""Documents for pdfLaTeX."""

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

_GREEK = {**GREEK, "ε": "varepsilon", "φ": "varphi"}
_SIGNS = {"≤": r"\le", "≥": r"\ge", "≈": r"\approx", "±": r"\pm", "×": r"\times"}
_ACCENTED = {
    "á": r"\'a", "é": r"\'e", "ó": r"\'o", "ź": r"\'z", "ć": r"\'c", "É": r"\'E", "ä": r"\"a",
    "ö": r"\"o", "ü": r"\"u", "Ö": r"\"O", "ñ": r"\~n", "ř": r"\v{r}", "ň": r"\v{n}",
    "Š": r"\v{S}", "ç": r"\c{c}", "Ç": r"\c{C}", "Å": r"\AA{}", "Ł": r"\L{}", "ł": r"\l{}",
    "ø": r"\o{}", "ß": r"\ss{}", "ă": r"\u{a}", "İ": r"\.I", "ą": r"\k{a}", "å": r"\aa{}",
}  # fmt: skip
_COMPARED = "<>=≤≥≈"
_TOKEN = re.compile(
    r"(?P<p>\bp ?[<>=≤≥] ?[\d.]+\d)"
    r"|(?P<log>log² n)"
    r"|(?P<signed>(?<![\w)])[-−][\d.]*\d)"
    r"|(?P<power>\d*[⁰¹²³⁴-⁹⁺⁻]+)"
    r"|(?P<greekpower>χ²)"
    r"|(?P<degree> ?°)"
    r"|(?P<unit>(?<=\d) (?=(?:mm|cm|μm|ms|GB|MB|kg|mg|mL|Hz|kPa|nm|MHz|μs|μg|μL)\b)|(?<=mg) (?=kg))"
    r"|(?P<percent>%)"
    r"|(?P<quote>\")"
    r"|(?P<dash>–|—)"
    r"|(?P<dots>\.\.\.)"
    r"|(?P<other>.)"
)


@dataclass(frozen=True)
class Style:
    """How a document is set: its class's options, its font, and what else stands in its preamble.

    Attributes:
        name: its name.
        options: of the class.
        preamble: font, head and spacing.
        has_ogonek: whether its encoding has ą.
    """

    name: str
    options: str
    preamble: str
    has_ogonek: bool = False

    def can_set(self, sentence: str) -> bool:
        """Whether its encoding has all letters."""
        return not any(
            letter.isalpha() and not letter.isascii() and letter not in _GREEK
            and (letter not in _ACCENTED or (letter == "ą" and not self.has_ogonek))
            and letter not in "²³¹"
            for letter in sentence
        )  # fmt: skip


_HEADS = r"""\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}
\fancyhead[L]{A. Made-Up and B. Invented}\fancyhead[R]{\thepage}\renewcommand\headrulewidth{0.4pt}
"""
STYLES = (
    Style(
        "Computer Modern, two columns",
        "twocolumn",
        r"\pagestyle{myheadings}\markright{Transfer in Practice}",
    ),
    Style("Computer Modern, one column", "a4paper", _HEADS),
    Style(
        "T1 and sans serif, two columns",
        "twocolumn,10pt,twoside",
        r"\usepackage[T1]{fontenc}\usepackage{ae}\renewcommand\familydefault{\sfdefault}" + _HEADS,
    ),
    Style(
        "T1, narrow columns and microtype",
        "11pt,twocolumn",
        r"\usepackage[T1]{fontenc}\usepackage{ae}\usepackage{microtype}\usepackage[margin=3.5cm]{geometry}"
        + _HEADS,
    ),
)


def latex_document(style: Style, paper: Sequence[Paragraph], rng: Random) -> str:
    """A paper with these paragraphs, with footnotes, figures, tables and sections."""
    parts = [
        rf"\documentclass[{style.options}]{{article}}",
        r"\usepackage{booktabs}",
        style.preamble,
        r"\title{On the Transfer of Invented Findings}\author{Ann Made-Up \and Bo Invented}",
        r"\begin{document}\maketitle",
    ]
    for at, paragraph in enumerate(paper):
        if at % 6 == 0:
            parts.append(rf"\section{{Invented Part {at // 6 + 1}}}")
        set_in = [latex(passage.marked, rng) for passage in paragraph]
        if at % 3 == 1 and len(set_in) > 1:
            set_in.insert(rng.randrange(1, len(set_in)), _float(at, rng))
        parts.append("\n".join(set_in) + "\n")
    return "\n".join((*parts, r"\end{document}"))


def latex(text: str, rng: Random) -> str:
    """A sentence as LaTeX."""
    opened = False
    out: list[str] = []
    for token in _TOKEN.finditer(text):
        kind, said = token.lastgroup, token[0]
        if kind == "quote":
            said = "''" if opened else "``"
            opened = not opened
        elif kind == "p":
            said = _p_value(said, rng)
        elif kind == "signed":
            said = f"$-{said[1:]}$"
        elif kind == "log":
            said = r"$\log^2 n$"
        elif kind == "power":
            base, raised = base_and_power(said)
            said = f"${base}^{{{raised}}}$"
        elif kind == "greekpower":
            said = r"$\chi^2$"
        elif kind == "degree":
            said = rng.choice((r"\,$^\circ$", r"~$^{\circ}$", r"$^\circ$"))
        elif kind == "unit":
            said = rng.choice((r"\,", "~", " "))
        elif kind == "percent":
            said = rng.choice((r"\%", r"\,\%"))
        elif kind == "dash":
            said = "--" if said == "–" else "---"
        elif kind == "dots":
            said = r"\ldots{}" if rng.random() < 0.5 else "..."
        else:
            said = _one(said, rng)
        out.append(said)
    return "".join(out)


def _p_value(said: str, rng: Random) -> str:
    sign = next(char for char in said if char in _COMPARED)
    value = said[1:].replace(sign, "").strip()
    sign = _SIGNS.get(sign, sign)
    if rng.random() < 0.7:
        return f"$p{sign} {value}$"
    return rf"\emph{{p}}~${sign}$~{value}"


def _one(char: str, rng: Random) -> str:
    if char == FOOTNOTE:
        return rf"\footnote{{{note(rng)}}}"
    if char == CITATION:
        return rf"\textsuperscript{{{citation(rng)}}}"
    if char in _GREEK:
        return rf"$\{_GREEK[char]}$"
    if char in _SIGNS:
        return f"${_SIGNS[char]}$"
    if char in "<>=":
        return f"${char}$"
    return _ACCENTED.get(char, char)


def _float(at: int, rng: Random) -> str:
    if at % 2:
        ticks = "".join(rf"\put({10 * tick},0){{{tick}}}" for tick in range(1, 7))
        return (
            r"\begin{figure}[t]\centering\setlength\unitlength{1mm}\begin{picture}(70,30)"
            rf"\put(5,5){{\line(1,0){{60}}}}{ticks}\put(20,20){{Large {rng.choice(LISTS['noun'])}}}"
            rf"\put(30,10){{{rng.choice(LISTS['nouns'])} per patient}}\end{{picture}}"
            rf"\caption{{What the {rng.choice(LISTS['nouns'])} of the {rng.choice(LISTS['organ'])} "
            r"look like by age, and which of them were left out, at a threshold of 0.5.}"
            r"\end{figure}"
        )
    rows = r"\\ ".join(
        f"{name} & {rng.randrange(10, 99)}.{rng.randrange(10)} & {rng.randrange(10, 99)}.3 & "
        f"{rng.choice(('yes', 'no'))}"
        for name in ("First split", "Second split", "Our own", "U-Net")
    )
    return (
        rf"\begin{{table}}[t]\centering\caption{{Results for the {rng.choice(LISTS['organ'])}.}}"
        rf"\begin{{tabular}}{{lrrl}}\toprule Split & Mean & Worst & Used\\ \midrule {rows}\\"
        r"\bottomrule\end{tabular}\end{table}"
    )
