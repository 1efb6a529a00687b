"""Livelihood items at three levels (S6)."""
