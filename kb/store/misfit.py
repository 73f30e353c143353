"""What does not fit the shape of a record, in words: message and remedy."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kb import ids
from kb.findings import Path
from kb.ids import did_you_mean
from kb.model import record
from kb.model.record import Record
from kb.model.thumbnails import SHEET_NAME

_FORM = frozenset(
    ("string_pattern_mismatch", "string_too_short", "string_too_long", "too_short", "too_long")
)
_RANGE = frozenset(("greater_than_equal", "less_than_equal", "greater_than", "less_than"))
_CODES = {"extra_forbidden": "KB101", "missing": "KB102", "literal_error": "KB104"}


def code_of(detail: ErrorDetails) -> str:
    """The finding's code for a complaint of the model."""
    kind, loc = detail["type"], detail["loc"]
    if kind in _CODES:
        return _CODES[kind]
    if (loc and loc[-1] == "[key]") or kind in _FORM:
        return "KB105"
    if kind in _RANGE:
        return "KB106"
    if kind.endswith("_type") or kind in ("int_from_float", "bool_parsing", "int_parsing"):
        return "KB103"
    return "KB107"


def describe(detail: ErrorDetails, path: Path, model: type[Record]) -> tuple[str, str, bool]:
    """Message and remedy for a complaint of the model, and whether it is about the key.

    Args:
        detail: the complaint.
        path: the part of its location that leads through the data.
        model: the model of the whole record.
    """
    kind, loc, given = detail["type"], detail["loc"], detail["input"]
    context = detail.get("ctx", {})
    name = _name(path)
    match code_of(detail):
        case "KB101":
            known = fields_at(model, path[:-1])
            key = str(path[-1])
            return f"unknown key {_shown(key)}", did_you_mean(key, known), True
        case "KB102":
            return f"{name} lacks the key {str(loc[-1])!r}", f"add a line `{loc[-1]}: ...`", False
        case "KB104":
            listed = context["expected"].replace(" or ", ", ").split(",")
            remedy = did_you_mean(str(given), [word.strip(" '") for word in listed])
            return f"{name} cannot be {_shown(given)}", remedy, False
        case "KB105":
            on_key = bool(loc) and loc[-1] == "[key]"
            subject = "the key" if on_key else name
            return *_form(kind, context, given, subject), on_key
        case "KB106":
            limits = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
            said = " and ".join(f"{limits[key]} {limit}" for key, limit in context.items())
            return f"{name} is {_shown(given)}", f"it must be {said}", False
        case "KB103":
            return f"{name} is {_sort_of(given)}", f"write {_WANTED.get(kind, _ASKED)}", False
    return f"{name}: {detail['msg']}", "see the schema of this kind of file", False


def _name(path: Path) -> str:
    """A place in words, as people write it in code.

    >>> _name(("quotes", 0, "source", 0))
    'quotes[1].source[1]'
    """
    steps = "".join(f".{step}" if isinstance(step, str) else f"[{step + 1}]" for step in path)
    return steps.removeprefix(".") or "the record"


def _shown(given: object) -> str:
    text = repr(given)
    return text if len(text) <= 60 else text[:57] + "..."


class Form(NamedTuple):
    """A form that a text must have.

    Attributes:
        words: the form in words, with an example.
        mend: what the writer may have meant; text that may lack the form itself.
    """

    words: str
    mend: Callable[[str], str] = str


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9_.-]+", "-", text.lower()).strip("-._")


def _factor(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_0123456789")


def _codebook(text: str) -> str:
    name, _, major = text.rpartition("@")
    return f"{_slug(name)}@{major.partition('.')[0]}" if name else f"{_slug(text)}@1"


def _quote(text: str) -> str:
    return "q" + "".join(re.findall("[0-9]+", text)[-1:]).lstrip("0")


def _quote_ref(text: str) -> str:
    paper, _, quote = text.rpartition("/")
    return f"{_slug(paper)}/{_quote(quote)}"


def _factor_ref(text: str) -> str:
    codebook, slash, factor = text.rpartition("/")
    return f"{_codebook(codebook)}/{_factor(factor)}" if slash else _factor(text)


def _address(text: str) -> str:
    return text.strip() if "://" in text else f"https://{text.strip()}"


def _version(text: str) -> str:
    numbers = re.findall("[0-9]+", text)[:3]
    return ".".join([*numbers, "0", "0"][: max(3, len(numbers))])


def _digits(text: str) -> str:
    return "".join(re.findall("[0-9]", text)).lstrip("0")


FORMS: Mapping[str, Form] = {
    ids.SLUG: Form("an id of lower-case letters, digits, `-`, `_` and `.`: `imagenet-1k`", _slug),
    ids.FACTOR: Form(
        "a factor's id: lower-case letters, digits and `_`, a letter first: `sample_size`", _factor
    ),
    ids.CODEBOOK_REF: Form("a codebook with its major version: `NAME@1`", _codebook),
    ids.FACTOR_REF: Form(
        "a factor, with its codebook where that is another one: `sample_size`, `NAME@1/size`",
        _factor_ref,
    ),
    ids.QUOTE: Form("a quote's id, `q` and a number: `q1`", _quote),
    ids.QUOTE_REF: Form("a paper and a quote of it: `ribeiro2017/q3`", _quote_ref),
    record.LINE: Form("a single line", lambda text: " ".join(text.split())),
    record.ADDRESS: Form("an address without spaces and quotation marks: `https://...`", _address),
    record.HOME: Form(
        "an address that ends with a slash: `https://.../`", lambda text: _address(text) + "/"
    ),
    record.VERSION: Form("a version of three numbers: `1.2.3`", _version),
    record.SHA256: Form("a SHA-256 digest, 64 digits and letters from a to f", str.lower),
    record.DAY: Form("a day: `2026-01-31`", lambda text: text.replace("/", "-")),
    record.PMID: Form("a PubMed id, digits alone: `32832054`", _digits),
    record.PMCID: Form("a PubMed Central id: `PMC7372265`", lambda text: f"PMC{_digits(text)}"),
    SHEET_NAME: Form("the name of a sheet: `adi-1f0c2b3a.webp`", str.lower),
}
"""Every form that a model asks for, by its pattern."""


def _size(given: object) -> str:
    return f"{len(given):,}" if isinstance(given, (str, dict, list, tuple)) else "too many"


def _form(kind: str, context: Mapping[str, Any], given: object, subject: str) -> tuple[str, str]:
    if kind in ("string_too_short", "too_short"):
        return f"{subject} is empty", "write something, or leave the key out"
    if kind == "too_long":
        return f"{subject} holds {_size(given)} items", f"keep at most {context['max_length']:,}"
    if kind == "string_too_long":
        remedy = f"keep at most {context['max_length']:,}"
        return f"{subject} has {_size(given)} characters", remedy
    message = f"{subject} cannot be {_shown(given)}"
    form = FORMS.get(str(context.get("pattern")))
    if form is None:
        return message, "see the schema of this kind of file"
    meant = form.mend(given) if isinstance(given, str) else ""
    if len(meant) <= 100 and re.search(str(context["pattern"]), meant):
        return message, f"write {form.words}; perhaps {meant!r}"
    return message, f"write {form.words}"


_ASKED = "what the schema asks for"
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number without quotes",
    "int_from_float": "a whole number",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list: one `- item` a line, or `[a, b]`",
    "dict_type": "keys with values: `key: value`",
    "mapping_type": "keys with values: `key: value`",
    "model_type": "keys with values: `key: value`",
}


def _sort_of(given: object) -> str:
    if given is None:
        return "empty"
    if isinstance(given, dict):
        return "a set of keys"
    if isinstance(given, (list, tuple)):
        return "a list"
    if isinstance(given, str):
        return f"the text {_shown(given)}"
    return _shown(given)


def fields_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that may stand where ``path`` leads in a record of this model."""
    found = [cls for cls in _models_at((model,), path) if isinstance(cls, type)]
    return tuple(name for cls in found for name in cls.model_fields)


def _models_at(annotations: tuple[Any, ...], path: Path) -> tuple[type[BaseModel], ...]:
    for step in path:
        annotations = tuple(inner for given in annotations for inner in _below(given, step))
    return tuple(cls for given in annotations for cls in _model_classes(given))


def _below(annotation: Any, step: str | int) -> Iterator[Any]:
    for cls in _model_classes(annotation):
        if isinstance(step, str) and step in cls.model_fields:
            yield cls.model_fields[step].annotation
    for part in _unions(annotation):
        arguments = get_args(part)
        if get_origin(part) is tuple and isinstance(step, int):
            yield arguments[0]
        elif len(arguments) == 2 and isinstance(step, str) and get_origin(part) is not tuple:
            yield arguments[1]


def _model_classes(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _unions(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _unions(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from _unions(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _unions(part)
    else:
        yield annotation
