"""Pages of care near home."""
