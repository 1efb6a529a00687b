"""Applications to meet and the four tests applied."""
