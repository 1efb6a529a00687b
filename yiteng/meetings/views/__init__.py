"""Pages of meetings: load → one action or query → render."""
