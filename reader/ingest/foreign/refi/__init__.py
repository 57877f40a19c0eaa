"""Pieces of REFI-QDA files: codes, notes, texts with their selections, and what is our own."""
