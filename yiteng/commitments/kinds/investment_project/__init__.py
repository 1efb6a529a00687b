"""Investment promotion, from the lead to production (S7)."""
