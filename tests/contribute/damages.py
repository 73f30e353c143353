"""Ways to damage the RDF of an invented knowledge base, each with what must be said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kb.corpus import Corpus
from kb.graph.terms import (
    CITO,
    DCTERMS,
    FABIO,
    FOAF,
    KB,
    MLS,
    OA,
    OWL,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    XSD,
    Literal,
    Object,
)
from kb.model.paper import IndependentCoding
from tests.roofs import BASE, build_roofs

INDEPENDENT = IndependentCoding.model_validate(
    {
        "paper": "doe2020",
        "coder": "robot",
        "coding": {"colours@1": True},
        "codes": {"q1": {"colours": {"red": {"value": "absent", "note": "No."}}}},
    }
)


def invented() -> Corpus:
    """The roofs with a coder's own coding and a detailed dataset."""
    roofs = build_roofs()
    slates = roofs.datasets["slates"]
    images = {"total": 1200, "splits": {"train": 1000, "test": 200}}
    counts = {"train": {"A": 700, "B": 300}}
    classes = {"number": 2, "names": {"A": "grey", "B": "blue"}, "counts": counts}
    detailed = type(slates).model_validate(
        slates.model_dump() | {"images": images, "classes": classes}
    )
    return replace(
        roofs,
        codings={"robot/doe2020": INDEPENDENT},
        datasets={**roofs.datasets, "slates": detailed},
    )


class Damage(NamedTuple):
    """What is done to the graph, and what must be said of it.

    Attributes:
        subject: the subject of the triples that go, and of the one that comes.
        term: their property.
        gone: whether what was said goes.
        new: the objects that come.
        focus: what the complaint is about.
        message: what it begins with.
    """

    subject: str
    term: str
    gone: bool
    new: tuple[Object, ...]
    focus: str
    message: str


def lost(subject: str, term: str, message: str, focus: str | None = None) -> Damage:
    return Damage(subject, term, True, (), focus or subject, message)


def added(subject: str, term: str, new: Object, message: str, focus: str | None = None) -> Damage:
    return Damage(subject, term, False, (new,), focus or subject, message)


def changed(subject: str, term: str, new: Object, message: str, focus: str | None = None) -> Damage:
    return Damage(subject, term, True, (new,), focus or subject, message)


DOE, ROE = f"{BASE}paper/doe2020", f"{BASE}paper/roe2021"
Q1, Q2 = f"{BASE}quote/doe2020/q1", f"{BASE}quote/doe2020/q2"
Q3 = f"{BASE}quote/doe2020/q3"
RED = f"{BASE}coding/doe2020/q1/colours@1/red"
BLUE2 = f"{BASE}coding/doe2020/q2/colours@1/blue"
COLD = f"{BASE}factor/colours@1/cold"
RED_F, BLUE_F = f"{BASE}factor/colours@1/red", f"{BASE}factor/colours@1/blue"
WARM_F = f"{BASE}factor/moods@1/warm"
TILES, SLATES = f"{BASE}dataset/tiles", f"{BASE}dataset/slates"
HOUSE = f"{BASE}model/house"
TABLE = f"{BASE}table/listed"
NOTHING = f"{BASE}nothing"
CLAIM = f"{BASE}claim/moods@1/warm"
STATED = f"{BASE}independent/robot/doe2020#code-q1-colours-red"

DAMAGES: dict[str, Damage] = {
    "a paper without title": lost(DOE, DCTERMS.title, "Paper: dcterms:title is one"),
    "a paper with two titles": added(
        DOE, DCTERMS.title, Literal("Two"), "Paper: dcterms:title is one"
    ),
    "an empty title": changed(DOE, DCTERMS.title, Literal(""), "Paper: dcterms:title is one"),
    "a title of two lines": changed(
        DOE, DCTERMS.title, Literal("a\nb"), "Paper: dcterms:title is one"
    ),
    "a title in a language": changed(
        DOE, DCTERMS.title, Literal("a", language="en"), "Paper: dcterms:title is one"
    ),
    "a paper without authors": lost(DOE, DCTERMS.creator, "Paper: dcterms:creator is at least one"),
    "a paper without class": lost(DOE, RDF.type, "Quote: oa:hasSource is one, a paper", Q1),
    "a year as text": changed(
        DOE, DCTERMS.issued, Literal("2020"), "Paper: dcterms:issued is one, of type xsd:gYear"
    ),
    "a year too early": changed(
        DOE,
        DCTERMS.issued,
        Literal("1066", XSD.gYear),
        "Paper: dcterms:issued is one, of type xsd:gYear",
    ),
    "a PubMed id with letters": added(
        DOE, FABIO.hasPubMedId, Literal("x1"), "Paper: fabio:hasPubMedId is at most one"
    ),
    "an unknown unchecked field": added(
        DOE,
        KB.unchecked,
        Literal("colour"),
        "Paper: kb:unchecked is values, of type xsd:string, one of title",
    ),
    "studies without their basis": lost(
        DOE, KB.studiesBasis, "Paper: kb:studiesSource needs kb:studiesBasis"
    ),
    "a study of no dataset": changed(
        DOE, KB.studiesSource, NOTHING, "Paper: kb:studiesSource is values, a dataset that"
    ),
    "a coding statement without coder": lost(
        f"{DOE}#coding-1", KB.coder, "Paper: kb:hasCoding leads to a whole", DOE
    ),
    "a coding under no codebook": changed(
        f"{DOE}#coding-1", KB.codedUnder, NOTHING, "Paper: kb:hasCoding leads to a whole", DOE
    ),
    "a quote without source": lost(Q1, OA.hasSource, "Quote: oa:hasSource is one, a paper"),
    "a quote of two papers": added(Q1, OA.hasSource, ROE, "Quote: oa:hasSource is one, a paper"),
    "a quote without selector": lost(Q1, OA.hasSelector, "Words: a quote in use has one selector"),
    "a quote from elsewhere": changed(Q1, PROV.wasQuotedFrom, ROE, "Words: a quote in use"),
    "a selector without exact": lost(f"{Q1}#selector", OA.exact, "Selector: oa:exact is one"),
    "a quote without its marks": lost(Q1, KB.markedText, "Quote: kb:markedText is one"),
    "a quote named otherwise": changed(
        Q1, DCTERMS.identifier, Literal("q1"), "Quote: dcterms:identifier is one"
    ),
    "a quote without place": lost(Q1, KB.position, "Quote: kb:position is one whole number"),
    "two quotes at one place": changed(
        Q1, KB.position, Literal("2", XSD.integer), "Place: no other quote"
    ),
    "a place that is no number": changed(
        Q1, KB.position, Literal("first"), "Quote: kb:position is one whole number"
    ),
    "a quote by way of nothing": changed(
        Q1, KB.quotedVia, NOTHING, "Quote: kb:quotedVia is at most one, a paper"
    ),
    "a source that is a text": changed(
        Q1, KB.source, Literal("tiles"), "Quote: kb:source is values, a dataset"
    ),
    "a source that is a model": changed(
        Q1, KB.source, HOUSE, "Quote: kb:source is values, a dataset"
    ),
    "a likeness to nothing": changed(
        Q2, KB.similarTo, f"{BASE}quote/doe2020/q9", "Quote: kb:similarTo is values, a quote"
    ),
    "a note of an unknown kind": changed(
        f"{Q1}#note-1",
        KB.kind,
        Literal("joke"),
        "Note: kb:kind is one, of type xsd:string, one of reading",
    ),
    "a note of nothing": lost(
        Q1, KB.hasNote, "Note: one thing leads to it by kb:hasNote", f"{Q1}#note-1"
    ),
    "a verification of an unknown level": changed(
        f"{Q1}#verification",
        KB.level,
        Literal("guess"),
        "Verification: kb:level is one, of type xsd:string, one of full-text",
    ),
    "a page before the first": changed(
        f"{Q1}#verification",
        KB.page,
        Literal("0", XSD.integer),
        "Verification: kb:page is at most one",
    ),
    "a digest that is none": changed(
        f"{Q1}#verification",
        KB.fileDigest,
        Literal("abc"),
        "Verification: kb:fileDigest is at most one",
    ),
    "a date as text": changed(
        f"{Q1}#verification",
        DCTERMS.date,
        Literal("2026-01-31"),
        "Verification: dcterms:date is at most one, of type xsd:date",
    ),
    "a comparison by nobody known": changed(
        f"{Q1}#verification",
        PROV.wasAssociatedWith,
        NOTHING,
        "Verification: prov:wasAssociatedWith",
    ),
    "a value outside the list": changed(
        RED, KB.value, Literal("maybe"), "Judgement: kb:value is one of"
    ),
    "two values": added(RED, KB.value, Literal("absent"), "Judgement: kb:value is one of"),
    "a judgement without value": lost(RED, KB.value, "Judgement: kb:value is one of"),
    "a judgement without quote": lost(RED, OA.hasTarget, "Judgement: oa:hasTarget is one"),
    "a judgement of an unknown factor": changed(
        RED, OA.hasBody, f"{BASE}factor/colours@1/pink", "Judgement: oa:hasBody is one, a factor"
    ),
    "a judgement of a heading": changed(
        RED, OA.hasBody, COLD, "Judgement: its factor is no mere heading"
    ),
    "a judgement by nobody": lost(
        RED, DCTERMS.creator, "Judgement: dcterms:creator is at least one"
    ),
    "a judgement by somebody unknown": added(
        RED, DCTERMS.creator, NOTHING, "Judgement: dcterms:creator is at least one, a coder"
    ),
    "a judgement without motive": lost(
        RED, OA.motivatedBy, "Judgement: oa:motivatedBy is oa:classifying"
    ),
    "a judgement of a withdrawn quote": changed(
        RED, OA.hasTarget, Q3, "Judgement: its quote is not withdrawn"
    ),
    "two judgements of one factor": changed(BLUE2, OA.hasBody, RED_F, "Judgement: no other judges"),
    "a judgement under a foreign codebook": changed(
        f"{BASE}coding/roe2021/q1/colours@1/red",
        OA.hasBody,
        WARM_F,
        "Judgement: its paper was coded under",
    ),
    "a sign under a codebook of presence": changed(
        RED, KB.value, Literal("positive"), "Judgement: only a codebook whose coders judge the sign"
    ),
    "a claim about nothing": lost(CLAIM, SCHEMA.about, "Claim: schema:about is one"),
    "support of no claim": added(
        Q2, CITO.givesSupportTo, NOTHING, "Stance: cito:givesSupportTo leads to a claim"
    ),
    "a run without use": lost(
        f"{Q1}#run", PROV.qualifiedUsage, "Run: prov:qualifiedUsage is at least one"
    ),
    "a use in an unknown role": changed(
        f"{Q1}#source-tiles", PROV.hadRole, NOTHING, "Usage: prov:hadRole is one of"
    ),
    "a use of nothing": changed(
        f"{Q1}#source-tiles", PROV.entity, NOTHING, "Usage: prov:entity is one"
    ),
    "a stated code without value": lost(
        STATED, KB.statedValue, "StatedCode: kb:statedValue is one,"
    ),
    "a stated code of no quote": changed(
        STATED, KB.statedOf, NOTHING, "StatedCode: kb:statedOf is one"
    ),
    "an order of nothing": lost(f"{DOE}#order-authors", f"{RDF.iri}_1", "Order: rdf:_1 is one"),
    "an order of no field": lost(f"{DOE}#order-authors", KB.field, "Order: kb:field is one"),
    "a factor of no codebook": lost(
        BLUE_F, SKOS.inScheme, "Factor: skos:inScheme is one, a codebook"
    ),
    "a factor without guidance": lost(
        BLUE_F, SKOS.scopeNote, "Factor: one skos:scopeNote begins with 'When to apply:'"
    ),
    "a factor without label": lost(BLUE_F, SKOS.prefLabel, "Factor: skos:prefLabel is one"),
    "a match with nothing": changed(
        RED_F, SKOS.closeMatch, NOTHING, "Factor: skos:closeMatch is values, a factor"
    ),
    "a circle of generality": added(COLD, SKOS.broader, BLUE_F, "Descent: nothing is more general"),
    "a codebook of a wrong version": changed(
        f"{BASE}codebook/colours@1",
        OWL.versionInfo,
        Literal("one"),
        "Codebook: owl:versionInfo is one",
    ),
    "a sign that is a word": added(
        f"{BASE}codebook/colours@1",
        KB.signed,
        Literal("yes"),
        "Codebook: kb:signed is at most one, of type xsd:boolean",
    ),
    "a near miss without reason": lost(f"{RED_F}#near-miss-1", KB.why, "NearMiss: kb:why is one"),
    "a circle of succession": added(
        Q2, DCTERMS.isReplacedBy, Q3, "Succession: nothing succeeds itself"
    ),
    "a successor of what is in use": added(
        Q2, DCTERMS.isReplacedBy, Q1, "Succession: what has a successor is withdrawn"
    ),
    "a count that is a text": changed(
        f"{SLATES}#images",
        KB.total,
        Literal("many"),
        "ImageCounts: kb:total is at most one, of type xsd:integer",
    ),
    "a negative count": changed(
        f"{SLATES}#images",
        KB.total,
        Literal("-1", XSD.integer),
        "ImageCounts: kb:total is at most one",
    ),
    "a split without name": lost(
        f"{SLATES}#images-split-1",
        KB.name,
        "ImageCounts: kb:hasSplit leads to a whole",
        f"{SLATES}#images",
    ),
    "an access outside the list": changed(
        TILES,
        KB.access,
        Literal("maybe"),
        "Dataset: kb:access is at most one, of type xsd:string, one of open",
    ),
    "a part of nothing": changed(
        SLATES, DCTERMS.isPartOf, NOTHING, "Dataset: dcterms:isPartOf is values, a dataset"
    ),
    "a model without class": changed(
        HOUSE,
        RDF.type,
        MLS.Run,
        "Architecture: kb:variantOf is at most one, a model",
        f"{BASE}model/house-2",
    ),
    "a table under no codebook": changed(
        TABLE, KB.usesCodebook, NOTHING, "Table: kb:usesCodebook is one, a codebook"
    ),
    "a table of an unknown kind": changed(
        TABLE,
        KB.tableKind,
        Literal("pie"),
        "Table: kb:tableKind is one, of type xsd:string, one of matrix",
    ),
    "a table that shows nothing known": added(
        TABLE, KB.shows, NOTHING, "Shown: kb:shows leads to a quote"
    ),
    "an entry without quotes": lost(
        f"{TABLE}#part-1-entry-1", KB.listsQuote, "Entry: kb:listsQuote is at least one"
    ),
    "a part without entries": lost(f"{TABLE}#part-1", KB.hasEntry, "Part: kb:hasEntry leads to"),
    "a coder without name": lost(f"{BASE}coder/robot", FOAF.name, "Person: foaf:name is one"),
    "a home with an unknown coder": added(
        BASE, KB.hasCoder, NOTHING, "Home: kb:hasCoder leads to a coder"
    ),
    "a home without version": lost(BASE, OWL.versionInfo, "KnowledgeBase: owl:versionInfo is one"),
    "an address that is a text": changed(
        BASE, KB.baseIri, Literal(BASE), "KnowledgeBase: kb:baseIri is one, of type xsd:anyURI"
    ),
}
