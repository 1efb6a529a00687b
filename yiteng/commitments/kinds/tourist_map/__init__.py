"""Tourist maps: places checked and dated (S13)."""
