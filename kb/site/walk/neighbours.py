"""What stands next to a paper, factor, dataset or model in the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from kb.corpus import Corpus
from kb.ids import split_codebook_ref
from kb.model.paper import Paper, Quote
from kb.site import addresses
from kb.site.crossings import Cited, FactorKey
from kb.site.press import Press
from kb.site.walk.relations import RELATIONS

Kind = Literal["paper", "factor", "dataset", "model"]
KINDS: tuple[Kind, ...] = ("paper", "factor", "dataset", "model")


class Node(NamedTuple):
    """A thing of the graph. As text it is ``factor/literature-factors@1/visual_similarity``.

    Attributes:
        kind: what it is.
        name: its id; of a factor with its codebook.
    """

    kind: Kind
    name: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}"


Groups = Mapping[str, tuple[tuple[Node, int], ...]]
"""By relation what is linked so, and by how many quotes; 0 where the record as a whole says it."""


def iter_nodes(corpus: Corpus) -> Iterator[Node]:
    """Every node: all that has a page, without papers that were withdrawn, and without what is no
    dataset but an example of sample images."""
    for name, paper in corpus.papers.items():
        if paper.deprecated is None:
            yield Node("paper", name)
    for codebook, name in corpus.factors:
        yield Node("factor", f"{codebook}/{name}")
    for name, dataset in corpus.datasets.items():
        if not dataset.example:
            yield Node("dataset", name)
    for name in corpus.models:
        yield Node("model", name)


def node_address(node: Node) -> str:
    """The address of the node in the graph, from the site's root.

    >>> node_address(Node("factor", "colours@1/red"))
    'graph/?at=factor/colours@1/red'
    """
    return f"{addresses.GRAPH}?at={node}"


def has_many(press: Press, node: Node, most: int) -> bool:
    """Whether more than ``most`` quotes or papers may be linked to a node by one relation.

    It looks at lengths only, so it may say yes where one paper has most of the quotes.
    """
    crossings, name = press.crossings, node.name
    if node.kind == "factor":
        longest = max(map(len, crossings.speaking[_key(name)].values()), default=0)
    elif node.kind == "dataset":
        cited = max(len(crossings.as_source.get(name, ())), len(crossings.as_target.get(name, ())))
        longest = cited + len(crossings.studying.get(name, ()))
    elif node.kind == "model":
        longest = len(crossings.with_model.get(name, ())) + len(crossings.using.get(name, ()))
    else:
        longest = len(crossings.quoted_in.get(name, ()))
    return longest > most


def find_neighbours(press: Press, node: Node) -> Groups:
    """What is linked to a node, by relation in the order of `RELATIONS`; most quotes first."""
    find = {"paper": _of_paper, "factor": _of_factor, "dataset": _of_dataset, "model": _of_model}
    found: dict[str, Counter[Node]] = {}
    for relation, other, quotes in find[node.kind](press, node.name):
        if other != node and _exists(press.corpus, other):
            found.setdefault(relation, Counter())[other] += quotes
    return {
        name: tuple(sorted(found[name].items(), key=lambda item: (-item[1], item[0])))
        for name in RELATIONS
        if name in found
    }


Link = tuple[str, Node, int]
"""A relation, what is at its other end, and how many quotes say so."""


def _of_paper(press: Press, name: str) -> Iterator[Link]:
    paper, crossings = press.corpus.papers[name], press.crossings
    for quote in paper.quotes:
        if quote.deprecated is None:
            yield from _of_quote(paper, quote)
    if paper.studies is not None:
        for relation, names in (("source", paper.studies.source), ("target", paper.studies.target)):
            for one in names:
                yield relation, Node("dataset", one), 0
        for one in paper.studies.models:
            yield "model", Node("model", one), 0
    for kind, one in crossings.presented.get(name, ()):
        yield "presents", Node("dataset" if kind == "dataset" else "model", one), 0
    yield from _of_papers("quotes", crossings.quoted_in.get(name, ()))
    for quote in paper.quotes:
        if likened := crossings.resembling.get(f"{name}/{quote.id}"):
            yield from _of_papers("similar", likened)


def _of_quote(paper: Paper, quote: Quote) -> Iterator[Link]:
    for ref in paper.coding:
        for factor, code in quote.codes.get(split_codebook_ref(ref)[0], {}).items():
            if code.value != "absent":
                yield code.value, Node("factor", f"{ref}/{factor}"), 1
    for one in quote.source:
        yield "source", Node("dataset", one), 1
    for one in quote.target:
        yield "target", Node("dataset", one), 1
    for one in quote.models:
        yield "model", Node("model", one), 1
    if quote.via is not None:
        yield "quoted-from", Node("paper", quote.via.paper), 1
    for ref in quote.similar_to:
        yield "similar", Node("paper", ref.rpartition("/")[0] or paper.id), 1


def _of_factor(press: Press, name: str) -> Iterator[Link]:
    key = _key(name)
    for value, coded in press.crossings.speaking[key].items():
        yield from _of_papers(f"{value}-in", (item[:2] for item in coded))
    for words, (codebook, factor) in press.crossings.mappings.get(key, ()):
        yield f"related: {words}", Node("factor", f"{codebook}/{factor}"), 0


def _of_dataset(press: Press, name: str) -> Iterator[Link]:
    dataset, crossings = press.corpus.datasets[name], press.crossings
    yield from _of_papers("source-in", crossings.as_source.get(name, ()))
    yield from _of_papers("target-in", crossings.as_target.get(name, ()))
    for paper in crossings.studying.get(name, ()):
        if paper.studies is not None and name in paper.studies.source:
            yield "source-in", Node("paper", paper.id), 0
        if paper.studies is not None and name in paper.studies.target:
            yield "target-in", Node("paper", paper.id), 0
    if dataset.paper:
        yield "presented-in", Node("paper", dataset.paper), 0
    for one in dataset.part_of:
        yield "part-of", Node("dataset", one), 0
    for one in crossings.derived.get(name, ()):
        yield "parts", Node("dataset", one), 0


def _of_model(press: Press, name: str) -> Iterator[Link]:
    model, crossings = press.corpus.models[name], press.crossings
    yield from _of_papers("model-in", crossings.with_model.get(name, ()))
    for paper in crossings.using.get(name, ()):
        yield "model-in", Node("paper", paper.id), 0
    if model.paper:
        yield "presented-in", Node("paper", model.paper), 0
    if model.family:
        yield "variant-of", Node("model", model.family), 0
    for one in crossings.variants.get(name, ()):
        yield "variants", Node("model", one), 0


def _of_papers(relation: str, cited: Iterable[Cited]) -> Iterator[Link]:
    for name, quotes in Counter([paper.id for paper, _ in cited]).items():
        yield relation, Node("paper", name), quotes


def _key(name: str) -> FactorKey:
    codebook, _, factor = name.partition("/")
    return codebook, factor


def _exists(corpus: Corpus, node: Node) -> bool:
    if node.kind == "paper":
        paper = corpus.papers.get(node.name)
        return paper is not None and paper.deprecated is None
    if node.kind == "factor":
        return _key(node.name) in corpus.factors
    if node.kind == "dataset":
        dataset = corpus.datasets.get(node.name)
        return dataset is not None and not dataset.example
    return node.name in corpus.models
