"""Guards: promises about the shape of the code, kept from the first day."""
