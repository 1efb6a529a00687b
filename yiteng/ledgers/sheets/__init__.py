"""Reading somebody's spreadsheet: bytes to sheets, heads to columns, cells to values. Knows no tables."""
