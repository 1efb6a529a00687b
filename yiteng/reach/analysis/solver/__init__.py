"""Exact siting: local search from above, a Lagrangian dual from below, a tree for what is left.

The bound relaxes “each place is served once” (Geoffrion 1974; Cornuéjols, Fisher, Nemhauser 1977);
sites are fixed in and out by reduced cost; every step of the proof is repeated in integers.
"""
