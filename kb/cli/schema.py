"""``kb schema``: JSON Schemas of the records, and SHACL shapes of the RDF."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kb.cli.root import root_argument


@click.command(
    name="schema",
    epilog="""\b
Examples:
  kb schema                  write the folder schemas beside the records
  kb schema --check          say which are stale, write nothing
  kb schema --vocabulary     write only the ids of this knowledge base
""",
)
@root_argument
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a record's schema is stale.")
@click.option("--vocabulary", is_flag=True, help="Only schemas/vocabulary.json.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write (default: the folder `schemas` beside the records).",
)
def command(root: Path, check: bool, vocabulary: bool, output: Path | None) -> None:
    """Write the JSON Schemas that make an editor check, complete and explain records.

    Beside them go what tools for RDF ask for: SHACL shapes, the vocabulary, a JSON-LD context.

    The ids of the knowledge base stand in vocabulary.json alone. That file may lag behind the
    records without harm, so --check only remarks on it. While a record cannot be read, nothing is
    written: its ids would be missing.
    """
    from kb.api.load import load
    from kb.contribute.rdf_files import build_rdf_files
    from kb.contribute.schema import VOCABULARY, build_schemas, build_vocabulary
    from kb.store.root import find_root
    from kb.store.write import write_atomically

    base = find_root(root)
    # A record that cannot be read would be missing from the vocabulary; how records fit together
    # does not matter to it.
    corpus = load(base, check=False).corpus
    folder = output or base.parent / "schemas"
    files = {} if vocabulary else build_schemas() | build_rdf_files()
    files[VOCABULARY] = build_vocabulary(corpus)
    if check:
        stale = [name for name, data in files.items() if _read(folder / name) != data]
        for name in stale:
            lag = " (it may lag behind; `kb schema --vocabulary` mends it)"
            click.echo(f"{name} is stale{lag if name == VOCABULARY else ': run `kb schema`'}")
        sys.exit(any(name != VOCABULARY for name in stale))
    changed = [name for name, data in files.items() if write_atomically(folder / name, data)]
    click.echo(f"{len(files)} schemas, {len(changed)} changed: {', '.join(changed) or 'none'}")


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
