"""Plan, agenda, attendance, decisions, minutes."""
