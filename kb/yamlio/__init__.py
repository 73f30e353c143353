"""YAML as the records use it: the exact reader with positions, the fast reader, the canonical form.

Nothing here touches the disk: bytes go in, values or bytes come out.
"""
