"""The SHACL shapes of what holds between records: judgements, claims, order, succession."""

EVIDENCE = '''
shape:Judgement a sh:NodeShape ;
    sh:targetClass oa:Annotation ;
    sh:property [
        sh:path oa:motivatedBy ;
        sh:hasValue oa:classifying ;
        sh:maxCount 1 ;
        sh:message "Judgement: oa:motivatedBy is oa:classifying" ;
    ] ;
    sh:property [
        sh:path oa:hasTarget ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:class oa:SpecificResource ;
        sh:message "Judgement: oa:hasTarget is one, a quote that is described" ;
    ] ;
    sh:property [
        sh:path oa:hasBody ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:class skos:Concept ;
        sh:message "Judgement: oa:hasBody is one, a factor that is described" ;
    ] ;
    sh:property [
        sh:path kb:value ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:datatype xsd:string ;
        sh:in ( "positive" "negative" "mixed" "present" "absent" ) ;
        sh:message "Judgement: kb:value is one of positive, negative, mixed, present, absent" ;
    ] ;
    sh:property [
        sh:path dcterms:creator ;
        sh:minCount 1 ;
        sh:or ( [ sh:class foaf:Person ] [ sh:class prov:SoftwareAgent ] ) ;
        sh:message "Judgement: dcterms:creator is at least one, a coder that is described" ;
    ] ;
    sh:property [
        sh:path kb:term ;
        sh:maxCount 1 ;
        sh:datatype xsd:string ;
        sh:message "Judgement: kb:term is at most one, of type xsd:string" ;
    ] ;
    sh:property [
        sh:path rdfs:comment ;
        sh:maxCount 1 ;
        sh:datatype xsd:string ;
        sh:message "Judgement: rdfs:comment is at most one, of type xsd:string" ;
    ] ;
    sh:property [
        sh:path kb:listed ;
        sh:maxCount 1 ;
        sh:datatype xsd:boolean ;
        sh:message "Judgement: kb:listed is at most one, of type xsd:boolean" ;
    ] ;
    sh:property [
        sh:path ( oa:hasTarget owl:deprecated ) ;
        sh:maxCount 0 ;
        sh:message "Judgement: its quote is not withdrawn" ;
    ] ;
    sh:property [
        sh:path ( oa:hasBody kb:abstract ) ;
        sh:maxCount 0 ;
        sh:message "Judgement: its factor is no mere heading" ;
    ] ;
    sh:sparql [
        sh:message "Judgement: its paper was coded under the codebook of its factor" ;
        sh:prefixes shape: ;
        sh:select """
            SELECT $this WHERE {
              $this oa:hasTarget/oa:hasSource ?paper ; oa:hasBody/skos:inScheme ?codebook .
              FILTER NOT EXISTS { ?paper kb:hasCoding/kb:codedUnder ?codebook }
            }""" ;
    ] ;
    sh:sparql [
        sh:message "Judgement: only a codebook whose coders judge the sign has signs" ;
        sh:prefixes shape: ;
        sh:select """
            SELECT $this WHERE {
              $this kb:value ?value ; oa:hasBody/skos:inScheme ?codebook .
              FILTER (?value IN ("positive", "negative", "mixed"))
              FILTER NOT EXISTS { ?codebook kb:signed true }
            }""" ;
    ] ;
    sh:sparql [
        sh:message "Judgement: no other judges the same factor of the same quote" ;
        sh:prefixes shape: ;
        sh:select """
            SELECT $this WHERE {
              $this oa:hasTarget ?quote ; oa:hasBody ?factor .
              ?other oa:hasTarget ?quote ; oa:hasBody ?factor .
              FILTER (?other != $this)
            }""" ;
    ] .

shape:StatedCode a sh:NodeShape ;
    sh:targetClass kb:StatedCode ;
    sh:property [
        sh:path kb:statedIn ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:or ( [ sh:class oa:SpecificResource ] [ sh:class kb:IndependentCoding ] ) ;
        sh:message "StatedCode: kb:statedIn is one, a quote or an independent coding" ;
    ] ;
    sh:property [
        sh:path kb:statedOf ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:class oa:SpecificResource ;
        sh:message "StatedCode: kb:statedOf is one, a quote that is described" ;
    ] ;
    sh:property [
        sh:path kb:statedFactor ;
        sh:minCount 1 ;
        sh:or ( [ sh:class skos:Concept ] [ sh:datatype xsd:string ] ) ;
        sh:message "StatedCode: kb:statedFactor is a factor that is described, or a text" ;
    ] ;
    sh:property [
        sh:path kb:statedValue ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:in ( "positive" "negative" "mixed" "present" "absent" ) ;
        sh:message "StatedCode: kb:statedValue is one, with the words of kb:value" ;
    ] .

shape:Words a sh:NodeShape ;
    sh:targetClass oa:SpecificResource ;
    sh:or (
        [ sh:property [ sh:path owl:deprecated ; sh:hasValue true ] ]
        [
            sh:property [
                sh:path oa:hasSelector ;
                sh:minCount 1 ;
                sh:maxCount 1 ;
                sh:class oa:TextQuoteSelector ;
            ] ;
            sh:property [ sh:path prov:wasQuotedFrom ; sh:equals oa:hasSource ] ;
        ]
    ) ;
    sh:message "Words: a quote in use has one selector, and was quoted from its source" .

shape:Selector a sh:NodeShape ;
    sh:targetClass oa:TextQuoteSelector ;
    sh:property [
        sh:path oa:exact ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:datatype xsd:string ;
        sh:message "Selector: oa:exact is one, of type xsd:string" ;
    ] ;
    sh:property [
        sh:path [ sh:inversePath oa:hasSelector ] ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:message "Selector: one quote has it" ;
    ] .

shape:Run a sh:NodeShape ;
    sh:targetClass mls:Run ;
    sh:property [
        sh:path prov:qualifiedUsage ;
        sh:minCount 1 ;
        sh:class prov:Usage ;
        sh:message "Run: prov:qualifiedUsage is at least one prov:Usage" ;
    ] ;
    sh:property [
        sh:path [ sh:inversePath kb:describes ] ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:message "Run: one quote describes it" ;
    ] .

shape:Usage a sh:NodeShape ;
    sh:targetClass prov:Usage ;
    sh:property [
        sh:path prov:entity ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:or ( [ sh:class dcat:Dataset ] [ sh:class mls:Model ] ) ;
        sh:message "Usage: prov:entity is one, a dataset or model that is described" ;
    ] ;
    sh:property [
        sh:path prov:hadRole ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:in ( kb:sourceRole kb:targetRole kb:modelRole ) ;
        sh:message "Usage: prov:hadRole is one of kb:sourceRole, kb:targetRole, kb:modelRole" ;
    ] .

shape:Claim a sh:NodeShape ;
    sh:targetClass schema:Claim ;
    sh:property [
        sh:path schema:about ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:class skos:Concept ;
        sh:message "Claim: schema:about is one, a factor that is described" ;
    ] ;
    sh:property [
        sh:path schema:text ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:datatype xsd:string ;
        sh:message "Claim: schema:text is one, of type xsd:string" ;
    ] .

shape:Stance a sh:NodeShape ;
    sh:targetSubjectsOf cito:givesSupportTo , cito:disputes ;
    sh:property [
        sh:path cito:givesSupportTo ;
        sh:class schema:Claim ;
        sh:message "Stance: cito:givesSupportTo leads to a claim that is described" ;
    ] ;
    sh:property [
        sh:path cito:disputes ;
        sh:class schema:Claim ;
        sh:message "Stance: cito:disputes leads to a claim that is described" ;
    ] .

shape:Order a sh:NodeShape ;
    sh:targetClass rdf:Seq ;
    sh:property [
        sh:path kb:field ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:datatype xsd:string ;
        sh:message "Order: kb:field is one, of type xsd:string" ;
    ] ;
    sh:property [
        sh:path rdf:_1 ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:message "Order: rdf:_1 is one" ;
    ] ;
    sh:property [
        sh:path [ sh:inversePath kb:asWritten ] ;
        sh:minCount 1 ;
        sh:maxCount 1 ;
        sh:message "Order: one record has it" ;
    ] .

shape:Place a sh:NodeShape ;
    sh:targetClass oa:SpecificResource , skos:Concept ;
    sh:sparql [
        sh:message "Place: no other quote of its paper, or factor, has its kb:position" ;
        sh:prefixes shape: ;
        sh:select """
            SELECT $this WHERE {
              $this oa:hasSource|skos:inScheme ?home ; kb:position ?place .
              ?other oa:hasSource|skos:inScheme ?home ; kb:position ?place .
              FILTER (?other != $this)
            }""" ;
    ] .

shape:Succession a sh:NodeShape ;
    sh:targetSubjectsOf dcterms:isReplacedBy ;
    sh:property [
        sh:path owl:deprecated ;
        sh:hasValue true ;
        sh:message "Succession: what has a successor is withdrawn" ;
    ] ;
    sh:sparql [
        sh:message "Succession: nothing succeeds itself, be it by way of others" ;
        sh:prefixes shape: ;
        sh:select "SELECT $this WHERE { $this dcterms:isReplacedBy+ $this }" ;
    ] .

shape:Descent a sh:NodeShape ;
    sh:targetSubjectsOf skos:broader , kb:variantOf ;
    sh:sparql [
        sh:message "Descent: nothing is more general than itself, be it by way of others" ;
        sh:prefixes shape: ;
        sh:select "SELECT $this WHERE { $this (skos:broader|kb:variantOf)+ $this }" ;
    ] .

shape:Home a sh:NodeShape ;
    sh:targetClass dcat:Catalog ;
    sh:property [
        sh:path kb:hasCoder ;
        sh:or ( [ sh:class foaf:Person ] [ sh:class prov:SoftwareAgent ] ) ;
        sh:message "Home: kb:hasCoder leads to a coder that is described" ;
    ] .

shape:Shown a sh:NodeShape ;
    sh:targetClass kb:Table ;
    sh:property [
        sh:path kb:shows ;
        sh:class oa:SpecificResource ;
        sh:message "Shown: kb:shows leads to a quote that is described" ;
    ] .
'''
"""The shapes, in the prefixes of :mod:`kb.contribute.shapes`."""
