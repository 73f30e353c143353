"""How to cite the knowledge base itself, with the version of its data.

The address is the code host's: the IRIs of records are names, which need not lead anywhere.
"""

from __future__ import annotations

import re

from kb.model.meta import KnowledgeBase
from kb.site.words import listing


def format_citation(meta: KnowledgeBase) -> str:
    """The reference as a sentence for a list of references."""
    authors = listing(meta.authors) if meta.authors else meta.title
    title = f" {meta.title}" if meta.authors else ""
    address = f" {meta.repository}" if meta.repository else ""
    return f"{authors} ({meta.year}).{title} (data version {meta.version}).{address}"


def format_bibtex(meta: KnowledgeBase) -> str:
    """The reference as a BibTeX entry that needs no package."""
    words = re.findall(r"[a-z0-9]+", meta.title.lower())
    key = f"{'-'.join(words[:3]) or 'knowledge-base'}-{meta.version}"
    authors = " and ".join(f"{{{_escaped(author)}}}" for author in meta.authors)
    fields = [
        ("title", f"{{{_escaped(meta.title)}}}"),
        ("author", authors),
        ("year", str(meta.year)),
        ("note", f"Data version {meta.version}"),
        ("howpublished", f"\\url{{{meta.repository}}}" if meta.repository else ""),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _escaped(text: str) -> str:
    text = re.sub(r"[\\{}]", "", text)
    return re.sub(r"([&%$#_])", r"\\\1", text)
