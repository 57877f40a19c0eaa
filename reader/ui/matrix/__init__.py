"""The Matrix view: who says what, in one table."""
