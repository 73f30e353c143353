"""Builds a site of records that the checks refuse: ``python build.py FOLDER SITE``."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from kb.cli.site import configuration_file
from kb.site.plugin import KbPlugin
from kb.site.source import Checked
from kb.store.read import read_corpus


def build_unchecked(annotations: Path, site: Path) -> None:
    """Build the site as `kb build` does, whatever the checks say of the records."""
    corpus = read_corpus(annotations).corpus
    assert corpus is not None
    with configuration_file(annotations, corpus.meta.title) as file:
        config = load_config(str(file), site_dir=str(site))
        plugin = config.plugins["kb"]
        assert isinstance(plugin, KbPlugin)
        plugin.checked = Checked(corpus, ())
        build(config)


if __name__ == "__main__":
    build_unchecked(Path(sys.argv[1]), Path(sys.argv[2]))
