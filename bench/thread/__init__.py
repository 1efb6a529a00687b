"""The same graph checked by Yiteng and by tools that trace requirements."""
