"""Invented sentences set by real typesetters, as papers are: what a quote has to be found in."""
