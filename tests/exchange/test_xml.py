"""XML that is written by hand is read back as it was meant."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kb.exchange.xml import escape_attribute, escape_text, replace_forbidden

ANY = st.text(st.characters() | st.sampled_from("&<>\"']\t\r\n\x00\ufffe\ud800"))


@given(ANY)
def test_a_reader_finds_the_text_but_for_what_xml_cannot_hold(text: str) -> None:
    on_a_line = escape_attribute(text)
    written = f'<a b="{on_a_line}"><c>{escape_text(text)}</c><d>{on_a_line}</d></a>'
    read = ElementTree.fromstring(written)
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert read.get("b") == kept == replace_forbidden(text)
    assert [child.text or "" for child in read] == [kept, kept]
    assert "\n" not in on_a_line
