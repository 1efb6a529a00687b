"""Review, frozen lists, snapshots and the inbox."""
