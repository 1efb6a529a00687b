"""Many answers in one Excel sheet: written out with lists to choose from, read in with a preview."""
