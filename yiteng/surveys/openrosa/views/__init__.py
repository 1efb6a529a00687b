"""Views for phones, and the pages on which people admit and revoke them."""
