"""REFI-QDA 1.5 projects: what programs for qualitative analysis exchange, part by part.

`kb.exchange.refi.project` puts the parts together. Every GUID is made of a record's IRI, so that a
program that is given a later version of the data knows again what it has.
"""
