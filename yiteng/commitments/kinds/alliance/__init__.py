"""Industry alliances (S8)."""
