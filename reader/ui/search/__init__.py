"""Searching in the window: asking beside it, what was found, saved searches, lists of names."""
