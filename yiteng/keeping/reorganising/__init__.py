"""机构和区划调整: units and areas merged, split or renamed; open work moves in the same act."""
