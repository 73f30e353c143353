"""The page on which SPARQL queries run in the reader's browser."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import cache

from kb.graph.iris import Iris
from kb.graph.terms import KB, PREFIXES
from kb.graph.vocabulary import VOCABULARY
from kb.site import addresses, front_end
from kb.site.downloads import Download, format_size
from kb.site.page import Heading, SearchEntry, SitePage
from kb.site.press import Press
from kb.sparql.embedded import estimate_triples
from kb.sparql.examples import EXAMPLES, Example

TITLE = "Ask"
ENGINE = "ask-engine"
"""The part of the front end that runs in a worker of the page."""

_BYTES_PER_TRIPLE = 450
"""Of memory, measured with Oxigraph on records of `benchmarks.make_corpus`."""
_LARGE = 2_000_000


def build_ask_page(
    press: Press, downloads: Sequence[Download] = (), recipes: Sequence[Example] = ()
) -> SitePage:
    """The page Ask.

    Args:
        press: prints it.
        downloads: the files beside the pages; the queries run on the Turtle.
        recipes: questions of this site's own documentation, see `kb.site.recipes`.
    """
    turtle = next((file for file in downloads if file.path.endswith(".ttl")), None)
    triples = estimate_triples(press.corpus)
    size, packed = _engine_sizes()
    groups = [("On every knowledge base", tuple(EXAMPLES.values()))]
    if recipes:
        groups.insert(0, ("From the cookbook", tuple(recipes)))
    return press.page(
        "ask",
        addresses.page_path(addresses.ASK),
        title=TITLE,
        description=f"SPARQL on the records of {press.corpus.meta.title}, in your browser",
        toc=(
            Heading("questions", "Questions to begin with"),
            Heading("how", "How it works"),
        ),
        search=(SearchEntry("", "Ask with SPARQL", "SPARQL query Oxigraph RDF linked data"),),
        scripts=("ask",),
        styles=("ask.css",),
        turtle=turtle,
        has_guide=bool(recipes),
        site=_format_site(press, turtle) if turtle and front_end.has(ENGINE) else "",
        groups=groups,
        prefixes=sorted(PREFIXES),
        engine_size=format_size(size),
        engine_packed=format_size(packed),
        triples=triples,
        is_large=triples > _LARGE,
        memory=f"{triples * _BYTES_PER_TRIPLE / 1e9:.1f} GB",
    )


def _format_site(press: Press, turtle: Download) -> str:
    """What the script has to know of the site, as JSON."""
    about = {
        "engine": front_end.ADDRESS + front_end.entries()[ENGINE].script,
        "data": turtle.path,
        "base": Iris(press.corpus.meta.base_iri).base,
        "vocabulary": KB.iri,
        "prefixes": dict(sorted(PREFIXES.items())),
        "terms": sorted(term.name for term in VOCABULARY),
    }
    return json.dumps(about, ensure_ascii=False, separators=(",", ":"))


@cache
def _engine_sizes() -> tuple[int, int]:
    """How many bytes the engine has, and about how many are sent where a server compresses."""
    size = packed = 0
    if front_end.has(ENGINE):
        for file in sorted(front_end.APP.glob("*.wasm")):
            data = file.read_bytes()
            size += len(data)
            packed += len(zlib.compress(data, 1))
    return size, packed
