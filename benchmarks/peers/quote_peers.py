"""What other programs say of a quote and a source; runs in the peers' own environment.

Reads pairs from standard input, a line of JSON each, and answers each with a line of JSON: whether
each judge accepts it. Nothing is fetched: the source is handed over as the reference's content.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator

# These three are installed in the peers' environment only, where mypy does not look.
from linkml_reference_validator.models import (  # type: ignore[import-not-found]
    ReferenceContent,
    ReferenceValidationConfig,
)
from linkml_reference_validator.validation.supporting_text_validator import (  # type: ignore[import-not-found]
    SupportingTextValidator,
)
from rapidfuzz.fuzz import partial_ratio  # type: ignore[import-not-found]

LEAST = 90
_INSERTION = re.compile(r"\s*(?<!\\)\[[^\[\]\\]*\]\s*")


def no_proposal(quote: str, source: str) -> tuple[None, None, float]:
    """Stands in for the correction that the validator proposes, at length, after its verdict."""
    return None, None, 0.0


def in_their_markup(quote: str) -> str:
    """The quote with ``...`` for an omission, and without stars and backslashes."""
    quote = re.sub(r"\[\.\.\.\]|\n", " ... ", quote).replace("**", "")
    return re.sub(r"\\([*\[\]\\])", r"\1", quote)


def parts(quote: str) -> Iterator[str]:
    """The stretches between omissions, without insertions, stars and backslashes."""
    for part in re.split(r"\[\.\.\.\]|\n", quote.replace("**", "")):
        said = re.sub(r"\\([*\[\]\\])", r"\1", _INSERTION.sub(" ", part)).strip()
        if said:
            yield said


def main() -> None:
    """Answer every line."""
    validator = SupportingTextValidator(ReferenceValidationConfig())
    validator.generate_suggested_fix = no_proposal
    for line in sys.stdin:
        quote, source = json.loads(line)
        reference = ReferenceContent(reference_id="DOI:10.0000/invented", content=source)
        found = validator.find_text_in_reference(in_their_markup(quote), reference).found
        told = " ".join(source.split())
        alike = all(partial_ratio(part, told) >= LEAST for part in parts(quote))
        print(json.dumps([found, alike]))


if __name__ == "__main__":
    main()
