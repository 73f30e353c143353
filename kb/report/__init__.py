"""Findings as people and programs want them: text, JSON, annotations of a code host."""
