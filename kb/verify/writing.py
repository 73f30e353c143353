"""Proofs and mended words, written into a record's file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.errors import KbError
from kb.findings import Finding
from kb.model.paper import Paper, Quote, Verification
from kb.store.layout import SourceFile, read_bytes
from kb.store.read import read_record
from kb.store.write import write_atomically
from kb.yamlio.edit import Change, edit_yaml
from kb.yamlio.limits import MAX_BYTES


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What a quote's record shall say.

    Attributes:
        paper: the id of its paper.
        quote: the quote as it was read and compared.
        text: its new text; None where it stays.
        verification: its new proof; None where that stays.
    """

    paper: str
    quote: Quote
    text: str | None
    verification: Verification | None


class ChangedMeanwhile(KbError):
    """A record is no longer what was compared, so that nothing is written to it.

    Attributes:
        file: the record's file, from the knowledge base's folder.
        quote: the quote that differs.
    """

    def __init__(self, file: str, quote: str) -> None:
        super().__init__(
            f"{file}: {quote} was changed meanwhile, and nothing is written; run it again"
        )
        self.file = file
        self.quote = quote


def write_changes(root: Path, file: str, changes: Sequence[QuoteChange]) -> bool:
    """Change a record's file in one step, and say whether that changed anything.

    Raises:
        ChangedMeanwhile: a quote in the file is not the one that was compared.
    """
    path = root / file
    try:
        data = read_bytes(str(path), MAX_BYTES)
    except FileNotFoundError:
        data = b""
    edits = list(_edits(file, str(path), data, changes))
    return write_atomically(path, edit_yaml(data, Paper, edits))


def _edits(file: str, path: str, data: bytes, changes: Sequence[QuoteChange]) -> Iterator[Change]:
    """The changes at the places that the quotes have in these very bytes."""
    findings: list[Finding] = []
    record = read_record(SourceFile("paper", Path(file).stem, file, path), data, findings)
    quotes = record.quotes if isinstance(record, Paper) else ()
    for change in changes:
        at = [number for number, quote in enumerate(quotes) if quote.id == change.quote.id]
        if len(at) != 1 or quotes[at[0]] != change.quote:
            raise ChangedMeanwhile(file, f"{change.paper}/{change.quote.id}")
        where = ("quotes", at[0])
        if change.text is not None:
            yield Change((*where, "text"), change.text)
        if change.verification is not None:
            said = change.verification.model_dump(
                mode="json", exclude_none=True, exclude_defaults=True
            )
            yield Change((*where, "verification"), said)


__all__ = ["ChangedMeanwhile", "QuoteChange", "write_changes"]
