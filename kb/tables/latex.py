r"""Tables as LaTeX: a ``longtable`` with booktabs per part, for an author's own document.

The fragment needs ``amssymb``, ``array``, ``booktabs``, ``graphicx`` and ``longtable``. Macros such
as ``\kbpresent`` decide how it looks. The fragment gives each by ``\providecommand``: an author who
defines one of them beforehand has it their way.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from kb.model.record import Value
from kb.tables.cells import (
    Cell,
    Citation,
    Column,
    Illustration,
    Illustrations,
    Mark,
    PartValue,
    Quotation,
    Row,
    RowGroup,
    TableValue,
    Term,
    Text,
)
from kb.tables.latex_text import escape_latex
from kb.tables.marks import legend
from kb.text import Passage, Run

MACROS = r"""
\providecommand{\kbpresent}{\ensuremath{\checkmark}}
\providecommand{\kbpositive}{\ensuremath{+}}
\providecommand{\kbnegative}{\ensuremath{-}}
\providecommand{\kbmixed}{\ensuremath{\pm}}
\providecommand{\kbabsent}{\ensuremath{\cdot}}
\providecommand{\kbnotassessed}{}
\providecommand{\kbempty}{empty}
\providecommand{\kbemph}[1]{\textbf{#1}}
\providecommand{\kbomission}{[\,\ldots]}
\providecommand{\kbinsertion}[1]{[#1]}
\providecommand{\kbpassage}[1]{``#1''}
\providecommand{\kbquote}[2]{(#1)~#2}
\providecommand{\kbetal}{\emph{et~al.}}
\providecommand{\kbpaper}[2]{\mbox{#1}~\cite{#2}: }
\providecommand{\kbsource}[2]{ (\mbox{#1}~\cite{#2})}
\providecommand{\kbillustration}[1]{#1}
\providecommand{\kbexample}[2]{\hangindent=1.3em\hangafter=1\makebox[1.3em][l]{#1}#2}
\providecommand{\kbgroup}[1]{\emph{#1}\kbspace{2pt}}
\providecommand{\kbterm}[1]{#1}
\providecommand{\kbhead}[1]{\rotatebox{90}{\shortstack[l]{#1}\hspace{2pt}}}
\providecommand{\kbcontinued}{\emph{\tablename~\thetable, continued}}
\providecommand{\kbcontinues}{\emph{continued on the next page}}
\providecommand{\kblegend}[1]{\footnotesize #1}
\providecommand{\kbfont}{\small}
\providecommand{\kbcell}{\raggedright\arraybackslash\hspace{0pt}}
\providecommand{\kbbreak}{\hspace{0pt}}
\providecommand{\kbmarkwidth}{1.25em}
\providecommand{\kbcolumnsep}{4pt}
\providecommand{\kbrowsep}{4pt}
\providecommand{\kbgroupsep}{8pt}
\providecommand{\kbspace}[1]{\rule[-\dimexpr\dp\strutbox+#1\relax]{0pt}{\dimexpr\dp\strutbox+#1\relax}}
\providecommand{\kbrowend}{\kbspace{\kbrowsep}}
\providecommand{\kbgroupend}{\kbspace{\kbgroupsep}}
""".strip()

LATEX_MARKS: dict[Value | None, str] = {
    "present": r"\kbpresent",
    "positive": r"\kbpositive",
    "negative": r"\kbnegative",
    "mixed": r"\kbmixed",
    "absent": r"\kbabsent",
    None: r"\kbnotassessed",
}
"""The macro of each value."""
_CODEBOOK_WIDTHS = {"code": 0.19, "definition": 0.31, "examples": 0.5}
_HEAD_LINE = 30
_LETTERS_IN_A_CELL = 900
_LONGEST_UNBROKEN = 24
_SHORT_WORD = 10
_BREAK_AFTER = frozenset("-/_.:;=&@#?+,")
_TOKEN = re.compile("[^\\W\\d_\u0300-\u036f]{1,24}[\u0300-\u036f]*|.[\u0300-\u036f]*", re.DOTALL)


def render_latex(table: TableValue) -> str:
    r"""The table as a fragment for ``\input``: a ``longtable`` for each part.

    Each part has its ``\caption`` and the label ``tab:`` with the table's id and the part's anchor,
    such as ``tab:appendix-a-a5``; papers are cited by their ids.
    """
    return "\n".join([*_lines(table), ""])


def _lines(table: TableValue) -> Iterator[str]:
    title = escape_latex(table.title)
    yield f"% {title} ({table.id}), data version {escape_latex(table.data_version)}."
    yield r"% Needs \usepackage{amssymb,array,booktabs,graphicx,longtable}."
    yield "% Define any of these macros before this file to change how the table looks."
    yield MACROS
    for part in table.parts:
        yield ""
        yield from _part_lines(table, part)


def _part_lines(table: TableValue, part: PartValue) -> Iterator[str]:
    yield r"\begingroup\kbfont"
    yield r"\setlength{\tabcolsep}{\kbcolumnsep}\setlength{\LTcapwidth}{\linewidth}"
    yield rf"\begin{{longtable}}{{@{{}}{_column_types(table)}@{{}}}}"
    caption = _breakable(table.caption_of(part))
    yield rf"\caption[{{{_short_caption(table, part)}}}]{{{caption}}}"
    yield rf"\label{{tab:{table.anchor_of(part)}}}\\"
    head = " & ".join(_head(column) for column in table.columns)
    width = len(table.columns)
    yield from (r"\toprule", rf"{head} \\", r"\midrule", r"\endfirsthead")
    yield rf"\multicolumn{{{width}}}{{@{{}}l@{{}}}}{{\kbcontinued}} \\[2pt]"
    yield from (r"\toprule", rf"{head} \\", r"\midrule", r"\endhead")
    yield rf"\midrule\multicolumn{{{width}}}{{@{{}}r@{{}}}}{{\kbcontinues}} \\"
    yield r"\endfoot"
    yield r"\bottomrule"
    yield from _legend_lines(table, width)
    yield r"\endlastfoot"
    for position, group in enumerate(part.groups, start=1):
        yield from _group_lines(table, group, r"\kbgroupend" * (position < len(part.groups)))
    yield r"\end{longtable}"
    yield r"\endgroup"


def _short_caption(table: TableValue, part: PartValue) -> str:
    name = f"{table.title} ({part.id})" if part.id else table.title
    return escape_latex(name)


def _column_types(table: TableValue) -> str:
    if table.kind == "codebook":
        return "".join(
            rf">{{\kbcell}}p{{\dimexpr {_CODEBOOK_WIDTHS[column.role]}\dimexpr"
            rf"\linewidth-{2 * (len(table.columns) - 1)}\tabcolsep\relax\relax}}"
            for column in table.columns
        )
    marks = [_head_height(column) for column in table.columns if column.role == "factor"]
    quote = rf"\dimexpr\linewidth-{2 * len(marks)}\tabcolsep-{sum(marks)}\dimexpr\kbmarkwidth"
    return rf">{{\kbcell}}p{{{quote}\relax\relax}}" + "".join(
        rf"w{{c}}{{{n if n > 1 else ''}\dimexpr\kbmarkwidth\relax}}" for n in marks
    )


def head_lines(label: str) -> list[str]:
    """A factor's label in the lines in which it heads its column."""
    return textwrap.wrap(label, _HEAD_LINE) or [label]


def _head_height(column: Column) -> int:
    return len(head_lines(column.label))


def _head(column: Column) -> str:
    if column.role == "factor":
        lines = r" \\ ".join(map(escape_latex, head_lines(column.label)))
        return rf"\kbhead{{{lines}}}"
    return escape_latex(column.label)


def _legend_lines(table: TableValue, width: int) -> Iterator[str]:
    entries = "; ".join(
        (LATEX_MARKS[value] if value else r"\kbempty") + f"~{escape_latex(meaning)}"
        for value, meaning in legend(table.values)
    )
    if entries:
        yield (
            rf"\multicolumn{{{width}}}{{@{{}}p{{\linewidth}}@{{}}}}"
            rf"{{\kbcell\kblegend{{{entries}}}}} \\"
        )


def _group_lines(table: TableValue, group: RowGroup, space_after: str) -> Iterator[str]:
    if isinstance(group.head, Text):
        heading = rf"\kbgroup{{{_breakable(group.head.text)}}}"
        yield rf"\multicolumn{{{len(table.columns)}}}{{@{{}}p{{\linewidth}}@{{}}}}{{{heading}}} \\*"
    lines = [line for row in group.rows for line in _split_row(row)]
    for position, line in enumerate(lines):
        opening = _paper(group.head) if position == 0 and isinstance(group.head, Citation) else ""
        space = space_after if line is lines[-1] else r"\kbrowend"
        yield opening + " & ".join(_cell(table, cell, space) for cell in line) + r" \\"


def _split_row(row: Row) -> Iterator[Row]:
    """The row, in several where its illustrations would fill a page: rows do not break."""
    *others, last = row
    if not isinstance(last, Illustrations):
        yield row
        return
    empty = Text("")
    for position, items in enumerate(_chunks(last.items)):
        leading = others if position == 0 else [empty for _ in others]
        yield (*leading, Illustrations(items))


def _chunks(items: tuple[Illustration, ...]) -> Iterator[tuple[Illustration, ...]]:
    chunk: list[Illustration] = []
    letters = 0
    for item in items:
        length = sum(len(run.text) for passage in item.passages for run in passage)
        if chunk and letters + length > _LETTERS_IN_A_CELL:
            yield tuple(chunk)
            chunk, letters = [], 0
        chunk.append(item)
        letters += length
    yield tuple(chunk)


def _cell(table: TableValue, cell: Cell, space: str) -> str:
    """A cell; ``space`` keeps its last line away from the next row, also across a page break."""
    if isinstance(cell, Mark):
        return LATEX_MARKS[cell.value]
    if isinstance(cell, Quotation):
        return rf"\kbquote{{{cell.number}}}{{{_passages(cell.passages)}}}{space}"
    if isinstance(cell, Term):
        return rf"\kbterm{{{_breakable(cell.label)}}}{space}"
    if isinstance(cell, Illustrations):
        return r"\par ".join(_illustration(table, item) for item in cell.items) + space
    return f"{{{_breakable(cell.text)}}}{space}"


def _illustration(table: TableValue, item: Illustration) -> str:
    words = _passages(item.passages)
    if item.citation:
        words += rf"\kbsource{{{_label(item.citation)}}}{{{item.citation.paper}}}"
    if not table.values:
        return rf"\kbillustration{{{words}}}"
    return rf"\kbexample{{{LATEX_MARKS[item.value] if item.value else ''}}}{{{words}}}"


def _paper(citation: Citation) -> str:
    return rf"\kbpaper{{{_label(citation)}}}{{{citation.paper}}}"


def _label(citation: Citation) -> str:
    name, found, _ = citation.label.partition(" et al.")
    return _breakable(name) + (r" \kbetal{}" if found else "")


def _passages(passages: tuple[Passage, ...]) -> str:
    return " ".join(rf"\kbpassage{{{''.join(map(_run, passage))}}}" for passage in passages)


def _run(run: Run) -> str:
    words = _breakable(run.text)
    if run.kind == "omission":
        words = r"\kbomission{}"
    elif run.kind == "insertion":
        words = rf"\kbinsertion{{{words}}}"
    return rf"\kbemph{{{words}}}" if run.emphasis else words


def _breakable(text: str) -> str:
    """The text as LaTeX, with places to break in words that TeX would not break by itself."""
    return "".join(map(_break_word, re.split(r"(\s+)", unicodedata.normalize("NFC", text))))


def _break_word(word: str) -> str:
    """TeX hyphenates words of letters and breaks after hyphens; all else needs to be offered."""
    pieces = [""]
    for token in _TOKEN.findall(word):
        if pieces[-1] and len(pieces[-1]) + len(token) > _LONGEST_UNBROKEN:
            pieces.append("")
        pieces[-1] += token
        if len(word) > _SHORT_WORD and token in _BREAK_AFTER:
            pieces.append("")
    return r"\kbbreak{}".join(escape_latex(piece) for piece in pieces if piece)
