"""Altered in whole words: dropped, added, swapped, turned around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from tests.matching.mutations.kinds import (
    Context,
    Mutant,
    altered,
    both_ways,
    replaced,
    said,
    shuffled,
    spliced,
)
from tests.matching.mutations.templates import LISTS

_OPPOSITES = both_ways(
    "improves/degrades increases/decreases increased/decreased improved/degraded higher/lower "
    "more/less better/worse larger/smaller before/after with/without always/sometimes "
    "positive/negative left/right malignant/benign men/women fell/rose above/below "
    "sufficient/excessive stable/volatile supervised/guided accurate/wrong linear/curved "
    "best/worst high/low similar/different first/last early/late"
)
_QUANTITIES = both_ways(
    "some/all may/must each/any every/most few/many only/mainly always/often can/should "
    "merely/really rarely/often seldom/often hardly/fully barely/nearly both/either several/most"
)
_CONJUNCTIONS = both_ways(
    "and/or whereas/because but/so when/although which/whose than/as so_that/in_case "
    "even_for/except_for if/unless while/since"
)
_FUNCTION = both_ways("the/a of/in on/under for/against by/from at/near that/this to/into an/the")
_COUNTS = "two three four five six seven eight nine ten twelve two"
_NUMBERS = {**dict(pairwise(_COUNTS.split(" "))), "both": "neither", "none": "one"}
_TENSES = both_ways(
    "was/is were/are trained/train found/find had/has showed/shows rose/rises fell/falls "
    "does/did can/could replace/replaced reports/reported costs/cost reach/reached "
    "verb/verbed show/showed use/used suggest/suggested"
)
_NEGATED = {
    "did not": "did",
    "does not": "does",
    "could not": "could",
    "would not": "would",
    "was never": "was",
    "cannot": "can",
    "can't": "can",
    "didn't": "did",
    "doesn't": "does",
    " not ": " ",
    " no ": " ",
    " hardly ": " ",
    " rarely ": " ",
    " seldom ": " ",
    " barely ": " ",
    " only ": " ",
    " never ": " ",
    " fails to ": " ",
    "without": "with",
    "neither": "either",
    "Neither": "Either",
    " none ": " one ",
    "Only ": "",
}


@altered("word dropped", "a word inside is missing")
def _dropped(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(1, len(words) - 1), rng):
        yield said(" ".join(words[:at] + words[at + 1 :]))


@altered("several words dropped", "two to six words inside are missing, without a mark")
def _several(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(1, max(1, len(words) - 7)), rng):
        yield said(" ".join(words[:at] + words[at + rng.randrange(2, 7) :]))


@altered("word added", "a word inside that is not there")
def _added(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(1, len(words)), rng):
        yield said(" ".join([*words[:at], rng.choice(LISTS["adverb"]), *words[at:]]))


@altered("word added at an edge", "a word before the first or after the last that is not there")
def _added_at_edge(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield said(f"{rng.choice(LISTS['adverb']).capitalize()} {sentence}")
    yield said(f"{sentence.rstrip('.?!')} {rng.choice(LISTS['adverb'])}.")


@altered("word replaced", "a word inside became another")
def _replaced(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for name in shuffled(("noun", "nouns", "adj", "verb", "past", "adverb", "organ", "name"), rng):
        pattern = rf"(?<![\w-])(?:{'|'.join(LISTS[name])})(?![\w-])"
        yield from spliced(sentence, pattern, rng, lambda _, name=name: LISTS[name])  # type: ignore[misc]  # a default


@altered("word replaced by any", "a word inside became a word from elsewhere in the document")
def _from_elsewhere(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    others = context.document.flat.split()
    words = sentence.split()
    for at in shuffled(range(1, len(words) - 1), rng):
        yield said(" ".join([*words[:at], rng.choice(others), *words[at + 1 :]]))


@altered("words swapped", "two neighbouring words changed places")
def _swapped(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(1, len(words) - 2), rng):
        yield said(" ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]]))


@altered("word moved", "a word stands elsewhere in the sentence")
def _moved(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(1, len(words) - 1), rng):
        rest = words[:at] + words[at + 1 :]
        to = rng.randrange(1, len(rest))
        yield said(" ".join([*rest[:to], words[at], *rest[to:]]))


@altered("word doubled", "a word stands there twice")
def _doubled(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(len(words) - 1), rng):
        yield said(" ".join([*words[: at + 1], *words[at:]]))


@altered("clauses swapped", "what stood before a comma stands after it")
def _clauses(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    body, stop = sentence.rstrip(".?!"), sentence[-1] if sentence[-1] in ".?!" else ""
    for found in shuffled(re.finditer(", ", body), rng):
        yield said(f"{body[found.end() :]}, {body[: found.start()]}{stop}")


@altered("small word replaced", "an article or preposition became another")
def _function(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return replaced(sentence, _FUNCTION, rng)


@altered("opposite word", "a word became its opposite")
def _opposite(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return replaced(sentence, _OPPOSITES, rng)


@altered("quantity or mode changed", "some became all, may became must")
def _quantity(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return replaced(sentence, _QUANTITIES, rng)


@altered("conjunction changed", "and became or, whereas became because")
def _conjunction(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return replaced(sentence, _CONJUNCTIONS, rng)


@altered("number word changed", "three became four")
def _number_word(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return replaced(sentence, _NUMBERS, rng)


@altered("tense changed", "was became is, trained became train")
def _tense(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return replaced(sentence, _TENSES, rng)


@altered("singular or plural", "an s more or less at a word's end")
def _plural(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"\b[a-z]{4,}(?<!s)(?<!\bthis)s?\b(?!')",
        rng,
        lambda found: found[0][:-1] if found[0].endswith("s") else found[0] + "s",
    )


@altered("negation dropped", "not, no, never or without is gone")
def _not_gone(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for words in shuffled(_NEGATED, rng):
        if words in sentence:
            yield said(sentence.replace(words, _NEGATED[words], 1))


@altered("negation added", "not, never or hardly stands where it did not")
def _not_added(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    return spliced(
        sentence,
        r"\b(?:is|was|were|are|must|may|be|has|had|and|that|which|the)(?= )",
        rng,
        lambda found: [f"{found[0]} {word}" for word in ("not", "never", "hardly", "no", "only")],
    )


@altered("negation contracted", "did not became didn't, cannot became can not")
def _contracted(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    table = both_ways(
        "did_not/didn't does_not/doesn't could_not/couldn't cannot/can_not can't/cannot"
    )
    return replaced(sentence, table, rng)
