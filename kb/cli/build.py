"""``kb build``: the checked data as a site with its tables and downloads."""

from __future__ import annotations

import logging
import os
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import path_prefix, root_argument
from kb.findings import visible

if TYPE_CHECKING:
    from kb.corpus import Corpus
    from kb.site.source import Checked

_WIDTH = 100


@click.command(
    name="build",
    epilog="""\b
Examples:
  kb build                             build the site into the folder site
  kb build --site-dir public           ... into another folder
  kb build --strict                    let warnings fail the build
  kb build --pages build/pages         write bare pages for another site generator
""",
)
@root_argument
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the site, emptied first (default: what mkdocs.yml says, or site).",
)
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option(
    "--pages",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write bare pages and downloads to this folder, without MkDocs and its theme.",
)
def command(root: Path, site_dir: Path | None, strict: bool, pages: Path | None) -> None:
    """Check the data and build tables, downloads and the site.

    At the end it says how many quotes were compared with a source, how many were not, and why.
    Exit code 0 when it was built, 1 when there are findings or dead links, 2 on wrong use.
    """
    import gc

    from kb.site.source import read_checked
    from kb.store.root import find_root

    if site_dir is not None and pages is not None:
        raise click.UsageError("--site-dir and --pages exclude each other")
    # The records and pages are many and stay alive to the end, which would make every pass of the
    # cyclic collector longer and none of use.
    gc.disable()
    records = find_root(root)
    for target in filter(None, (site_dir, pages)):
        _refuse_target(target, records)
    checked = read_checked(records)
    _report(checked, records)
    if checked.corpus is None or checked.errors or (strict and checked.warnings):
        sys.exit(1)
    if pages is None:
        site = _build_site(records, checked, checked.corpus.meta.title, site_dir, strict)
        _tell("Site", site, "index.html")
        _tell("Tables", site, "tables/")
    else:
        site = pages
        _write_bare(checked.corpus, pages)
        _tell("Pages", pages, "index.html")
    _tell("Downloads", site, "downloads/")
    _tell_quotes(checked.corpus)
    if pages is None:
        click.echo("Links lead to folders, so look at it with `kb serve`, or from any web server.")


def _refuse_target(target: Path, records: Path, *others: Path) -> None:
    """Refuse a folder that the build must not empty."""
    from kb.site.target import TargetRefused, refuse_target

    try:
        refuse_target(target, (records, records.absolute().parent / "docs", *others))
    except TargetRefused as problem:
        raise click.UsageError(str(problem)) from problem


def _report(checked: Checked, records: Path) -> None:
    from kb.report.text import format_summary, format_text
    from kb.store.excerpt import source_line_reader

    shown = checked.errors + checked.warnings
    if shown:
        outcome = "nothing was built" if checked.errors else "the data were checked"
        text = format_text(shown, source_line_reader(records), path_prefix(records))
        click.echo(f"{text}{format_summary(shown, outcome)}", err=True)


def _build_site(
    records: Path, checked: Checked, title: str, site_dir: Path | None, strict: bool
) -> Path:
    from kb.cli.site import configuration_file, is_watched, show_messages

    show_messages(logging.WARNING)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import ConfigurationError

    from kb.site.plugin import KbPlugin

    with configuration_file(records, title) as file:
        target = None if site_dir is None else str(site_dir.absolute())
        try:
            config = load_config(str(file), site_dir=target, strict=strict)
        except ConfigurationError as error:
            raise click.UsageError(f"{file.name}: {error}") from error
        plugin = config.plugins.get("kb")
        if not isinstance(plugin, KbPlugin):
            raise click.UsageError(f"{file.name} does not name the plugin kb under plugins")
        _refuse_target(Path(config.site_dir), records, Path(config.docs_dir))
        plugin.checked = checked
        plugin.progress = _show_progress if is_watched() else None
        build(config)
        return Path(config.site_dir)


def _tell_quotes(corpus: Corpus) -> None:
    """Say how many quotes there are, how many of them were checked, and why others were not."""
    from kb.ledger import build_ledger, format_ledger

    text = textwrap.fill(
        visible(format_ledger(build_ledger(corpus))),
        width=_WIDTH,
        initial_indent=f"{'Quotes':10}  ",
        subsequent_indent=" " * 12,
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo(text)


def _show_progress(done: int, of: int) -> None:
    """Count pages on one line of the terminal, which is wiped at the end."""
    if done == of:
        click.echo("\r\x1b[K", nl=False, err=True)
    elif done % 25 == 0:
        click.echo(f"\r{done:,} of {of:,} pages", nl=False, err=True)


def _tell(what: str, folder: Path, entry: str) -> None:
    shown = os.path.relpath(folder / entry).replace(os.sep, "/")
    click.echo(f"{what:10}  {visible(shown)}{'/' if entry.endswith('/') else ''}")


def _write_bare(corpus: Corpus, folder: Path) -> None:
    from kb.site.bare import iter_bare_files

    for path, pieces in iter_bare_files(corpus):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.writelines(pieces)
