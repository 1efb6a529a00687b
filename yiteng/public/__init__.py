"""The public face: reads snapshots only, writes the inbox only (law 13)."""
