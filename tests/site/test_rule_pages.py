"""What the page of a finding shows as its example."""

from __future__ import annotations

import pytest

from kb.checks.catalogue import RULES
from kb.site import addresses
from tests.site.html_reading import read_page, roof_pages, text_of

PAGES = roof_pages()


@pytest.mark.parametrize("code", RULES)
def test_a_sample_is_shown_as_a_file_only_where_it_is_one(code: str) -> None:
    rule = RULES[code]
    tree = read_page(PAGES[addresses.page_path(addresses.rule(code))])
    samples = [rule.bad, rule.good]
    assert len(tree.xpath(".//pre")) == sum(sample.is_yaml for sample in samples)
    prose = [text_of(element) for element in tree.xpath(".//p[@class='kb-prose']")]
    for sample in samples:
        assert sample.is_yaml or " ".join(sample.text.split()) in prose
