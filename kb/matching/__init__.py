"""Whether a quote is what its source says: text against text, without files and records."""
