"""Short formulas between dollar signs, as the characters that they print."""

from __future__ import annotations

import re

from kb.sources.raised import lowered_text, raised_text

_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "µ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "·", "ast": "∗",
    "circ": "∘", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪",
    "gg": "≫", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "in": "∈",
    "notin": "∉", "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "Rightarrow": "⇒", "dagger": "†",
    "ddagger": "‡", "ell": "ℓ", "ldots": "…", "dots": "…", "cdots": "⋯", "lt": "<", "gt": ">",
    "bullet": "•", "checkmark": "✓", "sqrt": "√", "log": "log", "ln": "ln", "exp": "exp",
    "min": "min", "max": "max",
}  # fmt: skip
_WRAPPER = re.compile(
    r"\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathit|mathcal|mathbb|boldsymbol|operatorname)"
    r"\s*\{([^{}]*)\}"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_SPACE = re.compile(r"\\[ ,;:!]|\\q?quad\b|~")
_RAISED = re.compile(r"\^\s*(?:\{([^{}]*)\}|(\S))")
_LOWERED = re.compile(r"_\s*(?:\{([^{}]*)\}|(\S))")


def spoken_maths(source: str) -> str:
    r"""A formula's characters; what has no plain form stays as it is written.

    Lowered digits are those of Unicode.

    >>> spoken_maths(r"\chi^2"), spoken_maths(r"p \leq 10^{-3}"), spoken_maths(r"x_{ij}")
    ('χ²', 'p ≤ 10⁻³', 'xij')
    """
    text = _WRAPPER.sub(r"\1", source)
    text = _SPACE.sub(" ", text)
    text = _COMMAND.sub(_symbol, text)
    text = _RAISED.sub(lambda found: raised_text(_signed(found[1] or found[2])), text)
    text = _LOWERED.sub(lambda found: lowered_text(found[1] or found[2]), text)
    text = re.sub(r"\\([%&#$_{}])", r"\1", text)
    return _signed(re.sub(r"\s+", " ", text)).strip()


def _symbol(found: re.Match[str]) -> str:
    symbol = _SYMBOLS.get(found[1])
    if symbol is None:
        return found[0]
    return symbol + (" " if found[0][-1].isspace() else "")


def _signed(text: str) -> str:
    """A hyphen in a formula is a minus sign."""
    return text.replace("-", "−")


__all__ = ["spoken_maths"]
