"""Altered by what the marks of a quote may hide: omissions, insertions, bracketed letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.matching.mutations.documents import lay_out, with_far
from tests.matching.mutations.kinds import Context, Mutant, altered, shuffled
from tests.matching.mutations.plain import escape, negates, plain, stands
from tests.matching.mutations.templates import LISTS

_GAP = " [...] "


def _joined(*parts: list[str]) -> str:
    return _GAP.join(escape(" ".join(part)) for part in parts)


@altered("omission hides a negation", "[...] stands where the paper has not, no, never or n't")
def _hidden(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled([i for i, word in enumerate(words) if negates(word)], rng):
        start = max(2, at - rng.randrange(0, 3))
        end = min(len(words) - 2, at + 1 + rng.randrange(0, 4))
        if start <= at < end:
            yield Mutant(_joined(words[:start], words[end:]), checked=False)


_CONTRASTS = frozenset(
    ("may", "might", "could", "would", "should", "whereas", "while", "when", "where", "than",
     "more", "most", "likely", "but", "if", "though", "although", "however", "seems", "appears",
     "perhaps")
)  # fmt: skip


@altered(
    "omission hides a contrast or a hedge", "[...] stands for whereas, than, more, may or when"
)
def _hidden_contrast(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled([i for i, word in enumerate(words) if word.lower() in _CONTRASTS], rng):
        start = max(2, at - rng.randrange(0, 3))
        end = min(len(words) - 2, at + 1 + rng.randrange(0, 4))
        if start <= at < end:
            yield Mutant(_joined(words[:start], words[end:]), checked=False)


@altered("starts behind a condition", "the quote leaves out the unless or if of its sentence")
def _behind_condition(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    condition = rng.choice(("Unless the sets are small,", "If nothing else is known,"))
    start = context.whole[:1].lower() + context.whole[1:]
    document = lay_out(f"{condition} {start}", context.around, context.layout)
    if document is not None:
        yield Mutant(escape(start), document, checked=False)


@altered("omission hides only a negation", "[...] stands for the one word not, no, never or only")
def _hidden_alone(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled([i for i, word in enumerate(words) if negates(word)], rng):
        if 2 <= at < len(words) - 2:
            yield Mutant(_joined(words[:at], words[at + 1 :]), checked=False)


@altered("omission hides one of two negations", "two omissions, one of them over a negation")
def _hidden_second(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled([i for i, word in enumerate(words) if negates(word)], rng):
        if 2 <= at < len(words) - 8:
            middle = at + 1 + rng.randrange(3, 5)
            yield Mutant(
                _joined(words[:at], words[at + 1 : middle], words[middle + 1 :]), checked=False
            )


@altered("omission cuts n't off", "didn't became did [...]")
def _hidden_ending(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for found in shuffled(re.finditer(r"n't\b", context.whole), rng):
        head, tail = context.whole[: found.start()], context.whole[found.end() :]
        yield Mutant(escape(head) + _GAP.rstrip() + escape(tail), checked=False)


@altered("parts swapped", "what stands on both sides of [...] has the wrong order")
def _swapped(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    at = rng.randrange(4, len(words) - 4)
    first, second = words[:at], words[at + 1 :]
    _, _, later = context.document.plain.partition(plain(" ".join(second)))
    if not stands(plain(" ".join(first)), later):
        yield Mutant(_joined(second, first), checked=False)


@altered("sentences swapped", "two whole sentences around [...] have the wrong order")
def _swapped_sentences(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for other in context.around.after:
        yield Mutant(f"{escape(other)}{_GAP}{escape(context.whole)}", checked=False)


@altered("parts joined from afar", "the parts stand more than 1,500 letters apart")
def _afar(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    far = f"{rng.choice(LISTS['name'])} sums up: {context.around.before[0]}"
    around = with_far(context.around, far)
    document = lay_out(context.whole, around, context.layout)
    yield Mutant(f"{escape(context.whole)}{_GAP}{escape(far)}", document, checked=False)


@altered("halves joined from afar", "half a sentence, and half of one 1,500 letters farther on")
def _half_afar(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    far = f"{rng.choice(LISTS['name'])} sums up: {context.around.before[0]}"
    document = lay_out(context.whole, with_far(context.around, far), context.layout)
    words, others = context.whole.split(), far.split()
    left, right = words[: len(words) // 2], others[len(others) // 2 :]
    if context.document.flat.count(" ".join(right)) == 1:
        yield Mutant(_joined(left, right), document, checked=False)


def _halves(context: Context, rng: Random, end: str) -> Iterator[Mutant]:
    """Half of the sentence and half of the next one, where the first has another end."""
    words = context.whole.split()
    following, *rest = context.around.after
    others = following.split()
    left = rng.randrange(4, len(words) - 1)
    right = others[rng.randrange(2, len(others) - 4) :]
    # Where the second sentence begins as the first does, the quote may be a faithful one of it.
    if " ".join(right) not in context.whole and " ".join(words[:left]) not in following:
        passage = f"{context.whole[:-1]}{end} {following}"
        around = replace(context.around, after=tuple(rest))
        document = lay_out(passage, around, context.layout)
        yield Mutant(_joined(words[:left], right), document, checked=False)


@altered("halves of two sentences", "[...] makes one sentence of two halves")
def _fused(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield from _halves(context, rng, context.whole[-1])


@altered("halves around another end", "the first ends in a raised mark, a citation or brackets")
def _fused_marked(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    ends = (".¹²", ".³", ".”", ".)", ". [12]", ".[3, 4]", "¹².", "!", "?", ".*", ".†", ".’")
    yield from _halves(context, rng, rng.choice(ends))


@altered("one word between omissions", "a single word is picked out")
def _picked(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    at = rng.randrange(6, len(words) - 4)
    yield Mutant(
        _joined(words[: at - 2], [words[at].strip(",;()")], words[at + 2 :]), checked=False
    )


@altered("one word before or after an omission", "a part at the edge is a single word")
def _single(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    yield Mutant(_joined([words[0].rstrip(",")], words[3:]), checked=False)
    yield Mutant(_joined(words[:-3], [words[-1].lstrip("(")]), checked=False)


@altered("change beside an omission", "a part has a word that is not there")
def _beside(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    at = rng.randrange(4, len(words) - 5)
    new = rng.choice(LISTS["adj"])
    if new not in context.whole:
        yield Mutant(_joined([*words[: at - 1], new], words[at + 2 :]))
        yield Mutant(_joined(words[:at], [new, *words[at + 2 :]]))


@altered("omission inside a word", "[...] cuts words in two")
def _inside(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = context.whole.split()
    for at in shuffled(range(4, len(words) - 5), rng):
        word = words[at]
        if word.isalpha() and len(word) > 6:
            half = rng.randrange(2, len(word) - 2)
            yield Mutant(_joined([*words[:at], word[:half]], words[at + 2 :]), checked=False)
            yield Mutant(_joined(words[: at - 1], [word[half:], *words[at + 1 :]]), checked=False)


@altered("omission cuts a number", "[...] hides a sign, a comparator or the end of a number")
def _number(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    whole = context.whole
    for found in shuffled(re.finditer(r"[<>≤≥] ?(?=\d)|(?<= )[-−](?=\d)", whole), rng):
        head = whole[: found.start()].rsplit(" ", 2)[0]
        yield Mutant(f"{escape(head)}{_GAP}{escape(whole[found.end() :])}", checked=False)
    for found in shuffled(re.finditer(r"(?<=\d)(?:[.,]\d+|%)", whole), rng):
        tail = whole[found.end() :].split(" ", 2)[-1]
        yield Mutant(f"{escape(whole[: found.start()])}{_GAP}{escape(tail)}", checked=False)


def _inserted(sentence: str, words: str, rng: Random) -> Mutant:
    said = sentence.split()
    at = rng.randrange(2, len(said) - 2)
    return Mutant(
        f"{escape(' '.join(said[:at]))} [{words}] {escape(' '.join(said[at:]))}", checked=False
    )


@altered("negation inserted", "[not], [never] or [no] is put in")
def _not(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    word = "not|never|no|hardly|without|did not|is not|only|none of|cannot|neither|rarely|didn't"
    yield _inserted(sentence, rng.choice(word.split("|")), rng)


@altered("number inserted", "[0.05], [12 patients] or [three of ten %] is put in")
def _number_in(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield _inserted(sentence, rng.choice(("0.05", "12 patients", "n = 40", "5%", "in 2019")), rng)


@altered("sign or comparator inserted", "[<], [−] or [more >] is put in")
def _sign_in(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    yield _inserted(sentence, rng.choice(("<", "−", "the > one", "≥", "±", "=", "p <")), rng)


@altered("insertion glued to a word", "[un]supervised, network[less]")
def _glued(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for found in shuffled(re.finditer(r"(?<![\w-])[a-z]{5,}(?![\w-])", sentence), rng):
        head, tail = escape(sentence[: found.start()]), escape(sentence[found.end() :])
        front = rng.choice(("un", "non-", "in", "dis", "anti", "mis", "re", "pre"))
        back = rng.choice(("less", "s", "er", "-free", "like", "n't"))
        yield Mutant(f"{head}[{front}]{found[0]}{tail}", checked=False)
        yield Mutant(f"{head}{found[0]}[{back}]{tail}", checked=False)


@altered("insertion too long", "more than eight words are put in")
def _long(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = [rng.choice((*LISTS["organ"], *LISTS["harm"])) for _ in range(10)]
    yield _inserted(sentence, " and ".join(words), rng)


@altered("insertion for a word", "a bracketed word stands in the place of another")
def _instead(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(2, len(words) - 2), rng):
        new = rng.choice(LISTS["adj"]).replace("-", " ")
        yield Mutant(f"{escape(' '.join(words[:at]))} [{new}] {escape(' '.join(words[at + 1 :]))}")


@altered("another bracketed letter", "[N]ow stands where the paper has How")
def _other_letter(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    if sentence[:2].isalpha():
        letter = rng.choice([c for c in "BCDHMNRSW" if c != sentence[0].upper()])
        yield Mutant(f"[{letter}]{escape(sentence[1:])}")
        yield Mutant(f"[{sentence[0].lower()}{letter.lower()}]{escape(sentence[1:])}")


@altered("bracketed letter put in", "[a]typical stands where the paper has typical")
def _extra_letter(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for found in shuffled(re.finditer(r"(?<= )[b-z][a-z]{3,}", sentence), rng):
        letter = rng.choice([c for c in "aes" if c != found[0][0]])
        head, tail = sentence[: found.start()], sentence[found.start() :]
        yield Mutant(f"{escape(head)}[{letter}]{escape(tail)}")


@altered("bracketed letter of an acronym", "[U]s stands where the paper has US")
def _bracketed_acronym(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    for found in shuffled(re.finditer(r"\b([A-Z])([A-Z]+)\b", sentence), rng):
        head, tail = escape(sentence[: found.start()]), escape(sentence[found.end() :])
        yield Mutant(f"{head}[{found[1]}]{found[2].lower()}{tail}")
        yield Mutant(f"{head}[{found[1].lower()}]{found[2].lower()}{tail}")


@altered("emphasis hides a change", "a word that is not there is stressed")
def _stressed(sentence: str, context: Context, rng: Random) -> Iterator[Mutant]:
    words = sentence.split()
    for at in shuffled(range(1, len(words) - 1), rng):
        head, tail = escape(" ".join(words[:at])), escape(" ".join(words[at + 1 :]))
        yield Mutant(f"{head} **{rng.choice(LISTS['adj'])}** {tail}")
