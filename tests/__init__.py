"""Promises about the code's shape, the browser's walk and the load."""
