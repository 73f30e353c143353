"""The explorer: all quotes in one faceted table, and the data that its script reads."""
