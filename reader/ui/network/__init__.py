"""The Network view: sources and statements, and what goes between them."""
