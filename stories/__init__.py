"""The narrative as tests, read top to bottom."""
