"""Images in, sheets out: small sample images of a dataset, from a folder of class folders."""
