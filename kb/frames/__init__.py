"""Tidy and wide tables of the coding: plain rows, and the pandas frames made of them."""
