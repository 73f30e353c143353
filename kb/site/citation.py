"""How to cite: a paper, a quote of it, a table, and the knowledge base with its data version.

The knowledge base's address is the code host's: the IRIs of records are names, which need not lead
anywhere.
"""

from __future__ import annotations

import re

from kb.model.meta import KnowledgeBase
from kb.model.paper import Paper, Quote
from kb.model.table import Table
from kb.site.words import listing
from kb.tables.authors import short_label


def format_citation(meta: KnowledgeBase) -> str:
    """The reference as a sentence for a list of references."""
    authors = listing(meta.authors) if meta.authors else meta.title
    title = f" {meta.title}" if meta.authors else ""
    address = f" {meta.repository}" if meta.repository else ""
    return f"{authors} ({meta.year}).{title} (data version {meta.version}).{address}"


def format_bibtex(meta: KnowledgeBase) -> str:
    """The reference as a BibTeX entry that needs no package."""
    return _entry(meta, meta.title, f"{_key(meta)}-{meta.version}", f"Data version {meta.version}")


def format_table_citation(meta: KnowledgeBase, table: Table) -> str:
    """A table as a sentence for a list of references, with the data from which it was built."""
    authors = listing(meta.authors) if meta.authors else meta.title
    within = f" In {meta.title}" if meta.authors else ""
    address = f" {meta.repository}" if meta.repository else ""
    return (
        f"{authors} ({meta.year}). {table.title} (table {table.id}).{within} "
        f"(data version {meta.version}).{address}"
    )


def format_table_bibtex(meta: KnowledgeBase, table: Table) -> str:
    """A table as a BibTeX entry that needs no package."""
    note = f"Table {_escaped(table.id)} of {{{_escaped(meta.title)}}}, data version {meta.version}"
    return _entry(meta, table.title, f"{_key(meta)}-{table.id}-{meta.version}", note)


def format_reference(paper: Paper) -> str:
    """A paper as a sentence for a list of references."""
    place = ""
    if paper.venue:
        volume = f", {paper.volume}" if paper.volume else ""
        issue = f"({paper.issue})" if paper.issue else ""
        pages = f", {paper.pages}" if paper.pages else ""
        place = f" {paper.venue}{volume}{issue}{pages}."
    address = paper.url or ""
    if paper.doi:
        address = f"https://doi.org/{paper.doi}"
    elif paper.arxiv:
        address = f"https://arxiv.org/abs/{paper.arxiv}"
    title = paper.title if paper.title.endswith((".", "!", "?")) else f"{paper.title}."
    return f"{listing(paper.authors)} ({paper.year}). {title}{place}{' ' * bool(address)}{address}"


def format_quote_citation(paper: Paper, quote: Quote, through: Paper | None) -> str:
    """A quote as a text cites it: who, when and where, and through whom it was read.

    Args:
        paper: the quote's paper.
        quote: the quote.
        through: the paper from whose quotation it was taken; None for one from the paper itself, or
            where that paper has no record.
    """
    cited = f"{short_label(paper.authors)}, {paper.year}"
    if quote.locator:
        cited += f", {quote.locator}"
    if quote.via is not None:
        name = f"{short_label(through.authors)}, {through.year}" if through else quote.via.paper
        cited += f"; cited through {name}"
        if quote.via.locator:
            cited += f", {quote.via.locator}"
    return f"({cited})"


def _key(meta: KnowledgeBase) -> str:
    words = re.findall(r"[a-z0-9]+", meta.title.lower())
    return "-".join(words[:3]) or "knowledge-base"


def _entry(meta: KnowledgeBase, title: str, key: str, note: str) -> str:
    authors = " and ".join(f"{{{_escaped(author)}}}" for author in meta.authors)
    fields = [
        ("title", f"{{{_escaped(title)}}}"),
        ("author", authors),
        ("year", str(meta.year)),
        ("note", note),
        ("howpublished", f"\\url{{{meta.repository}}}" if meta.repository else ""),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _escaped(text: str) -> str:
    text = re.sub(r"[\\{}]", "", text)
    return re.sub(r"([&%$#_])", r"\\\1", text)
