"""The ledgers units keep: read as they are, previewed row by row, applied all or nothing."""
