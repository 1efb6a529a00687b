"""Visits, sources, findings, problems."""
