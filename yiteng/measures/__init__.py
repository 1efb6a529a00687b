"""Numbered measures, the documents that carry them, campaigns."""
