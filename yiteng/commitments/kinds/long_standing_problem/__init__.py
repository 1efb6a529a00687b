"""Long-standing problems, struck off when each side has signed (S11)."""
