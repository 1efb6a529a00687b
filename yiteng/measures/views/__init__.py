"""Pages of measures: load → one action or query → render."""
