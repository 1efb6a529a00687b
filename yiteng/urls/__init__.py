"""Addresses of the two faces: all = desk + public."""
