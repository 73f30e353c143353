"""The project's own properties of quotes, judgements and verifications."""

from __future__ import annotations

EVIDENCE: tuple[tuple[str, ...], ...] = (
    (
        "value",
        "oa:Annotation",
        "xsd:string",
        "The judgement of a coding: positive, negative, mixed, present or absent. Absent says "
        "that the factor was looked for; what was not assessed has no coding",
    ),
    (
        "term",
        "oa:Annotation",
        "xsd:string",
        "The quoted author's own words for the factor of a coding",
    ),
    (
        "listed",
        "oa:Annotation",
        "xsd:boolean",
        "True for an absence that the record lists although it would also follow from a "
        "complete coding",
    ),
    (
        "hasCoding",
        "fabio:Work kb:IndependentCoding",
        "kb:CodingStatement",
        "A statement about the coding of a paper under one codebook",
    ),
    (
        "codedUnder",
        "kb:CodingStatement",
        "skos:ConceptScheme",
        "The codebook of a statement about a coding",
    ),
    (
        "coder",
        "kb:CodingStatement kb:IndependentCoding",
        "prov:Agent",
        "A coder who made or agreed on a coding",
    ),
    (
        "complete",
        "kb:CodingStatement",
        "xsd:boolean",
        "Whether every factor of the codebook was looked for in every quote, so that what has "
        "no other value is absent",
    ),
    (
        "codedPaper",
        "kb:IndependentCoding",
        "fabio:Work",
        "The paper that an independent coding is of",
    ),
    (
        "statedIn",
        "kb:StatedCode",
        "oa:SpecificResource kb:IndependentCoding",
        "The quote or the independent coding in whose record a code stands",
    ),
    ("statedOf", "kb:StatedCode", "oa:SpecificResource", "The quote that a stated code is about"),
    (
        "statedFactor",
        "kb:StatedCode",
        "skos:Concept xsd:string",
        "The factor of a stated code; as text, codebook and factor, where no version of the "
        "codebook is named",
    ),
    (
        "statedValue",
        "kb:StatedCode",
        "xsd:string",
        "The value of a stated code, with the words of kb:value",
    ),
    (
        "statedTerm",
        "kb:StatedCode",
        "xsd:string",
        "The quoted author's own words for the factor of a stated code",
    ),
    (
        "codesNothingUnder",
        "oa:SpecificResource kb:IndependentCoding",
        "xsd:string",
        "A codebook that a record names without any code under it",
    ),
    (
        "markedText",
        "oa:SpecificResource",
        "xsd:string",
        "The words of a quote with the marks of the coder, as the record has them: "
        "`**stressed**`, `[...]` for what was left out, `[word]` for an insertion",
    ),
    ("locator", "oa:SpecificResource", "xsd:string", "Where a quote stands in its paper"),
    (
        "quotedVia",
        "oa:SpecificResource kb:Example kb:Table",
        "fabio:Work",
        "The paper from whose quotation a text was taken",
    ),
    (
        "viaLocator",
        "oa:SpecificResource skos:ConceptScheme kb:Example kb:Table",
        "xsd:string",
        "Where it stands in the paper from which it was taken",
    ),
    (
        "similarTo",
        "oa:SpecificResource",
        "oa:SpecificResource",
        "A quote whose likeness to this one is known and meant",
    ),
    (
        "describes",
        "oa:SpecificResource",
        "mls:Run",
        "The training and use of a model of which a quote speaks",
    ),
    (
        "source",
        "oa:SpecificResource",
        "dcat:Dataset",
        "A source dataset that the words of a quote name",
    ),
    (
        "target",
        "oa:SpecificResource",
        "dcat:Dataset",
        "A target dataset that the words of a quote name",
    ),
    (
        "model",
        "oa:SpecificResource",
        "mls:Model",
        "A model architecture that the words of a quote name",
    ),
    (
        "verification",
        "oa:SpecificResource",
        "kb:Verification",
        "What the words of a quote were compared with",
    ),
    (
        "formerSource",
        "oa:SpecificResource",
        "dcat:Dataset",
        "The kb:source of a quote that is withdrawn, and so counts for nothing",
    ),
    (
        "formerTarget",
        "oa:SpecificResource",
        "dcat:Dataset",
        "The kb:target of a quote that is withdrawn",
    ),
    (
        "formerModel",
        "oa:SpecificResource",
        "mls:Model",
        "The kb:model of a quote that is withdrawn",
    ),
    (
        "formerVia",
        "oa:SpecificResource",
        "fabio:Work",
        "The kb:quotedVia of a quote that is withdrawn",
    ),
    (
        "formerVerification",
        "oa:SpecificResource",
        "kb:Verification",
        "The kb:verification of a quote that is withdrawn",
    ),
    (
        "formerSimilarTo",
        "oa:SpecificResource",
        "oa:SpecificResource",
        "The kb:similarTo of a quote that is withdrawn",
    ),
    (
        "level",
        "kb:Verification",
        "xsd:string",
        "Against what the words were held: full-text, abstract, secondary, or unverified "
        "where it was tried without success",
    ),
    (
        "match",
        "kb:Verification",
        "xsd:string",
        "How the words were found: exact, exact-across-break or needs-confirmation",
    ),
    (
        "tolerated",
        "kb:Verification",
        "xsd:string",
        "A tolerated change between the quote and the source",
    ),
    (
        "page",
        "kb:Verification",
        "xsd:integer",
        "The page of the file on which the quote begins, from 1",
    ),
    (
        "extractor",
        "kb:Verification",
        "xsd:string",
        "The program that read the file, with its version",
    ),
    ("fileDigest", "kb:Verification", "xsd:string", "The SHA-256 of the file that was read"),
    (
        "passageDigest",
        "kb:Verification",
        "xsd:string",
        "The SHA-256 of the passage in its normal form",
    ),
    (
        "neighbourhoodDigest",
        "kb:Verification",
        "xsd:string",
        "The SHA-256 of the passage with what stands around it",
    ),
    (
        "quoteDigest",
        "kb:Verification",
        "xsd:string",
        "The SHA-256 of the quote's text as it stood then",
    ),
    ("confirmed", "kb:Verification", "xsd:string", "What a person saw who confirmed the match"),
    (
        "reason",
        "kb:Verification",
        "xsd:string",
        "Why a quote is unverified although somebody tried",
    ),
)
"""Name, what has it, what it leads to, and meaning."""
