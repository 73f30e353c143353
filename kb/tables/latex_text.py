"""Text as LaTeX that compiles anywhere: pure ASCII, for every font encoding, no package needed.

Whatever LaTeX would take as a command or join to a ligature is spelt out. Straight quotation marks
become the curved ones that LaTeX fonts have, opening before a word and closing elsewhere. Letters
with one accent, Greek, common symbols and spaces have their LaTeX form; a character without one is
shown by its code point, ``[U+4E2D]``, so that it is seen and mended rather than lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u",
    "\u0307": ".", "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d",
    "\u0327": "c", "\u0331": "b",
}  # fmt: skip
"""Combining marks that LaTeX has a command for, each with its letter."""

_OGONEK = "\u0328"

TEXT = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    "`": r"\symbol{96}", "[": "{[}", "]": "{]}",
    "\t": " ", "\n": " ", "\r": " ", "\u2028": " ", "\u2029": " ",
    "\u00a0": "~", "\u2009": r"\,", "\u200a": r"\,", "\u202f": r"\,", "\u2008": r"\,",
    "\u2000": " ", "\u2001": " ", "\u2002": " ", "\u2003": r"\quad{}", "\u2004": " ",
    "\u2005": " ", "\u2006": r"\,", "\u2007": "~", "\u205f": r"\,", "\u3000": r"\quad{}",
    "\u200b": r"\hspace{0pt}", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
    "\u00ad": r"\-", "\u2010": "-", "\u2011": r"\mbox{-}",
    "\u2012": r"\textendash{}", "–": r"\textendash{}", "—": r"\textemdash{}",
    "―": r"\textemdash{}", "‘": r"\textquoteleft{}", "’": r"\textquoteright{}",
    "“": r"\textquotedblleft{}", "”": r"\textquotedblright{}", "‚": ",", "„": r",\kern-0.05em,",
    "′": r"\ensuremath{'}", "″": r"\ensuremath{''}", "…": r"\ldots{}",
    "•": r"\textbullet{}", "·": r"\textperiodcentered{}", "§": r"\S{}", "¶": r"\P{}",
    "†": r"\dag{}", "‡": r"\ddag{}", "©": r"\copyright{}", "£": r"\pounds{}",
    "®": r"\textregistered{}", "™": r"\texttrademark{}", "€": "EUR", "¥": "JPY",
    "æ": r"\ae{}", "Æ": r"\AE{}", "œ": r"\oe{}", "Œ": r"\OE{}", "ø": r"\o{}", "Ø": r"\O{}",
    "ß": r"\ss{}", "ł": r"\l{}", "Ł": r"\L{}", "ı": r"\i{}", "ȷ": r"\j{}",
    "đ": r"\UseTextSymbol{T1}{\dj}", "Đ": r"\UseTextSymbol{T1}{\DJ}",
    "ð": r"\UseTextSymbol{T1}{\dh}", "Ð": r"\UseTextSymbol{T1}{\DH}",
    "þ": r"\UseTextSymbol{T1}{\th}", "Þ": r"\UseTextSymbol{T1}{\TH}",
    "ŋ": r"\UseTextSymbol{T1}{\ng}", "Ŋ": r"\UseTextSymbol{T1}{\NG}",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    "¡": r"\textexclamdown{}", "¿": r"\textquestiondown{}",
}  # fmt: skip
"""Characters with a form of their own in text."""

MATHS = {
    "µ": r"\mu", "×": r"\times", "÷": r"\div", "±": r"\pm", "∓": r"\mp", "−": "-", "⋅": r"\cdot",
    "∙": r"\cdot", "∗": "*", "≤": r"\le", "≥": r"\ge", "≪": r"\ll", "≫": r"\gg", "≠": r"\ne",
    "≈": r"\approx", "≃": r"\simeq", "≡": r"\equiv", "∼": r"\sim", "∝": r"\propto",
    "∞": r"\infty", "√": r"\surd", "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∂": r"\partial",
    "∇": r"\nabla", "∈": r"\in", "∉": r"\notin", "⊂": r"\subset", "⊆": r"\subseteq",
    "∪": r"\cup", "∩": r"\cap", "∅": r"\emptyset", "∀": r"\forall", "∃": r"\exists",
    "¬": r"\neg", "∧": r"\wedge", "∨": r"\vee", "→": r"\rightarrow", "←": r"\leftarrow",
    "↔": r"\leftrightarrow", "↑": r"\uparrow", "↓": r"\downarrow", "⇒": r"\Rightarrow",
    "⇐": r"\Leftarrow", "⇔": r"\Leftrightarrow", "↦": r"\mapsto", "°": r"^{\circ}",
    "ℓ": r"\ell", "∥": r"\parallel", "⊥": r"\perp", "⊕": r"\oplus", "⊗": r"\otimes",
    "∘": r"\circ", "⟨": r"\langle", "⟩": r"\rangle", "‖": r"\|", "«": r"{\scriptstyle\ll}",
    "»": r"{\scriptstyle\gg}", "‹": r"{\scriptstyle<}", "›": r"{\scriptstyle>}",
    "½": r"{\scriptstyle 1/2}", "¼": r"{\scriptstyle 1/4}", "¾": r"{\scriptstyle 3/4}",
    "✓": r"\surd", "✔": r"\surd", "‰": r"{}^{0}\!/_{00}",
    "Α": r"\mathrm{A}", "Β": r"\mathrm{B}", "Γ": r"\Gamma", "Δ": r"\Delta", "Ε": r"\mathrm{E}",
    "Ζ": r"\mathrm{Z}", "Η": r"\mathrm{H}", "Θ": r"\Theta", "Ι": r"\mathrm{I}",
    "Κ": r"\mathrm{K}", "Λ": r"\Lambda", "Μ": r"\mathrm{M}", "Ν": r"\mathrm{N}", "Ξ": r"\Xi",
    "Ο": r"\mathrm{O}", "Π": r"\Pi", "Ρ": r"\mathrm{P}", "Σ": r"\Sigma", "Τ": r"\mathrm{T}",
    "Υ": r"\Upsilon", "Φ": r"\Phi", "Χ": r"\mathrm{X}", "Ψ": r"\Psi", "Ω": r"\Omega",
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon",
    "ζ": r"\zeta", "η": r"\eta", "θ": r"\theta", "ι": r"\iota", "κ": r"\kappa", "λ": r"\lambda",
    "μ": r"\mu", "ν": r"\nu", "ξ": r"\xi", "ο": "o", "π": r"\pi", "ρ": r"\rho",
    "ς": r"\varsigma", "σ": r"\sigma", "τ": r"\tau", "υ": r"\upsilon", "φ": r"\varphi",
    "χ": r"\chi", "ψ": r"\psi", "ω": r"\omega", "ϕ": r"\phi", "ϵ": r"\epsilon",
    "ϑ": r"\vartheta",
    **{digit: f"^{{{n}}}" for n, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{digit: f"_{{{n}}}" for n, digit in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    "⁺": "^{+}", "⁻": "^{-}", "ⁿ": "^{n}", "₊": "_{+}", "₋": "_{-}",
}  # fmt: skip
"""Characters that LaTeX sets in mathematics."""

_CLUSTER = re.compile("(.)([\u0300-\u036f]*)", re.DOTALL)
_JOINS_ITS_LIKE = "-',"
_OPENING_QUOTE = re.compile(r"""(?:(?<=[\s(\[{/=-])|^)(["'])(?=[^\W_])""")
_OPENS = {'"': "“", "'": "‘"}


def escape_latex(text: str) -> str:
    r"""The text as LaTeX source in ASCII that prints it and runs nothing.

    >>> print(escape_latex("5% of Häfner's α_1"))
    5\% of H\"{a}fner's \ensuremath{\alpha}\_1
    """
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    before = ""
    text = _OPENING_QUOTE.sub(lambda mark: _OPENS[mark[1]], unicodedata.normalize("NFC", text))
    for cluster in _CLUSTER.finditer(text.replace('"', "”")):
        piece = _set_cluster(cluster[1], cluster[2])
        if piece and piece == before and piece in _JOINS_ITS_LIKE:
            yield "{}"
        yield piece
        before = piece


def _set_cluster(character: str, marks: str) -> str:
    plain = _set_character(character)
    if plain is None or marks:
        decomposed = unicodedata.normalize("NFD", character + marks)
        return _set_accented(decomposed[0], decomposed[1:])
    return plain


def _set_character(character: str) -> str | None:
    if character in TEXT:
        return TEXT[character]
    if character in MATHS:
        return rf"\ensuremath{{{MATHS[character]}}}"
    return character if " " <= character <= "~" else None


def _set_accented(base: str, marks: str) -> str:
    first, others = marks[:1], marks[1:]
    rest = "".join(map(_show_code, others))
    if first == _OGONEK and base in "AaEeIiUuOo":
        return rf"\UseTextAccent{{T1}}{{\k}}{{{base}}}{rest}"
    if first in ACCENTS and base.isascii() and base.isalpha():
        dotless = base in "ij" and first not in ("\u0323", "\u0327", "\u0331")
        return rf"\{ACCENTS[first]}{{{chr(92) if dotless else ''}{base}}}{rest}"
    if first == "\u0301" and base in MATHS:
        return rf"\ensuremath{{\acute{{{MATHS[base]}}}}}{rest}"
    composed = unicodedata.normalize("NFC", base + marks)
    return "".join(_set_character(part) or _show_code(part) for part in composed)


def _show_code(character: str) -> str:
    """The code point, after which a line may break: the words of such a script are long."""
    return rf"{{[}}U+{ord(character):04X}{{]}}\hspace{{0pt}}"
