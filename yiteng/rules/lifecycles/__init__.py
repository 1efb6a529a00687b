"""The tables: one lifecycle a file or folder."""
