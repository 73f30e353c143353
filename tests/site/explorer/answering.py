"""What the Python interface gives for an address of the explorer."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

from kb.api.base import Base
from kb.api.quotes import Quotes
from kb.errors import ContradictoryConditions
from kb.frames.coded import Domains


def answered(base: Base, query: str) -> Quotes | None:
    """The quotes for the conditions of an address; None where Python refuses them."""
    given: dict[str, Any] = parse_qs(query)
    words = phrases_in(given.pop("words", [""])[0])
    for laid_out in ("sort", "group"):
        given.pop(laid_out, None)
    besides = given.pop("also", [])
    domains = {role: given.pop(f"{role}_domain", []) for role in ("source", "target")}
    for once in ("since", "until", "within"):
        if once in given:
            given[once] = given[once][0] if once == "within" else int(given[once][0])
    within = given.get("within", "quote")
    try:
        found = base.quotes(**given)
        for role, names in domains.items():
            if names:
                about: dict[str, Any] = {role: _datasets_in(base, names), "within": within}
                found &= base.quotes(**about)
        for factor in besides:
            found = found.where(factor=factor)
        for word in words:
            found &= base.quotes(text=word)
    except ContradictoryConditions:
        return None
    return found


def phrases_in(typed: str) -> list[str]:
    """What is looked for: each stands in quotation marks, since bare words may be left aside."""
    phrases = re.findall(r'"([^"]*)"', typed)
    assert re.sub(r'"[^"]*"', "", typed).strip() == "", typed
    return [phrase.strip() for phrase in phrases if phrase.strip()]


def _datasets_in(base: Base, names: list[str]) -> list[str]:
    """The datasets of some domains; a withdrawn one is of the domain of its successor."""
    domains = Domains(base.corpus.datasets)
    return [id_ for id_ in base.corpus.datasets if set(domains.domains([id_])) & set(names)]
