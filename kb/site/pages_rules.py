"""A page per finding code, from the same catalogue as ``kb explain``, and their overview."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup, escape

from kb.checks.catalogue import RANGES, RULES, Rule
from kb.site import addresses
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.site.words import count

_CODE_FORM, _STRESS_FORM = Markup("<code>{}</code>"), Markup("<em>{}</em>")
_CODE = re.compile(r"(`[^`]+`)|(?<!\w)\*([^*\s][^*]*)\*(?!\w)")


def iter_rule_pages(press: Press) -> Iterator[PlannedPage]:
    """The overview of finding codes, then a page for each."""
    overview = addresses.page_path(addresses.RULES)
    yield PlannedPage(overview, "Findings", partial(_overview, press))
    for rule in RULES.values():
        path = addresses.page_path(addresses.rule(rule.code))
        yield PlannedPage(path, _title(rule), partial(_rule_page, press, rule), overview)


def _title(rule: Rule) -> str:
    return f"{rule.code}: {rule.title}"


def _overview(press: Press) -> SitePage:
    groups = [
        (title, [rule for code, rule in RULES.items() if code.startswith(prefix)])
        for prefix, title in RANGES.items()
    ]
    return press.page(
        "rules",
        addresses.page_path(addresses.RULES),
        title="Findings",
        description=f"{count(len(RULES), 'code')} of kb check, each with its remedy.",
        toc=tuple(Heading(f"range-{i}", title) for i, (title, _) in enumerate(groups, start=1)),
        search=(SearchEntry("", "Findings", "All finding codes of kb check."),),
        groups=groups,
    )


def _rule_page(press: Press, rule: Rule) -> SitePage:
    return press.page(
        "rule",
        addresses.page_path(addresses.rule(rule.code)),
        title=_title(rule),
        description=rule.explanation,
        toc=(Heading("remedy", "What to do"), Heading("example", "Example")),
        parent=addresses.page_path(addresses.RULES),
        search=(SearchEntry("", _title(rule), rule.explanation),),
        rule=rule,
        prose=format_prose,
        visible=format_visible,
    )


def format_prose(text: str) -> Markup:
    """The catalogue's prose as HTML: backticks are code, single stars stress.

    >>> str(format_prose("write `a < b`, *never* more"))
    'write <code>a &lt; b</code>, <em>never</em> more'
    """
    parts = []
    at = 0
    for found in _CODE.finditer(text):
        parts.append(escape(text[at : found.start()]))
        code, stressed = found.groups()
        parts.append(_CODE_FORM.format(code[1:-1]) if code else _STRESS_FORM.format(stressed))
        at = found.end()
    return Markup("").join((*parts, escape(text[at:])))


def format_visible(text: str) -> str:
    """An example in which characters that hide are named, as on the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else f"<U+{ord(c):04X}>" for c in text)
