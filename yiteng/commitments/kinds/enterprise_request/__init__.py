"""Requests of firms with clocks in hours (S10)."""
