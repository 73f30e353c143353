"""Quotes held against the files of papers, and the proof that is left in their records."""
