"""The GUIDs of a project, each made of an IRI, and names that no two things share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from kb.graph.iris import Iris


class Guids:
    """GUIDs of the records of one knowledge base: version 5, of their IRIs (RFC 9562).

    A part of a record, such as a value of a factor, has an IRI with a fragment.
    """

    def __init__(self, base_iri: str) -> None:
        self.iris = Iris(base_iri)

    def of(self, iri: str) -> str:
        """The GUID of an IRI."""
        return str(uuid5(NAMESPACE_URL, iri))

    def record(self, kind: str, name: str, part: str = "") -> str:
        """The GUID of a record, or of a part of it."""
        return self.of(self.iris.record(kind, name) + (f"#{part}" if part else ""))

    def quote(self, ref: str) -> str:
        """The GUID of a quote's selection."""
        return self.of(self.iris.quote(ref))

    def factor(self, codebook: str, factor: str, value: str = "") -> str:
        """The GUID of a factor's code, or of its child code for a value."""
        return self.record("factor", f"{codebook}/{factor}", value)

    def coding(self, ref: str, codebook: str, factor: str, part: str = "") -> str:
        """The GUID of a judgement, or of its term or note."""
        iri = self.iris.coding(ref, codebook, factor)
        return self.of(f"{iri}#{part}" if part else iri)


def unique_names(labels: Mapping[str, str]) -> dict[str, str]:
    """A name for each key: its label, with the key behind it where two labels are the same.

    Some programs take two codes or cases with one name for the same, whatever their case.

    >>> unique_names({"a@1/size": "Size", "b@1/size": "size", "a@1/hue": "Hue"})
    {'a@1/size': 'Size (a@1/size)', 'b@1/size': 'size (b@1/size)', 'a@1/hue': 'Hue'}
    """
    often = Counter(label.casefold() for label in labels.values())
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, label in labels.items():
        name = whole = label if often[label.casefold()] == 1 else f"{label} ({key})"
        number = 2
        while name.casefold() in taken:
            name = f"{whole} {number}"
            number += 1
        taken.add(name.casefold())
        names[key] = name
    return names
