"""Firms, their stage, indicators, service points."""
