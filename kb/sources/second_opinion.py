"""Another reader's view of some pages of a PDF, for where the first finds no quote."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path

from kb.sources.extracted import Unreadable
from kb.sources.limits import LIMITS, Limits
from kb.sources.problem import SourceProblem
from kb.sources.process import answer_of
from kb.sources.source_file import read_file


def read_second_opinion(path: Path, pages: Sequence[int], limits: Limits = LIMITS) -> str:
    """The text of some pages (from 1) as pypdf reads it, each ended by a form feed.

    Pages that the file does not have are left out.

    Raises:
        SourceProblem: the file cannot serve as a source, or pypdf cannot read it.
    """
    try:
        data = read_file(path, limits)
        answer = answer_of({"task": "second opinion", "pages": list(pages)}, data, limits)
    except Unreadable as problem:
        raise SourceProblem(problem.code, str(path), problem.reason, problem.remedy) from None
    return str(answer["text"])


def extract_pages(data: bytes, pages: Sequence[int], limits: Limits) -> str:
    """The text of some pages (from 1) of a PDF's bytes.

    Raises:
        Unreadable: pypdf cannot read it.
    """
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        count = len(reader.pages)
        texts = [reader.pages[page - 1].extract_text() for page in pages if 0 < page <= count]
    except FileNotDecryptedError:
        raise Unreadable("KB801", "the file asks for a password", "save it without one") from None
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise Unreadable(
            "KB802", "a second reader finds the file damaged", "download it once more"
        ) from None
    return "".join(f"{text}\f" for text in texts)[: limits.text_characters]


__all__ = ["extract_pages", "read_second_opinion"]
