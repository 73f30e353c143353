"""Tables: a declared selection of the corpus as typed cells, and one renderer per language."""
