"""Reads a REFI-QDA project back, from the file alone: what a later import will have to do."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

SPACE = "{urn:QDA-XML:project:1.0}"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("project.xsd")))


@dataclass
class ReadCode:
    """A code that was read back."""

    value: str
    coders: tuple[str, ...]
    term: str | None = None
    note: str | None = None


@dataclass
class ReadQuote:
    """A quote that was read back."""

    ref: str
    shown: str
    entered: str
    about: dict[str, str]
    codes: dict[tuple[str, str], ReadCode] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    subjects: set[tuple[str, str]] = field(default_factory=set)


class ReadProject:
    """A project that was read back: its tree, its texts and its quotes."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.names = archive.namelist()
            self.tree = etree.fromstring(archive.read("project.qde"))
            self.texts = {
                source.get("name"): archive.read(
                    source.get("plainTextPath").replace("internal://", "sources/")
                ).decode()
                for source in self.all("TextSource")
            }
        self.by_guid = {item.get("guid"): item for item in self.tree.iter() if item.get("guid")}
        self.quotes = {
            selection.get("name"): self._quote(source, selection)
            for source in self.all("TextSource")
            for selection in source.iterfind(f"{SPACE}PlainTextSelection")
        }
        for case in self.all("Case"):
            about = self.values(case)
            for target in self.targets(case, "SelectionRef"):
                subject = (about["Role"], about["Subject"])
                self.quotes[target.get("name")].subjects.add(subject)

    def all(self, name: str) -> list[etree._Element]:
        """Every element of a name."""
        return list(self.tree.iter(f"{SPACE}{name}"))

    def targets(self, element: etree._Element, name: str) -> list[etree._Element]:
        """What the references of a name in an element point at."""
        return [self.by_guid[ref.get("targetGUID")] for ref in element.iterfind(f"{SPACE}{name}")]

    def values(self, element: etree._Element) -> dict[str, str]:
        """The variables of a source or case."""
        return {
            self.targets(value, "VariableRef")[0].get("name"): value[1].text
            for value in element.iterfind(f"{SPACE}VariableValue")
        }

    def described(self, element: etree._Element) -> str:
        """The description of an element."""
        return element.findtext(f"{SPACE}Description") or ""

    def notes(self, element: etree._Element) -> list[tuple[str, str]]:
        """The notes on an element: the last words of their names, and their texts."""
        return [
            (note.get("name"), note.findtext(f"{SPACE}PlainTextContent"))
            for note in self.targets(element, "NoteRef")
        ]

    def _quote(self, source: etree._Element, selection: etree._Element) -> ReadQuote:
        text = self.texts[source.get("name")]
        shown = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
        ref = selection.get("name")
        head, found, entered = f"\n{self.described(selection)}".partition("\nAs entered: ")
        about = dict(line.split(": ", 1) for line in head.split("\n") if line)
        read = ReadQuote(ref, shown, entered if found else shown, about)
        for coding in selection.iterfind(f"{SPACE}Coding"):
            (code,) = self.targets(coding, "CodeRef")
            key, value = self.described(code).splitlines()[0].split(" ")
            codebook, factor = key.split("/")
            user = self.by_guid[coding.get("creatingUser")]
            read.codes[codebook, factor] = ReadCode(value, tuple(user.get("id").split("+")))
            for name, words in self.notes(coding):
                setattr(read.codes[codebook, factor], name.split(" ")[-1], words)
        read.notes = [(name.split(" ")[1], words) for name, words in self.notes(selection)]
        return read
