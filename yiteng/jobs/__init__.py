"""Work done later: the outbox with leases, and the daily steps."""
