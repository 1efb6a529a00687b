"""A ledger of a hundred thousand rows beside django-import-export, both sides in one run."""
