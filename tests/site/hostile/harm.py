"""What a hostile record has done to a page."""

from __future__ import annotations

from tests.site.browsing import TOO_WIDE, Watched

RAN = """() => [
  ...("__pwned" in window ? [`script ${window.__pwned} ran`] : []),
  ...[...document.querySelectorAll("iframe, object, embed, base, meta[http-equiv=refresh i]")]
    .map((it) => `there is a ${it.tagName}`),
  ...[...document.querySelectorAll("*")].flatMap((it) => [...it.attributes]
    .filter(({ name, value }) => /^on/i.test(name) ||
      (/^(href|src|action|xlink:href|formaction)$/i.test(name) &&
        /^[\\s\\x00-\\x20]*(javascript|data:text|vbscript):/i.test(value)))
    .map(({ name, value }) => `${it.tagName} has ${name}=${value.slice(0, 60)}`)),
  ...window.brokenRules ?? [],
]"""
"""A script that names what ran, what could run, and what the page's policy had to forbid."""


def harm_of(watched: Watched, *, is_part: bool = False) -> list[str]:
    """What ran, could run, was asked of elsewhere, or broke the layout, on a page as it stands.

    Args:
        watched: a page of the browser.
        is_part: whether it is a part to be put into a page, which has no layout of its own.
    """
    found: list[str] = watched.page.evaluate(RAN) + watched.wrong
    return found if is_part else found + watched.page.evaluate(TOO_WIDE)
