"""Measurements of what the project promises, beside the programs that people use today."""
