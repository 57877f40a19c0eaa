"""Reviewing what a newer version left open."""
