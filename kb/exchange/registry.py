"""Every format of export, found by itself: each is one module in `kb.exchange.formats`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from kb.errors import UnknownName
from kb.exchange import formats
from kb.exchange.form import Format
from kb.ids import did_you_mean


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format, by name: the ``FORMAT`` of each module in `kb.exchange.formats`."""
    modules = pkgutil.iter_modules(formats.__path__, f"{formats.__name__}.")
    found: list[Format] = [import_module(module.name).FORMAT for module in modules]
    return tuple(sorted(found, key=lambda form: form.name))


def site_formats(quotes: int = 0) -> tuple[Format, ...]:
    """The formats that the site of a knowledge base with so many quotes offers, by name."""
    return tuple(
        form
        for form in all_formats()
        if form.on_site and (form.most_on_site is None or quotes <= form.most_on_site)
    )


def find_format(name: str) -> Format:
    """The format of this name.

    Raises:
        UnknownName: when there is none, with the nearest name.
    """
    known = {form.name: form for form in all_formats()}
    if name not in known:
        raise UnknownName("format", name, did_you_mean(name, known))
    return known[name]
