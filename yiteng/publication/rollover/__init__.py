"""年度结转: a list is closed with its final rates; open items are carried, drafts made for the next year."""
