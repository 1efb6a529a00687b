"""Tasks that carry out a policy document (S4)."""
