"""Pages of the gate: load → one action or query → render."""
