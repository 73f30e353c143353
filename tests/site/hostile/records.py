"""A knowledge base by an attacker, with scripts, direction marks or endless words in every text."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kb.model.codebook import Codebook
from kb.model.meta import KnowledgeBase, People
from kb.model.paper import IndependentCoding, Paper
from kb.model.subject import Architecture, Dataset
from kb.model.table import Table
from tests.site.hostile.filling import filled

ELSEWHERE = "evil.example"
"""The host from which an attack would fetch something."""

SCRIPTS = (
    "</script><script>__pwned=1</script>\"'><img src=//evil.example/i onerror=__pwned=2>"
    "<svg/onload=__pwned=3></textarea></title></style></details></table><iframe src="
    '"javascript:parent.__pwned=4"></iframe><a href="javascript:__pwned=5">a</a>]]><![CDATA['
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">__pwned=6</x:script>--><!--<script>'
    "[b](javascript:__pwned=7) ![c](//evil.example/m) {{ 7*7 }} {% raw %} ${__pwned=8} `d` "
    "&lt;b&gt; | e | \\input{f} =1+1"
)
"""Markup of every language that a record's words are put into."""

SHORT = '"><img src onerror=__pwned=9>'
"""The same for fields of at most forty characters."""

MARKS = "\u202edeen\u2066\u200bzero\u200d\u05d0\u05d1\u05d2 \u0627\u0644\u0639\u0631 \u2067 x"
"""Direction marks that are not closed, characters without width, and words from right to left."""


def scripts(name: str) -> str:
    """Words that would run."""
    return SHORT if name in ("arxiv", "orcid", "doi") else f"{name} {SCRIPTS}"


def marks(name: str) -> str:
    """Words that would turn their neighbours around or hide."""
    return f"{name} {MARKS}"


def endless(name: str) -> str:
    """One word as long as a line may be, or a quote of 20,000 letters."""
    if name == "title":
        return "ab " * 333 + "c"
    return "w" * {"text": 20_000, "arxiv": 40, "orcid": 40, "doi": 300}.get(name, 1_000)


SHEET = "a-1f0c2b3a.webp"
WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
"""A picture of one pixel."""

ATTACKS: Mapping[str, Callable[[str], str]] = {
    "scripts": scripts,
    "marks": marks,
    "endless": endless,
}

MODELS: tuple[type[BaseModel], ...] = (
    KnowledgeBase, People, Codebook, Paper, IndependentCoding, Dataset, Architecture, Table,
)  # fmt: skip
"""The models of all records."""


def write_hostile(folder: Path) -> None:
    """Write the knowledge base into the folder ``annotations`` of another one."""
    root = folder / "annotations"
    meta = {"version": "1.0.0", "base_iri": "https://example.org/kb/", "year": 2024}
    more = {"repository": "https://example.org/host", "seed": "scripts2020", "quotation": {}}
    _write(root / "kb.yaml", filled(KnowledgeBase, {**meta, **more}, scripts))
    people = [filled_person(attack) for attack in ATTACKS]
    _write(root / "people.yaml", {"people": people})
    for attack, words in ATTACKS.items():
        for path, model, given in _records(attack):
            _write(root / path, filled(model, given, words))
        sheet = root / "thumbnails" / f"{attack}-a" / SHEET
        sheet.parent.mkdir(parents=True)
        sheet.write_bytes(WEBP)


def filled_person(attack: str) -> dict[str, Any]:
    """The coder of an attack."""
    given = {"people": [{"id": f"{attack}-coder", "url": f"https://example.org/{attack}"}]}
    person: dict[str, Any] = filled(People, given, ATTACKS[attack])["people"][0]
    return person


def _records(attack: str) -> list[tuple[str, type[BaseModel], dict[str, Any]]]:
    """Where each record of an attack stands, its model, and what it needs to hang together."""
    paper, book, name = f"{attack}2020", f"{attack}@1", attack
    coder, quotes = f"{attack}-coder", ["q1", "q2", "q3"]
    code = {"value": "positive", "note": ATTACKS[attack]("note"), "term": ATTACKS[attack]("term")}
    codes = {name: {"first": code, "second": "negative"}}
    via = {"paper": f"{attack}2021"}
    statement = {book: {"coders": [coder], "complete": True}}
    about = {"source": [f"{attack}-a"], "target": [f"{attack}-b"], "models": [f"{attack}-net"]}
    verified = {"level": "secondary", "match": "exact", "by": coder, "date": "2026-01-31"}
    unverified = {**verified, "level": "unverified", "match": None}
    gone = {"successor": f"{paper}/q1"}

    def quote(number: str, **more: object) -> dict[str, object]:
        return {"id": number, "via": via, "codes": codes, "deprecated": None, **about, **more}

    factor = {"deprecated": None, "abstract": False, "group": None}
    factors = [
        {**factor, "id": "first", "close_match": ["scripts@1/first"] if name != "scripts" else []},
        {**factor, "id": "second"},
        {"id": "third", "abstract": False, "deprecated": {}},
    ]
    entry = {"paper": paper, "quotes": quotes}
    sheet = {"file": SHEET, "tiles": 1, "drawn_from": 1, "sha256": sha256(WEBP).hexdigest()}
    thumbnails = {"size": 8, "sheets": [sheet], "source": "https://example.org/"}
    dataset = {"domain": attack, "url": "https://example.org/", "paper": paper, "deprecated": None}
    return [
        (f"papers/{paper}.yaml", Paper, {
            "id": paper, "coding": statement, "studies": about, "deprecated": None, "year": 2020,
            "url": "https://example.org/a?b=%3Cscript%3E", "quotes": [
                quote("q1", verification=verified),
                quote("q2", verification=unverified, similar_to=[f"{paper}/q1"]),
                quote("q3", verification=verified, deprecated=gone),
            ],
        }),
        (f"papers/{attack}2021.yaml", Paper, {
            "id": f"{attack}2021", "coding": statement, "quotes": [quote("q1", via=None)],
            "deprecated": {"successor": paper}, "year": 2021,
        }),
        (f"codings/{coder}/{paper}.yaml", IndependentCoding, {
            "paper": paper, "coder": coder, "coding": {book: True}, "codes": {"q1": codes},
        }),
        (f"codebooks/{book}.yaml", Codebook, {
            "id": book, "version": "1.0.0", "factors": factors, "signed": True,
            "deprecated": None, "via": via,
        }),
        (f"datasets/{attack}-a.yaml", Dataset, {
            "id": f"{attack}-a", **dataset, "thumbnails": thumbnails,
        }),
        (f"datasets/{attack}-b.yaml", Dataset, {
            "id": f"{attack}-b", **dataset, "thumbnails": None, "part_of": [f"{attack}-a"],
        }),
        (f"models/{attack}-net.yaml", Architecture, {"id": f"{attack}-net", "deprecated": None}),
        (f"tables/{attack}-matrix.yaml", Table, {
            "id": f"{attack}-matrix", "kind": "matrix", "codebook": book, "via": via,
            "select": None, "parts": [{"entries": [entry]}],
        }),
        (f"tables/{attack}-book.yaml", Table, {
            "id": f"{attack}-book", "kind": "codebook", "codebook": book, "via": via,
            "select": None, "parts": [], "examples": "quotes",
        }),
    ]  # fmt: skip


def _write(file: Path, record: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = {key: value for key, value in record.items() if value not in (None, [], {})}
    file.write_text(json.dumps(kept, indent=1), encoding="utf-8")
