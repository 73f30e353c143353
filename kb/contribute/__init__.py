"""What helps people contribute: schemas for their editor, and a knowledge base to start from."""
