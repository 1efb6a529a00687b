"""Proof, independent checks, answers of the people served."""
