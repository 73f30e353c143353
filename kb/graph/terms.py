"""The RDF terms in use: the namespaces of others, and the project's own vocabulary."""

from __future__ import annotations

from typing import Literal as OneOf
from typing import NamedTuple


class Literal(NamedTuple):
    """An RDF literal.

    Attributes:
        text: its lexical form.
        datatype: IRI of its datatype; xsd:string if None.
        language: its language tag, such as ``en``; it then has no other datatype.
    """

    text: str
    datatype: str | None = None
    language: str | None = None


Object = str | Literal
"""The object of a triple: an IRI as plain text, or a literal."""
Triple = tuple[str, str, Object]
"""Subject IRI, predicate IRI and object. There are no blank nodes."""


class Namespace:
    """A namespace whose terms are read as attributes: ``DCTERMS.title``."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        term = self.iri + name
        self.__dict__[name] = term
        return term


CITO = Namespace("http://purl.org/spar/cito/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FABIO = Namespace("http://purl.org/spar/fabio/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
KB = Namespace("https://w3id.org/literature-kb/vocab#")
MLS = Namespace("http://www.w3.org/ns/mls#")
OA = Namespace("http://www.w3.org/ns/oa#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PRISM = Namespace("http://prismstandard.org/namespaces/basic/2.0/")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "cito": CITO.iri,
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "fabio": FABIO.iri,
    "foaf": FOAF.iri,
    "kb": KB.iri,
    "mls": MLS.iri,
    "oa": OA.iri,
    "owl": OWL.iri,
    "prism": PRISM.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "xsd": XSD.iri,
}
"""Prefixes of the Turtle and of SPARQL queries."""


class OwnTerm(NamedTuple):
    """A term that no known vocabulary has.

    Attributes:
        name: its name in the project's namespace.
        kind: whether it is a class, a property or a role that something plays.
        meaning: what it says.
    """

    name: str
    kind: OneOf["class", "property", "role"]
    meaning: str


VOCABULARY: tuple[OwnTerm, ...] = (
    OwnTerm("Table", "class", "A declared selection of quotes and factors, as an author prints it"),
    OwnTerm(
        "value",
        "property",
        "The judgement of a coding: positive, negative, mixed, present or absent. Absent says that "
        "the factor was looked for; what was not assessed has no coding",
    ),
    OwnTerm("term", "property", "The quoted author's own words for the factor of a coding"),
    OwnTerm("locator", "property", "Where a quote stands in its paper"),
    OwnTerm("quotedVia", "property", "The paper from whose quotation a quote was taken"),
    OwnTerm("viaLocator", "property", "Where it stands in the paper from which it was taken"),
    OwnTerm("similarTo", "property", "A quote whose likeness to this one is known and meant"),
    OwnTerm(
        "noteKind",
        "property",
        "The kind of a note on the record: reading, restored, inferred, slip or remark. All but "
        "remark tell of a doubt or of a repair",
    ),
    OwnTerm("unchecked", "property", "A field of the record that rests on memory alone"),
    OwnTerm("describes", "property", "The training and use of a model of which a quote speaks"),
    OwnTerm("source", "property", "A source dataset that the words of a quote name"),
    OwnTerm("target", "property", "A target dataset that the words of a quote name"),
    OwnTerm("model", "property", "A model architecture that the words of a quote name"),
    OwnTerm("sourceRole", "role", "The role of a dataset on which a model is trained first"),
    OwnTerm("targetRole", "role", "The role of a dataset for which a model is then used"),
    OwnTerm("modelRole", "role", "The role of the architecture"),
    OwnTerm("studiesSource", "property", "A source dataset of a paper as a whole"),
    OwnTerm("studiesTarget", "property", "A target dataset of a paper as a whole"),
    OwnTerm("studiesModel", "property", "A model architecture of a paper as a whole"),
    OwnTerm("authors", "property", "The authors of a paper in order, parted by semicolons"),
    OwnTerm("group", "property", "The heading under which a factor stands in its codebook"),
    OwnTerm("nearMiss", "property", "A passage that seems to fit a factor and does not, and why"),
    OwnTerm("domain", "property", "The broad domain of a dataset"),
    OwnTerm("modality", "property", "The kind of image in a dataset"),
    OwnTerm("dimensions", "property", "The shape of the data"),
    OwnTerm("imageCount", "property", "How many images a dataset holds in all"),
    OwnTerm("classCount", "property", "How many classes a dataset has"),
    OwnTerm("patientCount", "property", "How many people the images of a dataset come from"),
    OwnTerm("parameterCount", "property", "How many weights a model has"),
    OwnTerm("variantOf", "property", "The model of which this one is a variant"),
    OwnTerm("presentedIn", "property", "The paper that presents a dataset or a model"),
    OwnTerm("shows", "property", "A quote that a table shows"),
    OwnTerm("usesCodebook", "property", "The codebook whose factors a table shows"),
)
