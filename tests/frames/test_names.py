"""Authors' names: what is one person, what may be, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.frames.names import block_of, compare_names, parse_name

SAME, PERHAPS = "same", "perhaps"


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Jane Smith", "Smith, Jane", SAME),
        ("Andrew Y. Ng", "Andrew Ng", SAME),
        ("Hubert Dariusz Zając", "Hubert D. Zajac", SAME),
        ("Xiao-Ming Li", "Xiaoming Li", SAME),
        ("Xiao Ming Li", "Xiaoming Li", SAME),
        ("Laurens van der Maaten", "van der Maaten, Laurens", SAME),
        ("Jan Van der Berg", "van der Berg, Jan", SAME),
        ("Flávia Vasques Bittencourt", "Vasques Bittencourt, Flavia", SAME),
        ("Amelia Jiménez-Sánchez", "Amelia Jimenez Sanchez", SAME),
        ("Bjørn Łukasz Strauß", "Bjorn Lukasz Strauss", SAME),
        ("Conor O'Brien", "Conor O’Brien", SAME),
        ("Smith, John, Jr.", "John Smith", SAME),
        ("John Smith Jr.", "John Smith", SAME),
        ("OpenMind", "OpenMind", SAME),
        ("王伟", "王伟", SAME),
        ("JANE SMITH", "Jane Smith", SAME),
        ("J. Smith", "J. Smith", PERHAPS),
        ("J. Smith", "Jane Smith", PERHAPS),
        ("J. J. Smith", "JJ Smith", PERHAPS),
        ("AY Ng", "Ng, A.Y.", PERHAPS),
        ("J.-P. Serre", "Jean-Pierre Serre", PERHAPS),
        ("A. Smith", "A. B. Smith", PERHAPS),
        ("Jane Smith", "Jane Mary Smith", PERHAPS),
        ("Andrew Y. Ng", "Andrew B. Ng", None),
        ("J. A. Smith", "J. B. Smith", None),
        ("Jane Smith", "John Smith", None),
        ("Jan Berg", "Jan van der Berg", None),
        ("Min Lee", "Min-Ho Lee", None),
        ("Wang Wei", "Wei Wang", None),
        ("Müller, Tom", "Mueller, Tom", None),
        ("Smith", "Jane Smith", None),
        ("Jane Smith", "Jane Smyth", None),
    ],
)
def test_two_names_are_one_person_surely_perhaps_or_not(
    one: str, other: str, likeness: str | None
) -> None:
    names = parse_name(one), parse_name(other)
    assert compare_names(*names) == likeness
    assert compare_names(*reversed(names)) == likeness
    if likeness:
        assert block_of(names[0]) == block_of(names[1])


WORDS = st.sampled_from(["Jane", "J.", "Mary", "M.", "Ana-Maria", "A.-M.", "de", "Smith", "Ng"])


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5))
def test_likeness_has_no_direction_and_stays_within_a_block(one: list[str], two: list[str]) -> None:
    names = parse_name(" ".join(one)), parse_name(" ".join(two))
    likeness = compare_names(*names)
    assert likeness == compare_names(*reversed(names))
    assert likeness is None or block_of(names[0]) == block_of(names[1])


@given(st.text(min_size=1))
def test_every_name_can_be_read_and_is_at_least_perhaps_itself(author: str) -> None:
    name = parse_name(author)
    assert name.family
    assert compare_names(name, name) is not None
