"""What a querier holds: a knowledge base, loaded, and what it answers with."""
