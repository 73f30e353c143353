"""``kb serve``: the site on this machine, which follows every edit."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path

import click

from kb.cli.root import root_argument

_SWITCH = 0.001
"""Seconds for which one thread may keep another waiting: who checks must not hold up who shows."""


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
    """Show the site and reload it whenever a file of it is edited.

    A page is made when it is looked at, so that an edit is seen at once. While the knowledge base
    is broken, every page shows the findings instead; it comes back by itself. Dead links are left
    to `kb build`. End it with Ctrl+C.
    """
    from kb.cli.site import configuration_file, show_messages
    from kb.store.root import find_root

    records = find_root(root)
    show_messages(logging.WARNING)
    from kb.site.serving.live import LiveSite, WrongConfiguration
    from kb.site.serving.server import PortTaken, SiteServer

    with configuration_file(records, "Knowledge base") as file:
        site = LiveSite(file)
        try:
            server = SiteServer(port, site)
        except PortTaken as problem:
            raise click.ClickException(str(problem)) from problem
        # Many records live long, and each pass of the collector over them would hold up a page.
        gc.disable()
        sys.setswitchinterval(_SWITCH)
        try:
            site.start()
            gc.freeze()
            server.is_ready.set()
            click.echo(f"The site is at {server.address} until you press Ctrl+C.")
            server.serve_forever()
        except WrongConfiguration as problem:
            raise click.UsageError(str(problem)) from problem
        except KeyboardInterrupt:
            click.echo()
        finally:
            site.stop()
            server.server_close()
