"""A suite for quote matching: altered quotes that must not pass, faithful ones that must.

It is written from the rules of matching and not from the matcher: nothing here imports it.
"""
