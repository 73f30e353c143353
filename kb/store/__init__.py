"""Reading and writing a knowledge base's files."""
