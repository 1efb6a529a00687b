"""Rectification after a conduct circular, without names (S9)."""
