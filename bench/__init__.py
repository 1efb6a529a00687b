"""Measured against bare SQL and bare inserts in the same run; see bench/README.md."""
