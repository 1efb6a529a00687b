"""定点: which facility is designated for what, from intention to the end of the agreement."""
