"""Supervision proper (督查): designated, planned, carried out by two, concluded, reviewed."""
