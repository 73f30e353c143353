"""Links from one depth of the site to every record, each made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from kb.corpus import Corpus
from kb.ids import split_codebook_ref
from kb.ledger import CHECKED, NOT_COMPARED, Standing
from kb.model.paper import Quote
from kb.site import addresses
from kb.site.crossings import Crossings
from kb.site.levels import CONFIRMED, CONFIRMED_MEANS, CONFIRMED_SHORT, LEVELS

_LINK = Markup('<a href="{}">{}</a>')
_LEVEL = Markup('<a class="kb-{} kb-level kb-level--{}" href="{}" title="{}">{}</a>')


class Links:
    """Links to records from pages at one depth.

    A record that does not exist is named without a link, so that a page can be made of any corpus;
    ``kb check`` reports the reference.

    Attributes:
        root: what leads from the pages to the site's root.
    """

    def __init__(self, corpus: Corpus, crossings: Crossings, root: str) -> None:
        self.root = root
        self._corpus = corpus
        self._labels = crossings.labels
        self._made: dict[tuple[str, ...], Markup] = {}

    def to(self, address: str, label: str) -> Markup:
        """A link to an address from the site's root."""
        return _LINK.format(self.root + address, label)

    def paper(self, name: str) -> Markup:
        """A link to a paper, by its short label."""
        known = name in self._corpus.papers
        return self._once(
            ("paper", name), lambda: addresses.paper(name), self._labels.get(name, name), known
        )

    def quote(self, paper: str, name: str) -> Markup:
        """A link to a quote: its paper's short label and its number."""
        return self.to(
            addresses.quote(paper, name), f"{self._labels.get(paper, paper)}, quote {name[1:]}"
        )

    def dense(self, cited: Iterable[tuple[Any, ...]]) -> Markup:
        """Links to many quotes in little room: each paper once, with the numbers of its quotes.

        Args:
            cited: tuples that begin with a paper and a quote, by paper.
        """
        shown = []
        for paper, group in groupby(cited, key=lambda item: item[0].id):
            address = escape(self.root + addresses.paper(paper))
            numbers = ", ".join(f'<a href="{address}#{one[1].id}">{one[1].id}</a>' for one in group)
            shown.append(f"<li>{self.paper(paper)}: {numbers}</li>")
        return Markup("\n".join(shown))  # noqa: S704  # ids are slugs, the rest is escaped above

    def quote_ref(self, ref: str) -> Markup:
        """A link to the quote that a reference such as ``wong2018/q4`` names."""
        paper, _, name = ref.partition("/")
        record = self._corpus.papers.get(paper)
        if record is None or all(quote.id != name for quote in record.quotes):
            return Markup("{}").format(ref)
        return self.quote(paper, name)

    def badge(self, standing: Standing, is_confirmed: bool = False) -> Markup:
        """What was checked of a quote, with the way to what that means."""
        more = CONFIRMED if is_confirmed else ""
        return self._level("badge", standing, LEVELS[standing].label, more)

    def level_mark(self, quote: Quote) -> Markup:
        """The same in a word or two, for where a quote is only cited."""
        found = quote.verification
        standing = found.level if found else NOT_COMPARED
        is_confirmed = found is not None and found.confirmed is not None and standing in CHECKED
        more = CONFIRMED_SHORT if is_confirmed else ""
        return self._level("mark", standing, LEVELS[standing].short, more)

    def codebook(self, ref: str) -> Markup:
        """A link to a codebook, by its title."""
        book = self._corpus.codebooks.get(ref)
        label = book.title if book else ref
        return self._once(
            ("codebook", ref), lambda: addresses.codebook(ref), label, book is not None
        )

    def codebook_named(self, ref: str) -> str:
        """A codebook's name with its version, as plain text: ``literature-factors 1``."""
        name, major = split_codebook_ref(ref)
        return f"{name} {major}"

    def factor(self, codebook: str, name: str) -> Markup:
        """A link to a factor, by its label."""
        factor = self._corpus.factors.get((codebook, name))
        label = factor.label if factor else name
        return self._once(
            ("factor", codebook, name),
            lambda: addresses.factor(codebook, name),
            label,
            factor is not None,
        )

    def dataset(self, name: str) -> Markup:
        """A link to a dataset, by its name."""
        dataset = self._corpus.datasets.get(name)
        label = dataset.name if dataset else name
        return self._once(
            ("dataset", name), lambda: addresses.dataset(name), label, dataset is not None
        )

    def model(self, name: str) -> Markup:
        """A link to a model architecture, by its name."""
        model = self._corpus.models.get(name)
        label = model.name if model else name
        return self._once(("model", name), lambda: addresses.model(name), label, model is not None)

    def table(self, name: str) -> Markup:
        """A link to a table, by its title."""
        table = self._corpus.tables.get(name)
        label = table.title if table else name
        return self._once(("table", name), lambda: addresses.table(name), label, table is not None)

    def coder(self, name: str) -> Markup:
        """A link to a coder, by their name."""
        person = self._corpus.people.get(name)
        label = person.name if person else name
        return self._once(("coder", name), lambda: addresses.coder(name), label, person is not None)

    def subject(self, kind: str, name: str) -> Markup:
        """A link to a dataset or a model."""
        return self.dataset(name) if kind == "dataset" else self.model(name)

    def named(self, kind: str, name: str) -> Markup:
        """A link to a record, or to the quote or factor of this full name."""
        if kind == "quote":
            return self.quote_ref(name)
        if kind == "factor":
            codebook, _, factor = name.partition("/")
            return self.factor(codebook, factor)
        make = {"paper": self.paper, "codebook": self.codebook, "table": self.table}
        return make[kind](name) if kind in make else self.subject(kind, name)

    def listing(self, links: Iterable[Markup], last: str = "and") -> Markup:
        """Links as a sentence lists them."""
        made = list(links)
        if len(made) < 2:
            return Markup("").join(made)
        return Markup("{} {} {}").format(Markup(", ").join(made[:-1]), last, made[-1])

    def _level(self, form: str, standing: Standing, label: str, more: str) -> Markup:
        made = self._made.get((form, standing, more))
        if made is None:
            said = LEVELS[standing]
            seen = f" {CONFIRMED_MEANS}" if more else ""
            meaning = f"{said.means}{seen} {said.means_not}"
            address = self.root + addresses.level(standing)
            made = _LEVEL.format(form, standing, address, meaning, label + more)
            self._made[form, standing, more] = made
        return made

    def _once(
        self, key: tuple[str, ...], address: Callable[[], str], label: str, known: bool
    ) -> Markup:
        made = self._made.get(key)
        if made is None:
            made = self.to(address(), label) if known else Markup("{}").format(label)
            self._made[key] = made
        return made
