"""A quote's words as HTML: emphasis, omissions and insertions set apart from what is verbatim."""

from __future__ import annotations

from markupsafe import Markup, escape

from kb.text import Passage, Run, parse_passages

_OMISSION = Markup('<span class="kb-omission" title="text left out">[...]</span>')
_INSERTION = Markup('<span class="kb-insertion" title="inserted by the coder">[{}]</span>')
_EMPHASIS = Markup("<strong>{}</strong>")


def format_passages(text: str) -> Markup:
    """The passages of a quote, each as a paragraph.

    >>> str(format_passages("a < **b**"))
    '<p>a &lt; <strong>b</strong></p>'
    """
    return Markup("").join(
        Markup("<p>") + _runs(passage) + Markup("</p>") for passage in parse_passages(text)
    )


def _runs(passage: Passage) -> Markup:
    return Markup("").join(_run(run) for run in passage)


def _run(run: Run) -> Markup:
    if run.kind == "omission":
        return _OMISSION
    words = _INSERTION.format(run.text) if run.kind == "insertion" else escape(run.text)
    return _EMPHASIS.format(words) if run.emphasis else words
