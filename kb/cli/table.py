"""``kb table``: a declared table in the language of a document, a page or a program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import asked_root, root_option

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.tables.cells import TableValue

_FORMATS = ("latex", "markdown", "html", "csv", "json")


@click.command(
    name="table",
    epilog="""\b
Examples:
  kb table                                   list the tables
  kb table appendix-a                        print one as Markdown
  kb table appendix-a --format latex --bib appendix.bib -o appendix.tex
  kb table appendix-a --format latex --part A7
  kb table table-4 --format csv -o table-4.csv
  kb table appendix-a --format latex --document --bib appendix.bib -o proof.tex
""",
)
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="markdown")
@click.option("--part", "part_id", metavar="PART", help="Only this part, such as A7.")
@click.option("--document", is_flag=True, help="With LaTeX: a whole document, not a fragment.")
@click.option(
    "--bib",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the papers that the table cites to this BibTeX file.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file (default: print).",
)
@root_option
def command(
    name: str | None,
    form: str,
    part_id: str | None,
    document: bool,
    bib: Path | None,
    output: Path | None,
    root: Path,
) -> None:
    """Print the table NAME as LaTeX, Markdown, HTML, CSV or JSON; without NAME, list the tables.

    The caption names the data version. Exit code 0 when it was printed, 1 when the records have
    errors, 2 on wrong use such as an unknown name.
    """
    from kb.api.load import load
    from kb.cli.output import put_out, refuse_among_records

    if document and form != "latex":
        raise click.UsageError("--document is for --format latex")
    records = asked_root(root)
    for out in filter(None, (output, bib)):
        refuse_among_records(out, records)
    corpus = load(records).corpus
    if name is None:
        click.echo(_list(corpus) or "no table is declared yet\n", nl=False)
        return
    from kb.tables.build import build_table

    table = build_table(corpus, name)
    if part_id is not None:
        table = table.only_part(part_id)
    text = _render(table, form, document, bib)
    if bib is not None:
        put_out(_bibtex(corpus, table), bib)
    put_out(text, output)


def _list(corpus: Corpus) -> str:
    from kb.findings import visible

    width = max(map(len, corpus.tables), default=0)
    return "".join(
        f"{table.id:{width}}  {visible(table.title)}\n" for table in corpus.tables.values()
    )


def _render(table: TableValue, form: str, document: bool, bib: Path | None) -> str:
    if form == "csv":
        from kb.tables.csv import render_csv

        return render_csv(table)
    if form == "json":
        from kb.tables.json import render_json

        return render_json(table)
    if form == "html":
        from kb.tables.html import render_html

        return render_html(table)
    if form == "markdown":
        from kb.tables.markdown import render_markdown

        return render_markdown(table)
    if not document:
        from kb.tables.latex import render_latex

        return render_latex(table)
    from kb.tables.latex_document import render_latex_document

    try:
        return render_latex_document(table, bib.stem if bib else "references")
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--bib") from error


def _bibtex(corpus: Corpus, table: TableValue) -> str:
    from kb.exchange.bibtex import format_bibtex

    return format_bibtex(corpus.papers[paper] for paper in table.papers)
