"""The corpus as a property graph and as RDF."""
