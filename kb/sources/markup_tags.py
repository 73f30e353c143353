"""The elements of HTML and JATS XML, by what they do to the text."""

from __future__ import annotations

HTML_SKIPPED = frozenset(
    (
        "head", "script", "style", "nav", "noscript", "template", "button", "form", "select",
        "textarea", "iframe", "audio", "video", "annotation", "annotation-xml", "mphantom", "del",
        "s", "strike",
    )
)  # fmt: skip
"""What no reader of the page sees, or what is not of the text."""

HTML_PICTURES = frozenset(("img", "svg", "object", "canvas"))
"""What may show a sign or a word of a sentence without saying it."""

HTML_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
"""What stands apart from the text around it."""

JATS_SKIPPED = frozenset(
    (
        "journal-meta", "article-id", "article-categories", "pub-date", "history", "permissions",
        "volume", "issue", "fpage", "lpage", "elocation-id", "counts", "custom-meta-group",
        "self-uri", "related-article", "contrib-id", "email", "role", "annotation",
        "annotation-xml", "object-id", "alt-text", "long-desc", "mphantom", "strike", "sub-article",
        "response", "ref-list",
    )
)  # fmt: skip
"""What says something about the article rather than in it, says it twice, or is struck out; and
what others wrote: reviews, answers to them, and the titles of other papers."""

JATS_PICTURES = frozenset(("graphic", "inline-graphic", "private-char"))
"""What may show a sign or a word of a sentence without saying it."""

JATS_BLOCKS = frozenset(
    (
        "abstract", "ack", "aff", "app", "article", "article-title", "back", "body", "boxed-text",
        "caption", "contrib", "contrib-group", "corresp", "def-item", "disp-formula", "disp-quote",
        "element-citation", "floats-group", "front", "kwd", "kwd-group", "list", "list-item",
        "mixed-citation", "note", "p", "sec", "sec-meta", "speech", "statement",
        "subtitle", "table", "tbody", "td", "term", "tfoot", "th", "thead", "title",
        "title-group", "tr", "trans-abstract", "trans-title", "verse-group", "verse-line",
    )
)  # fmt: skip
"""What stands apart from the text around it."""

JATS_ASIDES = frozenset(
    (
        "fn", "fig", "fig-group", "table-wrap", "table-wrap-group", "supplementary-material",
    )
)  # fmt: skip
"""What may stand within a sentence that runs on around it."""

__all__ = [
    "HTML_BLOCKS",
    "HTML_PICTURES",
    "HTML_SKIPPED",
    "JATS_ASIDES",
    "JATS_BLOCKS",
    "JATS_PICTURES",
    "JATS_SKIPPED",
]
