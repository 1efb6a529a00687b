"""到期清理: what is personal has a purpose, a ground and an end; what has ended is deleted or made unreadable."""
