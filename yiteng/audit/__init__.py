"""The append-only trail: one chain a county, canonical bytes, heads checkpointed outside."""
