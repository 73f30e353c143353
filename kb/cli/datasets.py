"""``kb datasets``: what can be done for the records of datasets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.root import root_option

if TYPE_CHECKING:
    from kb.model.subject import Dataset
    from kb.thumbnails.make import Made
    from kb.thumbnails.writing import Plan

_MOST_NAMED = 20
"""So many files and classes are named; of more there is the number."""


@click.group(name="datasets")
def command() -> None:
    """Work on the records of datasets."""


@command.command(
    name="thumbnails",
    epilog="""\b
Examples:
  kb datasets thumbnails crc-val-he-7k CRC-VAL-HE-7K/ --licence CC-BY-4.0 \\
      --credit "Kather, Halama and Marx 2018" --source https://zenodo.org/records/1214456
  kb datasets thumbnails crc-val-he-7k CRC-VAL-HE-7K/ ... --class "Tumour=TUM" --class "other="
  kb datasets thumbnails crc-val-he-7k CRC-VAL-HE-7K/ ... --check
""",
)
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--licence",
    required=True,
    metavar="SPDX",
    help="The terms of the images, which must allow to show them: CC0-1.0, CC-BY-4.0.",
)
@click.option("--credit", required=True, help="Whose images they are, as the terms ask.")
@click.option("--source", metavar="URL", help="Where they were taken from.")
@click.option(
    "--changes", multiple=True, metavar="WORDS", help="What was done to them: 'cut into patches'."
)
@click.option(
    "--size",
    type=click.IntRange(8, 256),
    default=64,
    show_default=True,
    help="The side of an image, in pixels.",
)
@click.option(
    "--per-class",
    type=click.IntRange(1, 120),
    default=24,
    show_default=True,
    help="How many images of each class at most.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Draws other images.")
@click.option(
    "--class",
    "told",
    multiple=True,
    metavar="FOLDER=LABEL",
    help="Which class a folder holds; FOLDER= leaves it out.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change.")
@root_option
def thumbnails(
    name: str,
    folder: Path,
    licence: str,
    credit: str,
    source: str | None,
    changes: tuple[str, ...],
    size: int,
    per_class: int,
    seed: int,
    told: tuple[str, ...],
    check: bool,
    root: Path,
) -> None:
    """Make sample images of dataset NAME from a local FOLDER of class folders.

    FOLDER has a folder for each class, named as the record names the class. Some images of each
    are drawn by chance, the same ones every time, made small and put on a sheet in
    `thumbnails/NAME/`; the record then says which sheets there are, whose images they are and
    under what terms. Nothing but pixels is kept of an image. Images that are damaged or too large
    are named and left out.

    Exit code 0 when sheets were made, 1 when --check would change something, 2 on wrong use.
    """
    from kb.cli.site import is_watched
    from kb.store.root import find_root
    from kb.thumbnails.classes import UnknownClasses
    from kb.thumbnails.folder import list_class_folders
    from kb.thumbnails.make import Terms, Wanted, make_thumbnails
    from kb.thumbnails.picture import require_imaging
    from kb.thumbnails.writing import plan_thumbnails, write_plan

    require_imaging()
    labels = _told(told)
    records = find_root(root)
    dataset, file = _dataset(records, name)
    folders = list_class_folders(folder)
    if strangers := labels.keys() - {each.name for each in folders}:
        raise click.UsageError(f"--class: {folder} holds no folder {sorted(strangers)[0]!r}")
    terms = Terms(licence, credit, source, changes)
    wanted = Wanted(size, per_class, seed, labels)
    show = _show if is_watched() else lambda done, of: None
    try:
        made = make_thumbnails(dataset, folders, terms, wanted, show)
    except UnknownClasses as problem:
        raise click.UsageError(str(problem)) from None
    plan = plan_thumbnails(records, file, name, made)
    _tell(made)
    if not check:
        write_plan(plan)
    click.echo(_summary(name, made, plan, check))
    sys.exit(int(check and plan.changes))


def _told(told: tuple[str, ...]) -> dict[str, str]:
    labels = {}
    for words in told:
        folder, is_there, label = words.partition("=")
        if not is_there or not folder:
            raise click.UsageError(f"--class {words!r}: say --class FOLDER=LABEL, or FOLDER=")
        labels[folder] = label
    return labels


def _dataset(records: Path, name: str) -> tuple[Dataset, str]:
    """The record of a dataset, and its file."""
    from kb.errors import BrokenKnowledgeBase, UnknownName
    from kb.ids import did_you_mean
    from kb.store.read import read_corpus

    loaded = read_corpus(records)
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    if loaded.corpus is None or errors:
        raise BrokenKnowledgeBase(errors, str(records))
    corpus = loaded.corpus
    if name not in corpus.datasets:
        raise UnknownName("dataset", name, did_you_mean(name, corpus.datasets))
    return corpus.datasets[name], corpus.files["dataset", name]


def _show(done: int, of: int) -> None:
    filled = 30 * done // max(of, 1)
    bar = f"[{'#' * filled}{'.' * (30 - filled)}] {done:,} of {of:,} classes"
    click.echo(f"\r\x1b[K{'' if done == of else bar}", nl=False, err=True)


def _tell(made: Made) -> None:
    """Say on standard error what was left out."""
    from kb.findings import visible

    for problem in made.bad[:_MOST_NAMED]:
        click.echo(f"{visible(str(problem))}; left out", err=True)
    if (more := len(made.bad) - _MOST_NAMED) > 0:
        click.echo(f"{more:,} more files that cannot be used; left out", err=True)
    if made.others:
        kinds = "file of another kind" if made.others == 1 else "files of other kinds"
        click.echo(f"{made.others:,} {kinds}; left out", err=True)
    if made.lacking:
        shown = ", ".join(made.lacking[:_MOST_NAMED])
        rest = ", ..." if len(made.lacking) > _MOST_NAMED else ""
        click.echo(visible(f"no images of: {shown}{rest}"), err=True)


def _summary(name: str, made: Made, plan: Plan, check: bool) -> str:
    sheets = made.thumbnails.sheets
    tiles = sum(sheet.tiles for sheet in sheets)
    size = sum(map(len, made.files.values()))
    about = (
        f"{name}: {tiles:,} image{'s' * (tiles != 1)} of {len(sheets):,} "
        f"class{'es' * (len(sheets) != 1)}, {size:,} bytes"
    )
    if made.bad:
        about += f"; {len(made.bad):,} file{'s' * (len(made.bad) != 1)} left out"
    if not plan.changes:
        return f"{about}; nothing to change"
    return f"{about}; would be written" if check else f"{about}; written"
