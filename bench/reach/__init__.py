"""Access and siting beside PySAL access and spopt."""
