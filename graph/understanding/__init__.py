"""Article → statements: the floor that understands. Import ``reader`` to make a reader."""
