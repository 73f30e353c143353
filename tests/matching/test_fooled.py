"""Quotes that once passed and do not say what the source says, and true ones that were refused."""

from __future__ import annotations

import pytest

from kb import match_quote

REST = " of the pictures that we had taken before"

ALTERED: dict[str, tuple[str, str]] = {
    "a power behind a word": (
        "partial eta = 0.14 was found in all the cases",
        "partial eta² = 0.14 was found in all the cases",
    ),
    "a power behind brackets": (
        "the residual (observed minus predicted) was summed over all cases",
        "the residual (observed minus predicted)² was summed over all cases",
    ),
    "a unit's power": ("an area of 20 millimetres was seen", "an area of 20 millimetres² was seen"),
    "an isotope": ("the iodine labelled sets help most", "the iodine¹³¹ labelled sets help most"),
    "a group of digits before": (f"500 images{REST}", f"We used 12 500 images{REST}."),
    "a group of digits behind": (
        "the first of all the sets had 12",
        "the first of all the sets had 12 500 images.",
    ),
    "a group of digits left out": (
        f"sets of 10 [...] images{REST}",
        f"sets of 10 000 images{REST}",
    ),
    "a decimal middle dot": ("the mean of all cases was 5", "the mean of all cases was 5·3."),
    "a decimal middle dot before": (f"3 larger parts{REST}", f"by 5·3 larger parts{REST}"),
    "a sign with a space": (f"3.2 points{REST}", f"a change of − 3.2 points{REST}"),
    "a sign before brackets": (f"3.2 points{REST}", f"a change of −(3.2 points{REST})"),
    "a word for a sign": (f"5 points{REST}", f"a change of minus 5 points{REST}"),
    "a power of ten": ("the mean of all cases was 5", "the mean of all cases was 5·10³."),
    "a divisor": ("the mean of all cases was 5", "the mean of all cases was 5 / 8."),
    "a factor": (f"10 cases{REST}", f"in 5 x 10 cases{REST}"),
    "a comparing phrase": (f"50 labels{REST}", f"Less than 50 labels{REST}"),
    "a limit": (f"10 labels{REST}", f"We use at most 10 labels{REST}"),
    "half of a spaced range": (f"20 images{REST}", f"sets of 10 – 20 images{REST}"),
    "half of a range in words": (f"20 images{REST}", f"sets of 10 to 20 images{REST}"),
    "the first half of a range": (
        "we have always used 10",
        "we have always used 10 to 20 of them.",
    ),
    "a unit in a word": (
        "the scans of all cases took 10",
        "the scans of all cases took 10 minutes.",
    ),
    "a lowered digit behind a digit": (f"102 bits{REST}", f"10₂ bits{REST}"),
    "doubled strokes": ("the line R of all the real numbers", "the line ℝ of all the real numbers"),
    "a variant of a letter": (
        "the angle \U0001d711 of all the cases",
        "the angle \U0001d719 of all the cases",
    ),
    "a blank line for an omission": (
        "larger sets do\nhelp in every case that we saw",
        "larger sets do most certainly not as such help in every case that we saw",
    ),
    "a blank line that fuses halves": (
        "the larger sets of images\nharm the smaller models in all",
        "the larger sets of images help all. Noisy labels harm the smaller models in all.",
    ),
    "a sentence that begins with a figure": (
        "As can be seen in [o]ther models help on all of the scans",
        "As can be seen in\fFig. 3, transfer does not help on any of the scans that we had.\n\n"
        "Other models help on all of the scans that we had.",
    ),
    "a sentence that begins with a number": (
        "larger models trained on [s]mall sets do well",
        "larger models trained on\f16 GPUs did not transfer well to scans.\n\nSmall sets do well.",
    ),
    "an item of a list": (
        "We find that larger sets help most on the scans",
        "We find that larger sets\n\n* do not help for CT scans.\n\nhelp most on the scans",
    ),
    "a table as the subject": (
        "Larger sets of scans help in all of the cases",
        "Larger sets of scans\n\nTable 1 shows that no set is good.\n\nhelp in all of the cases",
    ),
    "a table as the subject in an omission": (
        "Larger sets of scans [...] help in all of the cases",
        "Larger sets of scans\n\nTable 3 proves that they do not\n\n"
        "in CT so help in all of the cases",
    ),
    "lines in capitals": (
        "Larger sets of scans help in all of the cases",
        "Larger sets of scans\n\nDo NOT ALWAYS\nIn CT\n\nhelp in all of the cases",
    ),
    "a sentence that comes three times": (
        "Larger sets were tried on scans. Smaller sets were tried too",
        "Larger sets were tried on scans.\n\nThis did not help.\n\nSmaller sets were tried too.\n\n"
        "This did not help.\n\nOthers.\n\nThis did not help.\n\nThe end.",
    ),
    "a negation at the edge of pages": (
        "Larger sets do help in all cases we saw.",
        "Larger sets do\n\nnot at all\fhelp in all cases we saw.\n\nnot at all\fMore.\n\n"
        "not at all",
    ),
    "numbers at the edge of pages": (
        "an accuracy of more than we had ever expected",
        "an accuracy of\n\n12 %\fmore than we had ever expected\n\n13 %\fText.\n\n14 %",
    ),
    "a prefix put in": (f"[un] related tasks{REST}", f"related tasks{REST}"),
    "a joiner in an insertion": (
        f"tasks that do [n\u034fot] help{REST}",
        f"tasks that do help{REST}",
    ),
    "a foreign letter in an insertion": (f"tasks [nоt] help{REST}", f"tasks help{REST}"),
    "raised letters in an insertion": (f"tasks [ⁿᵒᵗ] help{REST}", f"tasks help{REST}"),
    "an insertion in two pieces": (f"tasks [do n][ot] help{REST}", f"tasks help{REST}"),
    "an insertion with dots": (f"tasks [n.o.t.] help{REST}", f"tasks help{REST}"),
    "a sign put in": (f"alpha [≠] beta{REST}", f"alpha beta{REST}"),
    "an amount put in": (f"the [million] cases{REST}", f"the cases{REST}"),
    "a negation of another language": (f"tasks [nicht] help{REST}", f"tasks help{REST}"),
    "a prefix in brackets": (f"supervised cases{REST}", f"all (un)supervised cases{REST}"),
    "an ending in brackets": (
        "we have looked at each single case",
        "we have looked at each single case(s).",
    ),
    "a prefix that hangs": (f"supervised cases{REST}", f"all semi- supervised cases{REST}"),
    "a prefix as a word": (f"inflammatory cases{REST}", f"all anti inflammatory cases{REST}"),
    "a sign left out": (f"alpha [...] beta{REST}", f"alpha ≠ beta{REST}"),
    "a dash before an exception": (
        "larger sets help in every case",
        "larger sets help in every case—except in CT",
    ),
    "a hyphen of another word": (
        f"the unionized parts{REST}",
        f"the un-\nionized parts{REST}",
    ),
    "a Chinese negation before": (
        "有助于提高医学图像分类的准确率和稳定性能力",
        "迁移学习不有助于提高医学图像分类的准确率和稳定性能力",
    ),
    "a Korean prefix": (
        "가능하다고 우리는 모든 경우에 대해 말할 수 있을 것이다",
        "불가능하다고 우리는 모든 경우에 대해 말할 수 있을 것이다",
    ),
    "a contrast left out": (
        "Unsupervised learning [...] requires a large collection of images",
        "Unsupervised learning may be preferable, whereas supervised training requires a large "
        "collection of images.",
    ),
    "a condition before": (
        "freezing the early layers harms the performance",
        "Unless the set is very small, freezing the early layers harms the performance.",
    ),
    "a condition in the middle of a beginning": (
        "larger sets help in every case",
        "However, if they are clean, larger sets help in every case.",
    ),
    "a condition directly before": (
        "larger sets help in every case",
        "We wanted to know whether larger sets help in every case.",
    ),
    "a negation behind an opening mark": (
        "help in every case that we saw",
        "Larger sets do not “help in every case that we saw”.",
    ),
    "a negation with a colon": (
        "helpful in every case that we saw",
        "Larger sets were not: helpful in every case that we saw.",
    ),
    "a negation with another apostrophe": (
        "larger sets [...] help in every case",
        "larger sets don`t help in every case.",
    ),
    "a limit behind a closing mark": (
        "sets that help in every case",
        "He said “sets that help in every case” only in CT.",
    ),
    "a comparing word left out": (
        "the error was [...] 5 points in all of the cases",
        "the error was up to 5 points in all of the cases",
    ),
    "a condition left out": (
        "larger sets [...] help in every case",
        "larger sets, provided they are clean, help in every case.",
    ),
    "a comparator beside words left out": (
        "larger sets [...] help in every case",
        "larger sets <10 images help in every case.",
    ),
    "halves around an initial": (
        "Larger sets of images [...] harm the smaller models",
        "Larger sets of images help in group A. Noisy labels harm the smaller models.",
    ),
    "halves around two references": (
        "Larger sets of images [...] harm the smaller models",
        "Larger sets of images help.12,13 Noisy labels harm the smaller models.",
    ),
    "halves of two items": (
        "Larger sets of images [...] harm the smaller models",
        "• Larger sets of images help\n• Noisy labels harm the smaller models",
    ),
    "halves of two paragraphs": (
        "Larger sets of images [...] harm the smaller models",
        "Larger sets of images help\n\nNoisy labels harm the smaller models",
    ),
    "halves of two clauses": (
        "larger sets [...] help in every case",
        "larger sets harm; smaller sets help in every case.",
    ),
    "a number in words": (
        "fifty labels were enough in every case",
        "Less than fifty labels were enough in every case.",
    ),
    "a tilde of mathematics": (f"50 labels{REST}", f"∼50 labels{REST}"),
    "a maximum": (f"50 labels{REST}", f"A maximum of 50 labels{REST}"),
    "a unit of chemistry": ("the level of all cases was 5", "the level of all cases was 5 mmol/L."),
    "a currency": ("the price in all cases was 5", "the price in all cases was 5 €."),
    "an age": ("all of the patients were aged 65", "all of the patients were aged 65+ years."),
    "thirty put in": (f"the [of thirty images] sets{REST}", f"the sets{REST}"),
    "a square among footnotes": (
        "models with age and sex as covariates were fitted",
        "Larger sets¹ help. So models with age² and sex as covariates were fitted.",
    ),
    "a logarithm's base": (
        f"a value of log105 was found{REST}",
        f"a value of log₁₀5 was found{REST}",
    ),
    "a table that is a subject in brackets": (
        "Larger sets of scans help in all of the cases",
        "Larger sets of scans\n\nTable 1 (appendix) shows that no set is good and that they do "
        "not\n\nhelp in all of the cases",
    ),
}
"""What was changed: the quote and the source."""

TRUE: dict[str, tuple[str, str]] = {
    "Chinese": (
        "迁移学习有助于提高医学图像分类的准确率和稳定性",
        "我们发现，迁移学习有助于提高医学图像\n分类的准确率和稳定性。",
    ),
    "German": (
        "das vortrainierte Netz lernt mit wenigen Bildern",
        "Wir sehen, daß das vortrai-\nnierte Netz lernt mit wenigen Bildern.",
    ),
    "a line that stands three times": (
        "No statistically significant difference was seen here",
        "A.\n\nNo statistically significant difference was seen here.\n\nB.\n\n"
        "No statistically significant difference was seen here.\n\nC.\n\n"
        "No statistically significant difference was seen here.\n\nD.",
    ),
    "abbreviations left out": (
        "Larger sets [...] help in all of the cases",
        "Larger sets (see Figs. 3 and 4, approx. 300 images) help in all of the cases",
    ),
    "a footnote of three": (
        "larger sets help in all of the cases",
        "We agree.¹ Others, too.² And larger sets³ help in all of the cases.",
    ),
    "an index": (
        "the set H2O was used in all of the cases",
        "the set H₂O was used in all of the cases",
    ),
    "a year before": (
        "500 images were used in all cases",
        "In the year after that, 500 images were used in all cases.",
    ),
    "a year at the end of a line before": (
        "120 patients were seen in all of the cases",
        "The study ended in 2019.\n120 patients were seen in all of the cases.",
    ),
    "a word of two words": (
        "the interaction term was the same in all cases",
        "the inter-\naction term was the same in all cases; an action",
    ),
    "a word that begins with re": (
        "the results represent what we saw in all cases",
        "the results re-\npresent what we saw in all cases",
    ),
    "a reference left out": (
        "Larger sets [...] help in all of the cases",
        "Larger sets (Roe et al. 2019; Les Sans 2020) help in all of the cases",
    ),
    "an insertion that explains": (
        "it [the model] helps in all of the cases",
        "it helps in all of the cases",
    ),
}


@pytest.mark.parametrize("case", ALTERED)
def test_a_quote_that_says_something_else_does_not_pass(case: str) -> None:
    quote, source = ALTERED[case]
    assert not match_quote(quote, source).passes


@pytest.mark.parametrize("case", TRUE)
def test_a_true_quote_passes(case: str) -> None:
    quote, source = TRUE[case]
    match = match_quote(quote, source)
    assert match.passes, match
