"""What may stand between, be left out or be put in: each rule with the cases at its line."""

from __future__ import annotations

import pytest

from kb import match_quote
from kb.matching.breaks import is_beside_the_text, one_line, running_text
from kb.matching.furniture import find_furniture
from kb.matching.match import Match
from kb.matching.omissions import omission_doubts
from kb.matching.polarity import limiting_word_before, limiting_word_behind, turning_word
from kb.matching.quoted import parse_quote

BESIDE = {
    "Figure 2: All scans by age.": True,
    "Fig. 3 Scans": True,
    "Table A1. Scans\nand more of them": True,
    "Algorithm 1 Widgets": True,
    "\u00b9 See the appendix.": True,
    "* Both authors did the same.": False,
    "*Both authors did the same.": True,
    "12 See http://invented.example/": False,
    "---": True,
    "A 0.5 0.7\nB 0.6 0.8": True,
    "Model Score Rank\nA 0.5 7": True,
    "Figures help a lot": False,
    "the larger sets do not": False,
    "the larger sets\ndo not": False,
    "12": False,
    "In 2019 we saw\nall of that in 2020": False,
    "* the list goes on and": False,
}


@pytest.mark.parametrize("block", BESIDE)
def test_only_what_is_no_running_text_may_stand_at_a_break(block: str) -> None:
    assert is_beside_the_text(f"\n\n{block}\n\n") == BESIDE[block]
    assert is_beside_the_text(f"\n\nFigure 1: It.\n\n{block}\f") == BESIDE[block]


def test_words_that_are_broken_at_a_line_s_end_are_read_whole() -> None:
    assert one_line("it can-\nnot  help,\nin 10-\n20 cases") == "it cannot help, in 10- 20 cases"
    assert running_text("and so\n\nFigure 1: It.\n\nit does\nnot") == "and so it does not"


BETWEEN_HALVES = (
    "\f",
    "\n\n\u00b3 See the appendix.\n\n7\f",
    # The second half of a foot of several lines, a page's head and a table.
    "\n\nversion, since some of them were taken\ntwice.\n\n1\fOn Roofs 2\n\nTable 1: All.\n"
    "A 0.5 7\n\n",
)


@pytest.mark.parametrize("between", BETWEEN_HALVES)
def test_a_quote_that_begins_in_the_second_half_of_a_word_is_refused(between: str) -> None:
    quote = "els of the other family recover what was lost in a week"
    told = match_quote(quote, f"It was reported before. Mod-{between}{quote}, they say.")
    assert not told.passes
    assert "the quote begins behind the first half of a word" in told.reasons


OMISSIONS = {
    ("we find that", "it does not, however,", "help"): ["the omission hides 'not'"],
    ("we find that", "it doesn't", "help"): ["the omission hides \"doesn't\""],
    ("they work", "only", "with labels"): ["the omission hides 'only'"],
    ("they work", "in 3 of 4 cases,", "with labels"): [],
    ("they work", "", "with labels"): [],
    ("they work", " [3] ", "with labels"): [],
    ("They work.", "It is not so elsewhere.", "We train it."): [],
    ("They work.", "It is not so. And later", "we train it"): [],
    ("They work.", "It never fails. And never yet", "we train it"): ["the omission hides 'never'"],
    ("They work", "well.", "We train it."): [],
    ("They work", "well. But never", "for us"): [
        "the omission makes one sentence of the halves of two", "the omission hides 'but'",
    ],
    ("They work", "well. Labels", "help us"): [
        "the omission makes one sentence of the halves of two"
    ],
    ("They work", "not well.", "We train it."): ["the omission hides 'not'"],
    ("as of Fig.", "2 and so on,", "it works"): [],
    ("They work", "(see e.g. Fig. 2) and", "help us"): [],
    ("we find that", "it ca\u200bnnot", "help"): ["the omission hides 'cannot'"],
    ("we find that", "it \U0001d427\U0001d428\U0001d42d", "help"): ["the omission hides 'not'"],
}  # fmt: skip


@pytest.mark.parametrize(("left", "omitted", "right"), OMISSIONS)
def test_an_omission_is_doubted_where_the_sense_hangs_on_it(
    left: str, omitted: str, right: str
) -> None:
    assert list(omission_doubts(left, omitted, right)) == OMISSIONS[left, omitted, right]


TURNING = {
    "not": "not", "do not": "not", "don\u2019t": "don't", "Never": "never", "without": "without",
    "unless": "unless", "fails": "fails", "lack": "lack", "few": "few", "n\u200bot": "not",
    "not\u00b9": "not", "NOT": "not", "knot": None, "note": None, "another": None,
    "nothingness": None, "failsafe": None, "": None, "12": None,
}  # fmt: skip


@pytest.mark.parametrize("text", TURNING)
def test_a_word_that_turns_or_narrows_is_seen_and_only_it(text: str) -> None:
    assert turning_word(text) == TURNING[text]
    assert turning_word(f"many {text} samples") == TURNING[text]


def test_a_limiting_word_counts_directly_beside_the_quote_alone() -> None:
    assert limiting_word_before("they do not ") == "not"
    assert limiting_word_before('they do "not" ') == "not"
    assert limiting_word_before("not so. They ") is None
    assert limiting_word_before("they do not, ") == "not"
    assert limiting_word_behind(" (not so)") == "not"
    assert limiting_word_behind(" so not") is None
    assert limiting_word_behind(". Not so") is None


FAULTS = {
    "It helps.": "fewer than 5 words or 20 letters could stand anywhere",
    "a b c d e f g h": "fewer than 5 words or 20 letters could stand anywhere",
    "larger [...] sets help in all of the cases": "the part 'larger' has fewer than two words",
    "larger sets [do not] help in all of the cases": "turns or narrows what is said",
    "larger sets [>10] help in all of the cases": "holds more than plain words",
    "larger sets [of 12] help in all of the cases": "holds more than plain words",
    "the [un]related tasks help in all of the cases": "is a piece of a word",
    "the task[s] that we saw help in all of the cases": "is a piece of a word",
    "larger sets [pre-] trained in all of the cases": "is a piece of a word",
    "larger sets [x] trained in all of the cases": "is a piece of a word",
    "larger sets [a b c d e f g h i] help in all cases": "has more than 8 words",
    "larger sets help [...] !!! [...] in all of the cases": "the part '!!!' has fewer than two",
}


@pytest.mark.parametrize("quote", FAULTS)
def test_a_quote_can_be_unfit_whatever_the_paper_says(quote: str) -> None:
    assert any(FAULTS[quote] in fault for fault in parse_quote(quote).faults)
    assert not match_quote(quote, f"Before. {quote} Behind.").passes


@pytest.mark.parametrize(
    "quote",
    ["larger sets [of images] help in all the cases", "[T]he larger sets help in all the cases",
     r"larger sets \[12\] help in all the cases", "larger sets [...] help in all the cases",
     "larger sets help\nin all of the cases here", "[A] larger set helps in all of the cases"],
)  # fmt: skip
def test_other_marks_of_the_coder_are_no_fault(quote: str) -> None:
    assert parse_quote(quote).faults == ()


def furniture_of(text: str) -> list[tuple[str, str]]:
    return [(item.kind, text[item.start : item.end]) for item in find_furniture(text)]


def test_lines_that_come_again_at_the_edge_of_pages_are_heads() -> None:
    pages = [f"Roe et al. {number}\n\nText {word} of\nit {word}\n\nmore {word}" for number, word in
             enumerate(("one", "two", "three"), start=4)]  # fmt: skip
    assert furniture_of("\f".join(pages)) == [
        ("running-head", f"Roe et al. {number}") for number in (4, 5, 6)
    ]


def test_numbers_that_grow_with_the_pages_are_page_numbers() -> None:
    assert furniture_of("a b\nc d\ne f\n9\fg h\ni j\nk l\n10") == [
        ("page-number", "9"), ("page-number", "10"),
    ]  # fmt: skip
    assert furniture_of("a b\nc d\ne f\nPage 9 of 20\fg h\ni j\nk l\n- 10 -")[0][0] == "page-number"
    assert furniture_of("a b\nc d\ne f\niv\fg h\ni j\nk l\nv") == [
        ("page-number", "iv"), ("page-number", "v"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "a b\nc d\ne f\n9\fg h\ni j\nk l\n12",  # numbers, but not those of pages
        "a b\nc d\n9\ne f\ng h\n10\ni j\nk l",  # not on the edge of a page
        "We saw it\nin all cases\nand so on\nfor long\f"
        "We did it\nin most cases\nand so on\nfor good",
        "Yes indeed it is.\n\nOnce more.\n\nYes indeed it is.",  # only twice
    ],
)
def test_other_lines_are_text(text: str) -> None:
    assert furniture_of(text) == []


def test_a_line_of_its_own_that_comes_three_times_is_a_head_without_pages() -> None:
    text = "\n\n".join(("One", "Widgets in practice", "two", "Widgets in practice", "three",
                        "Widgets in practice"))  # fmt: skip
    assert furniture_of(text) == [("running-head", "Widgets in practice")] * 3


WHOLE = {
    "the words stand there": ("", "exact"),
    "within a block no line is skipped": ("\nsmaller sets and not\n", "near-miss"),
    "a caption is skipped": ("\n\nFigure 2: All sets.\n\n", "exact-across-break"),
    "a caption and a page's end are skipped": ("\n\nTable 2: All.\n\n\f", "exact-across-break"),
    "other blocks need a look": ("\n\nwhat they say\n\n", "needs-confirmation"),
    "a mark needs a look": (" [12] ", "needs-confirmation"),
    "words are never skipped": (" in part ", "near-miss"),
    "a block too far": ("\n\n" + "1 2 3\n" * 1_500 + "\n\n", "near-miss"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_stands_between_decides(case: str) -> None:
    between, status = WHOLE[case]
    found = match_quote(
        "larger sets of images help in every case",
        f"larger sets of images{between or ' '}help in every case",
    )
    assert found.status == status
    assert found.passes == (status in ("exact", "exact-across-break"))


def test_parts_may_stand_so_far_apart_and_no_farther() -> None:
    def found(characters: int) -> Match:
        between = ("so on and " * 200)[: characters - 2].rstrip()
        return match_quote(
            "larger sets of images help [...] on every task",
            f"larger sets of images help {between} on every task",
        )

    assert found(1_490).status == "exact"
    far = found(1_520)
    assert far.status == "near-miss"
    assert far.reasons == ("the parts stand farther apart than 1,500 characters",)


def test_the_order_of_parts_and_passages_counts() -> None:
    source = "larger sets of images help on every task that we tried here"
    found = match_quote("on every task that [...] larger sets of images", source)
    assert (found.status, found.reasons) == ("near-miss", ("the parts stand in another order",))
    found = match_quote("on every task that we\nlarger sets of images", source)
    assert (found.status, found.reasons) == ("near-miss", ("the passages stand in another order",))
    found = match_quote("larger sets of images\non every task that we", source)
    assert found.status == "needs-confirmation"
    whole = "Larger sets of images help. Others do, too. Small models learn from them."
    parted = "Larger sets of images help.\nSmall models learn from them."
    assert match_quote(parted, whole).status == "exact"
