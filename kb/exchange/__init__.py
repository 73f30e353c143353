"""Taking the knowledge base away: as files that open without this package."""
