"""The records: what may stand in each kind of file. Their docstrings are the schema's texts."""
