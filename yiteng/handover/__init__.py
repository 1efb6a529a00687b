"""Handover 交接: what a new holder of a post must know on day one, and what the last one left in words."""
