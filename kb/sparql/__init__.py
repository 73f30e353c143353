"""SPARQL: one way to ask, of the records themselves or of an endpoint elsewhere."""
