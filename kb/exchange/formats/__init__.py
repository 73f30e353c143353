"""One module for each format of export, with a ``FORMAT``; see `kb.exchange.form`.

A new format is one new file here. Importing it loads no heavy library; its ``write`` may.
"""
