"""Where each thing stands on the site, and how one page points to another."""

from __future__ import annotations

from urllib.parse import urlencode

HOME = "index.html"
PAPERS = "papers/"
FACTORS = "factors/"
CODEBOOKS = "codebooks/"
DATASETS = "datasets/"
MODELS = "models/"
TABLES = "tables/"
CODERS = "coders/"
LEDGER = "ledger/"
DOWNLOADS = "downloads/"
RULES = "findings/"
VOCABULARY = "vocabulary/"
QUOTES = "quotes/"
PICTURES = "pictures/"
GRAPH = "graph/"
ASK = "ask/"
DATASET_BROWSER = "dataset-browser/"
DATA = "assets/data/"


def paper(name: str) -> str:
    """A paper's address from the site's root, ending in a slash as all of these do."""
    return f"papers/{name}/"


def quote(paper_name: str, name: str) -> str:
    """A quote's address: its anchor on its paper's page.

    >>> quote("ribeiro2017", "q3")
    'papers/ribeiro2017/#q3'
    """
    return f"papers/{paper_name}/#{name}"


def quotes_where(**conditions: str | int | tuple[str, ...]) -> str:
    """The address of the explorer with these conditions set, in the words of `kb.Base.quotes`.

    Args:
        conditions: ``factor`` (with its codebook, as ``literature-factors@1/sample_size``),
            ``value``, ``codebook``, ``paper``, ``since``, ``until``, ``source``, ``target``,
            ``source_domain``, ``target_domain``, ``model``, ``level`` (a standing of the ledger),
            ``text``, ``within``; ``sort`` and ``group``. Several names mean any of them. Only of
            ``also``, factors to which the quote speaks besides, each must hold.

    >>> quotes_where(factor="literature-factors@1/sample_size", value=("positive", "present"))
    'quotes/?factor=literature-factors%401%2Fsample_size&value=positive&value=present'
    """
    pairs = [
        (name, one)
        for name, given in conditions.items()
        for one in (given if isinstance(given, tuple) else (given,))
    ]
    return f"{QUOTES}?{urlencode(pairs)}" if pairs else QUOTES


def codebook(ref: str) -> str:
    """A codebook's address; each major version has its own."""
    return f"codebooks/{ref}/"


def factor(codebook_ref: str, name: str) -> str:
    """A factor's address, below its codebook since two codebooks may share a factor's name."""
    return f"codebooks/{codebook_ref}/{name}/"


def dataset(name: str) -> str:
    """A dataset's address."""
    return f"datasets/{name}/"


def sheet(dataset_name: str, file: str) -> str:
    """Where a sheet of sample images stands."""
    return f"assets/thumbnails/{dataset_name}/{file}"


def dataset_beside(left: str) -> str:
    """The address of the dataset browser with a dataset in the left panel.

    >>> dataset_beside("imagenet-1k")
    'dataset-browser/?left=imagenet-1k'
    """
    return f"{DATASET_BROWSER}?{urlencode({'left': left})}"


def model(name: str) -> str:
    """A model architecture's address."""
    return f"models/{name}/"


def table(name: str) -> str:
    """A table's address."""
    return f"tables/{name}/"


def coder(name: str) -> str:
    """A coder's address: an anchor on the page of all coders."""
    return f"coders/#{name}"


def level(standing: str) -> str:
    """The address of the paragraph that explains what a level of checking means."""
    return f"ledger/#{standing}"


def rule(code: str) -> str:
    """The address of the page that explains a finding."""
    return f"findings/{code}/"


def term(name: str) -> str:
    """The address of an RDF term of the project's own vocabulary: its anchor on their page."""
    return f"{VOCABULARY}#{name}"


def page_path(address: str) -> str:
    """The file that an address (without anchor) is served from.

    >>> page_path("papers/ribeiro2017/")
    'papers/ribeiro2017/index.html'
    """
    return f"{address}index.html"


def root_of(path: str) -> str:
    """What leads from a page to the site's root, to be put before an address.

    >>> root_of("papers/ribeiro2017/index.html")
    '../../'
    >>> root_of("index.html")
    './'
    """
    return "../" * path.count("/") or "./"
