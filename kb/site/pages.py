"""All pages of the site, as a pure function of the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kb.corpus import Corpus
from kb.site import addresses
from kb.site.downloads import Download
from kb.site.explorer.pages import iter_explorer_pages
from kb.site.guides import Guide
from kb.site.page import SitePage
from kb.site.pages_ask import build_ask_page
from kb.site.pages_dataset_browser import plan_dataset_browser
from kb.site.pages_factors import iter_codebook_pages
from kb.site.pages_graph import build_graph_page
from kb.site.pages_home import build_downloads_page, build_home
from kb.site.pages_ledger import build_ledger_page, iter_ledger_lists
from kb.site.pages_papers import iter_paper_pages
from kb.site.pages_rules import iter_rule_pages
from kb.site.pages_subjects import iter_subject_pages
from kb.site.pages_tables import iter_table_pages
from kb.site.pages_vocabulary import build_vocabulary_page
from kb.site.pictures.pages import iter_picture_pages
from kb.site.plans import PlannedPage
from kb.site.press import Press
from kb.sparql.examples import Example


def build_pages(
    corpus: Corpus, downloads: Sequence[Download] = (), guides: Sequence[Guide] = ()
) -> dict[str, SitePage]:
    """Every page by its path from the site's root, such as ``papers/ribeiro2017/index.html``.

    Args:
        corpus: the records; a reference to nothing is shown as a plain name.
        downloads: the files beside the pages, which the pages list.
        guides: the written pages to which the home page leads.

    Raises:
        UnknownName: when a table names what does not exist.
    """
    plans = iter_plans(Press(corpus), downloads, guides)
    return {plan.path: plan.make() for plan in plans}


def iter_plans(
    press: Press,
    downloads: Sequence[Download] = (),
    guides: Sequence[Guide] = (),
    recipes: Sequence[Example] = (),
) -> Iterator[PlannedPage]:
    """Every page, to be made when it is asked for.

    Args:
        press: prints the pages.
        downloads: the files beside the pages, which the pages list.
        guides: the written pages to which the home page leads.
        recipes: questions of the written pages, which the page Ask offers.
    """
    title = press.corpus.meta.title
    yield PlannedPage(addresses.HOME, title, partial(build_home, press, downloads, guides))
    yield from iter_paper_pages(press)
    yield from iter_codebook_pages(press)
    yield from iter_subject_pages(press)
    yield from iter_table_pages(press, downloads)
    yield from iter_explorer_pages(press)
    yield plan_dataset_browser(press)
    yield from iter_picture_pages(press)
    yield from iter_rule_pages(press)
    yield from iter_ledger_lists(press)
    for address, title, make in (
        (addresses.LEDGER, "Ledger", partial(build_ledger_page, press)),
        (addresses.DOWNLOADS, "Downloads", partial(build_downloads_page, press, downloads)),
        (addresses.GRAPH, "Graph", partial(build_graph_page, press)),
        (addresses.ASK, "Ask", partial(build_ask_page, press, downloads, recipes)),
        (addresses.VOCABULARY, "Vocabulary", partial(build_vocabulary_page, press)),
    ):
        yield PlannedPage(addresses.page_path(address), title, make)
