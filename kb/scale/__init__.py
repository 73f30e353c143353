"""The relations in an engine of tables, so that questions need not fit in one machine."""
