"""``kb init``: a knowledge base to start from."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click


@click.command(
    name="init",
    epilog="""\b
Examples:
  kb init my-review                start a knowledge base in the new folder my-review
  cd my-review && kb check && kb build
""",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Start a knowledge base in FOLDER with one example of each record.

    FOLDER must be new or empty: nothing is ever overwritten.
    """
    from kb.contribute.schema import VOCABULARY, build_vocabulary
    from kb.contribute.starter import build_starter
    from kb.findings import visible
    from kb.store.read import read_corpus
    from kb.store.root import FOLDER

    if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    # Made whole in a folder of its own first, so that a failure leaves nothing behind.
    with tempfile.TemporaryDirectory(dir=folder, prefix=".kb-init-") as name:
        new = Path(name)
        for path, data in build_starter().items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        corpus = read_corpus(new / FOLDER).corpus
        if corpus is None:
            raise click.ClickException("the starter of this installation is damaged")
        (new / "schemas" / VOCABULARY).write_bytes(build_vocabulary(corpus))
        for part in sorted(new.iterdir()):
            os.replace(part, folder / part.name)
    shown = visible(str(folder))
    click.echo(f"{shown} holds a knowledge base with one example of each record.")
    click.echo(f"Next: cd {shown} && kb check && kb build")
