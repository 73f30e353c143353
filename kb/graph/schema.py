"""What the property graph holds: its kinds of node, its types of edge, and their attributes.

The graph's documentation is made from these lists, and a test holds the graph to them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

ScalarType = Literal["string", "int", "boolean"]


class Attribute(NamedTuple):
    """An attribute of a node or an edge. It is left out where nothing is known.

    Attributes:
        name: its key.
        type: the type of its value, always a plain scalar.
        meaning: what it says.
    """

    name: str
    type: ScalarType
    meaning: str


class NodeKind(NamedTuple):
    """A kind of node; the node's attribute ``kind`` holds its name.

    Attributes:
        name: the kind, and what stands before the colon in the ids of its nodes.
        example: the id of such a node.
        meaning: what the node stands for.
        attributes: its attributes besides ``kind``.
    """

    name: str
    example: str
    meaning: str
    attributes: tuple[Attribute, ...]


class EdgeType(NamedTuple):
    """A type of edge; the edge's attribute ``type`` holds its name.

    Attributes:
        name: the type, which is also the edge's key unless ``keyed_by`` adds to it.
        start: kinds of node at which it starts.
        end: kinds of node at which it ends.
        meaning: what the edge says of its two ends.
        attributes: its attributes besides ``type``.
        keyed_by: the attribute that tells two edges of this type between the same ends apart; the
            key is then ``name:value``.
    """

    name: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    meaning: str
    attributes: tuple[Attribute, ...] = ()
    keyed_by: str | None = None


_LABEL = Attribute("label", "string", "its name or title, for pictures")
_WITHDRAWN = Attribute("deprecated", "boolean", "`true` where it is withdrawn")
_URL = Attribute("url", "string", "its address")
_UNCHECKED = Attribute(
    "unchecked", "string", "fields of its record that rest on memory alone, parted by `; `"
)

NODE_KINDS: tuple[NodeKind, ...] = (
    NodeKind(
        "paper",
        "paper:ribeiro2017",
        "a paper that is in use",
        (
            _LABEL,
            Attribute("year", "int", "year by which it is cited"),
            Attribute("authors", "string", "authors in order, parted by `; `"),
            Attribute("type", "string", "kind of publication"),
            Attribute("venue", "string", "journal or proceedings"),
            Attribute("doi", "string", "DOI without an address before it"),
            _UNCHECKED,
        ),
    ),
    NodeKind(
        "quote",
        "quote:ribeiro2017/q3",
        "a quote that is in use",
        (
            _LABEL,
            Attribute("text", "string", "its words; omissions and insertions in brackets"),
            Attribute("locator", "string", "where it stands in its paper"),
            Attribute("notes", "string", "kinds of the notes on it, parted by `; `"),
        ),
    ),
    NodeKind(
        "codebook",
        "codebook:literature-factors@1",
        "a codebook of one major version",
        (_LABEL, Attribute("version", "string", "its full version"), _WITHDRAWN),
    ),
    NodeKind(
        "factor",
        "factor:literature-factors@1/visual_similarity",
        "a factor of one codebook",
        (
            _LABEL,
            Attribute("codebook", "string", "its codebook"),
            Attribute("definition", "string", "what it means"),
            Attribute("group", "string", "the heading under which it stands"),
            Attribute("abstract", "boolean", "`true` for a heading that is never coded"),
            _WITHDRAWN,
        ),
    ),
    NodeKind(
        "dataset",
        "dataset:imagenet-1k",
        "a dataset",
        (
            _LABEL,
            Attribute("domain", "string", "broad domain"),
            Attribute("modality", "string", "kind of image"),
            Attribute("dimensions", "string", "shape of the data"),
            Attribute("images", "int", "how many images (or what it counts) in all"),
            Attribute("classes", "int", "how many classes"),
            _URL,
            _UNCHECKED,
            _WITHDRAWN,
        ),
    ),
    NodeKind(
        "model",
        "model:resnet-50",
        "a model architecture or a family of them",
        (
            _LABEL,
            Attribute("dimensions", "string", "`2D` or `3D`"),
            Attribute("parameters", "int", "number of weights"),
            _URL,
            _UNCHECKED,
            _WITHDRAWN,
        ),
    ),
    NodeKind(
        "coder",
        "coder:cheplygina",
        "a person or a program that codes",
        (
            _LABEL,
            Attribute("orcid", "string", "ORCID iD"),
            Attribute("program", "boolean", "`true` for a program"),
        ),
    ),
    NodeKind("table", "table:appendix-a", "a declared table", (_LABEL,)),
)

EDGE_TYPES: tuple[EdgeType, ...] = (
    EdgeType("contains", ("paper",), ("quote",), "the paper says it"),
    EdgeType(
        "codes",
        ("quote",),
        ("factor",),
        "the agreed judgement. `value` is `absent` where the factor was looked for and is not "
        "there; where it was not assessed, there is no edge",
        (
            Attribute("value", "string", "the value's word"),
            Attribute("coders", "string", "ids of the coders, parted by `; `"),
            Attribute("term", "string", "the author's own words for the factor"),
        ),
    ),
    EdgeType("source", ("quote",), ("dataset",), "its words name this source dataset"),
    EdgeType("target", ("quote",), ("dataset",), "its words name this target dataset"),
    EdgeType("model", ("quote",), ("model",), "its words name this architecture"),
    EdgeType(
        "quoted_via",
        ("quote",),
        ("paper",),
        "it was taken from this paper's quotation",
        (Attribute("locator", "string", "where it stands there"),),
    ),
    EdgeType("similar_to", ("quote",), ("quote",), "their likeness is known and meant"),
    EdgeType("studies_source", ("paper",), ("dataset",), "the paper trains on it first"),
    EdgeType("studies_target", ("paper",), ("dataset",), "the paper then uses models for it"),
    EdgeType("studies_model", ("paper",), ("model",), "the paper works with it"),
    EdgeType(
        "coded",
        ("coder",),
        ("paper",),
        "the coder agreed on the paper's codes under a codebook",
        (
            Attribute("codebook", "string", "the codebook"),
            Attribute("complete", "boolean", "whether every factor was looked for"),
        ),
        keyed_by="codebook",
    ),
    EdgeType("defines", ("codebook",), ("factor",), "the factor is one of the codebook's"),
    EdgeType("broader", ("factor",), ("factor",), "the second is more general (same codebook)"),
    EdgeType("exact_match", ("factor",), ("factor",), "the same under another codebook"),
    EdgeType("close_match", ("factor",), ("factor",), "nearly the same under another codebook"),
    EdgeType("broad_match", ("factor",), ("factor",), "the second, of another codebook, is wider"),
    EdgeType("narrow_match", ("factor",), ("factor",), "the second is narrower"),
    EdgeType("related_match", ("factor",), ("factor",), "linked otherwise across codebooks"),
    EdgeType("exemplified_by", ("factor",), ("quote",), "the codebook gives it as an example"),
    EdgeType("part_of", ("dataset",), ("dataset",), "the first was taken from the second"),
    EdgeType("presented_in", ("dataset", "model"), ("paper",), "the paper presents it"),
    EdgeType("variant_of", ("model",), ("model",), "the second is its family"),
    EdgeType(
        "shows",
        ("table",),
        ("quote",),
        "the table shows the quote",
        (Attribute("part", "string", "the part in which it stands"),),
        keyed_by="part",
    ),
    EdgeType("uses", ("table",), ("codebook",), "the table shows factors of this codebook"),
)


def format_node_kinds() -> str:
    """The kinds of node as a Markdown definition list, for the documentation."""
    return "\n".join(
        f"`{kind.name}`, such as `{kind.example}`\n"
        f":   {_sentence(kind.meaning)}\n{_listed(kind.attributes)}"
        for kind in NODE_KINDS
    )


def format_edge_types() -> str:
    """The types of edge as a Markdown definition list, for the documentation."""
    return "\n".join(
        f"`{edge.name}`, {' or '.join(edge.start)} to {' or '.join(edge.end)}\n"
        f":   {_sentence(edge.meaning)}\n{_listed(edge.attributes)}"
        for edge in EDGE_TYPES
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _listed(attributes: tuple[Attribute, ...]) -> str:
    lines = [f"    - `{a.name}` ({a.type}): {a.meaning}\n" for a in attributes]
    return "".join(["\n", *lines] if lines else [])
