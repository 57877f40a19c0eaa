"""Suggestions: what fills in a new card, read from the words alone; all of it drafts."""
