"""Annotations of other programs before they come in: what is in a file, and what becomes of it."""
