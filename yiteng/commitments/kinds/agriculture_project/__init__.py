"""Special-agriculture projects, village by village (S5)."""
