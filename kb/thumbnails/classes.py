"""Which class of a record each class folder holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kb.errors import KbError
from kb.findings import visible
from kb.ids import did_you_mean
from kb.model.subject import Dataset


class UnknownClasses(KbError):
    """Folders are named after no class of the record.

    Attributes:
        dataset: the id of the record.
        folders: the names of the folders.
    """

    def __init__(
        self, dataset: str, folders: Sequence[str], labels: Sequence[str], told: Mapping[str, str]
    ) -> None:
        lines = [f"  {_said(folder, told.get(folder), labels)}" for folder in folders[:_MOST]]
        if len(folders) > _MOST:
            lines.append(f"  and {len(folders) - _MOST:,} more")
        remedy = (
            "rename the folders, say which is which with --class FOLDER=LABEL, or leave one out "
            "with --class FOLDER="
            if labels
            else f"list the classes in `classes: names:` of datasets/{dataset}.yaml first"
        )
        what = "no class of the record" if labels else "the record lists no classes at all"
        super().__init__(f"{dataset}: {what} for these folders:\n" + "\n".join((*lines, remedy)))
        self.dataset = dataset
        self.folders = tuple(folders)


_MOST = 20


def _said(folder: str, told: str | None, labels: Sequence[str]) -> str:
    name = folder if told is None else f"{folder}={told}"
    asked = folder if told is None else told
    return visible(f"{name}: {did_you_mean(asked, labels)}" if labels else name)


def match_folders(
    dataset: Dataset, folders: Iterable[str], told: Mapping[str, str]
) -> dict[str, str]:
    """For each folder the label of its class, in the order of the record's labels.

    A folder is named as the label or its full name; case, spaces, ``_`` and ``-`` do not matter
    where that leaves no doubt.

    Args:
        dataset: the record.
        folders: the names of the folders.
        told: the labels of folders that are named otherwise; none for one to be left out.

    Raises:
        UnknownClasses: a folder is named after no class, or ``told`` names one that is none.
    """
    labels = dataset.classes.labels if dataset.classes else ()
    named = _names(dataset, labels)
    found: dict[str, str] = {}
    unknown: list[str] = []
    for folder in folders:
        if told.get(folder) == "":
            continue
        label = told.get(folder, named.get(folder, named.get(_plain(folder))))
        if label is None or label not in labels:
            unknown.append(folder)
        else:
            found[folder] = label
    if unknown:
        raise UnknownClasses(dataset.id, unknown, labels, told)
    return dict(sorted(found.items(), key=lambda pair: (labels.index(pair[1]), pair[0])))


def _names(dataset: Dataset, labels: Sequence[str]) -> dict[str, str]:
    """What may be said for a label; what would fit two of them is left out."""
    names = dataset.classes.names if dataset.classes else {}
    said: dict[str, set[str]] = {}
    for label in labels:
        for word in (label, names.get(label, label)):
            said.setdefault(_plain(word), set()).add(label)
    sure = {word: next(iter(found)) for word, found in said.items() if len(found) == 1}
    return {**sure, **{label: label for label in labels}}


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


__all__ = ["UnknownClasses", "match_folders"]
