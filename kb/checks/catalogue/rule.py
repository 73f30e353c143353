"""One entry of the catalogue, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from kb.findings import Severity


@dataclass(frozen=True, slots=True)
class Sample:
    """A small example.

    Attributes:
        file: the file that it stands in, from the knowledge base's folder; the tests lay it over
            the small knowledge base in ``tests/checks/base``.
        text: the YAML. Each top-level key replaces the whole of that key in the file. For the file
            of a paper, a sentence that says what it is.
        whole: the text is the whole file, not just some of its keys.
    """

    file: str
    text: str
    whole: bool = False

    @property
    def is_yaml(self) -> bool:
        """Whether the text is what the file holds, rather than what is said of it."""
        return self.file.endswith((".yaml", ".yml"))


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means. The checks, ``kb explain`` and the documentation all read this.

    Attributes:
        code: ``KB`` and three digits; never reused.
        severity: errors make answers wrong; warnings want a person's look; the rest is info.
        title: what is wrong, in a few words.
        explanation: why it matters, in a paragraph.
        remedy: what to do, in a paragraph.
        bad: gives exactly this finding.
        good: does not.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    remedy: str
    bad: Sample
    good: Sample


def format_rule(rule: Rule) -> str:
    """A rule as Markdown, for the terminal and for its page."""
    return (
        f"# {rule.code}: {rule.title}\n\n"
        f"**{rule.severity.capitalize()}.** {rule.explanation}\n\n"
        f"## What to do\n\n{rule.remedy}\n\n"
        f"## Example\n\n"
        f"Found in `{rule.bad.file}`:\n\n{_shown(rule.bad)}\n\n"
        f"Mended{_elsewhere(rule)}:\n\n{_shown(rule.good)}\n"
    )


def _elsewhere(rule: Rule) -> str:
    return "" if rule.good.file == rule.bad.file else f" as `{rule.good.file}`"


def _shown(sample: Sample) -> str:
    shown = "".join(map(_visible, sample.text)).rstrip("\n")
    return f"```yaml\n{shown}\n```" if sample.is_yaml else shown


def _visible(char: str) -> str:
    """Characters that hide are named, so that an example of one does not hide it again."""
    return char if char.isprintable() or char == "\n" else f"<U+{ord(char):04X}>"


__all__ = ["Rule", "Sample", "format_rule"]
