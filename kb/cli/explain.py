"""kb explain: what a finding's code means."""

from __future__ import annotations

from collections.abc import Collection

import click


@click.command(
    name="explain",
    epilog="""\b
Examples:
  kb explain            every code with its title
  kb explain KB202      what an unknown factor is, with an example and its remedy
""",
)
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the CODE of a finding, or list all codes."""
    from kb.checks.catalogue import RULES, format_rule

    if code is None:
        click.echo(_list_codes())
        return
    rule = RULES.get(code.upper())
    if rule is None:
        near = _nearest_code(code, RULES)
        hint = f"did you mean {near}?" if near else "`kb explain` lists them all."
        raise click.UsageError(f"there is no code {code!r}; {hint}")
    click.echo(format_rule(rule), nl=False)


def _nearest_code(given: str, codes: Collection[str]) -> str | None:
    """The code that was meant: digits may be typed as letters, or `KB` be left out."""
    from kb.ids import nearest

    digits = given.upper().removeprefix("KB").translate(str.maketrans("OIL", "011"))
    guess = f"KB{digits}"
    return guess if guess in codes else nearest(guess, codes)


def _list_codes() -> str:
    """All codes with severity and title, under the heading of their range."""
    from kb.checks.catalogue import RANGES, RULES

    lines: list[str] = []
    for start, heading in RANGES.items():
        lines += ["", heading] if lines else [heading]
        for code, rule in RULES.items():
            if code.startswith(start):
                lines.append(f"  {code}  {rule.severity:<7}  {rule.title}")
    return "\n".join(lines)
