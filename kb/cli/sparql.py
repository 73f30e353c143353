"""``kb sparql``: ask the records, or an endpoint, with SPARQL."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import asked_root, root_option
from kb.findings import visible

if TYPE_CHECKING:
    from kb.sparql.answer import Answer, Solutions
    from kb.sparql.engine import Engine
    from kb.sparql.query import Updated

_FOR_ROWS = ("table", "csv", "json")
_FOR_TRIPLES = ("turtle", "ntriples")


@click.command(
    name="sparql",
    epilog="""\b
Examples:
  kb sparql 'SELECT ?name { ?paper a fabio:Preprint ; dcterms:identifier ?name }'
  kb sparql --example                       list queries to begin with
  kb sparql --example factors               print one, and its answer
  kb sparql --file question.rq --format csv -o answer.csv
  kb sparql 'ASK { ?coding kb:value "negative" }'
  kb sparql 'DESCRIBE ?quote { ?quote a oa:SpecificResource } LIMIT 1'
  kb sparql --endpoint http://localhost:3030/kb/sparql --file question.rq
  cat question.rq | kb sparql -
""",
)
@click.argument("query", required=False)
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Read the query from this file.",
)
@click.option(
    "--example",
    is_flag=False,
    flag_value="",
    default=None,
    metavar="[NAME]",
    help="Ask this example; without NAME, list them.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice((*_FOR_ROWS, *_FOR_TRIPLES)),
    help="Default: table for SELECT and ASK, turtle for CONSTRUCT and DESCRIBE.",
)
@click.option("--raw", is_flag=True, help="With CSV: leave cells that a spreadsheet would run.")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint, not the records.")
@click.option("--timeout", type=float, default=60, show_default=True, help="Seconds for the query.")
@click.option("--most", type=int, default=1_000_000, show_default=True, help="Rows of the answer.")
@click.option("--allow-update", is_flag=True, help="Allow changes of the store; no file changes.")
@click.option("--allow-service", is_flag=True, help="Allow SERVICE, FROM and LOAD.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file (default: print).",
)
@root_option
def command(
    query: str | None,
    file: Path | None,
    example: str | None,
    form: str | None,
    raw: bool,
    endpoint: str | None,
    timeout: float,
    most: int,
    allow_update: bool,
    allow_service: bool,
    output: Path | None,
    root: Path,
) -> None:
    """Answer the SPARQL query QUERY; `-` reads it from the input.

    The prefixes kb, oa, skos, dcterms and the others of the RDF need no PREFIX line. An answer is
    whole or not given: with too many rows, or after the timeout, it is an error.

    Exit code 0 when there is an answer (for ASK: yes), 1 when ASK says no or the records have
    errors, 2 on wrong use or when there is no answer.
    """
    if raw and form != "csv":
        raise click.UsageError("--raw is for --format csv")
    if example == "":
        click.echo(_list(), nl=False)
        return
    if output is not None:
        _refuse_output(output, root)
    text = _read(query, file, example)
    if example:
        click.echo(f"{text}\n", err=output is None and form not in (None, "table"))
    from kb.cli.output import put_out
    from kb.sparql.engine import Limits
    from kb.sparql.errors import MalformedQuery
    from kb.sparql.query import find_answer, iter_warnings

    for warning in iter_warnings(text):
        click.echo(f"kb: warning: {visible(warning)}", err=True)
    engine, base_iri = _engine(endpoint, root)
    limits = Limits(seconds=timeout, rows=most)
    try:
        answer = find_answer(engine, text, limits, allow_update, allow_service)
    except MalformedQuery as error:  # the line and the caret are lines of their own
        click.echo(f"kb: {error}", err=True)
        sys.exit(2)
    finally:
        engine.close()
    put_out(_format(answer, form, raw, base_iri), output)
    if answer is False:
        sys.exit(1)


def _refuse_output(output: Path, root: Path) -> None:
    """Keep an answer out of the records, of which there may be none when an endpoint is asked."""
    from kb.cli.output import refuse_among_records
    from kb.errors import NotAKnowledgeBase
    from kb.store.root import find_root

    with suppress(NotAKnowledgeBase):
        refuse_among_records(output, find_root(root))


def _list() -> str:
    from kb.sparql.examples import EXAMPLES

    width = max(map(len, EXAMPLES))
    return "".join(f"{name:{width}}  {example.title}\n" for name, example in EXAMPLES.items())


def _read(query: str | None, file: Path | None, example: str | None) -> str:
    given = [source for source in (query, file, example) if source is not None]
    if len(given) != 1:
        raise click.UsageError("give one query: as QUERY, with --file, or with --example")
    if example is not None:
        from kb.errors import UnknownName
        from kb.ids import did_you_mean
        from kb.sparql.examples import EXAMPLES

        if example not in EXAMPLES:
            raise UnknownName("example", example, did_you_mean(example, EXAMPLES))
        return EXAMPLES[example].query
    if query is not None and query != "-":
        return query
    data = sys.stdin.buffer.read() if file is None else file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"the query is no UTF-8: byte {error.start + 1}") from error


def _engine(endpoint: str | None, root: Path) -> tuple[Engine, str | None]:
    if endpoint is not None:
        from kb.sparql.endpoint import Endpoint

        return Endpoint(endpoint), None
    from kb.api.load import load
    from kb.sparql.embedded import EmbeddedEngine

    corpus = load(asked_root(root)).corpus
    return EmbeddedEngine(corpus), corpus.meta.base_iri


def _format(answer: Answer | Updated, form: str | None, raw: bool, base_iri: str | None) -> str:
    from kb.sparql import printing
    from kb.sparql.answer import Solutions, Triples

    if isinstance(answer, Triples):
        if form in _FOR_ROWS:
            raise click.UsageError(f"triples are printed as {' or '.join(_FOR_TRIPLES)}")
        write = printing.format_ntriples if form == "ntriples" else printing.format_turtle
        return write(answer)
    if form in _FOR_TRIPLES:
        raise click.UsageError(f"only CONSTRUCT and DESCRIBE are answered with {form}")
    if form == "json" and isinstance(answer, bool | Solutions):
        return printing.format_json(answer)
    if isinstance(answer, Solutions):
        if form == "csv":
            return _csv(answer, raw)
        return printing.format_table(answer, base_iri)
    if isinstance(answer, bool):
        return "yes\n" if answer else "no\n"
    return f"{answer.note}\n"


def _csv(answer: Solutions, raw: bool) -> str:
    from kb.sparql.printing import iter_cells
    from kb.tables.spreadsheet import escape_cell, format_line

    lines = iter_cells(answer)
    return "".join(format_line(line if raw else map(escape_cell, line)) for line in lines)
