"""Every published figure computed from the data and shown beside the figure reported (S18)."""
