"""The walk, suspect marks, holes: reads all nodes, writes only clearances."""
