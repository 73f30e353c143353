"""The site: every record as a page, a pure function of the corpus, and MkDocs around it."""
