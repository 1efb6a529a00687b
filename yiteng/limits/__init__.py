"""Limits a district sets for itself."""
