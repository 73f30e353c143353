"""``kb serve``: the site on this machine, built anew whenever a record is edited."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from kb.cli.root import root_argument


@click.command(
    name="serve",
    epilog="""\b
Examples:
  kb serve                      then open http://127.0.0.1:8000/
  kb serve --port 8080
""",
)
@root_argument
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def command(root: Path, port: int) -> None:
    """Show the site and reload it whenever a record is edited.

    While the knowledge base is broken, every page shows the findings instead; it comes back by
    itself. End it with Ctrl+C.
    """
    from kb.cli.site import configuration_file, show_messages
    from kb.store.root import find_root

    records = find_root(root)
    show_messages(logging.INFO)
    from mkdocs.commands.serve import serve

    with configuration_file(records, "Knowledge base") as file:
        try:
            serve(str(file), dev_addr=f"127.0.0.1:{port}")
        except OSError as error:
            raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from error
