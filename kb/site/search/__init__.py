"""The full-text search: what it finds, and the files in which a reader's browser looks it up."""
