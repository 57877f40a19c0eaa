"""Suggestions in the window: found beside it, shown dashed, decided upon by single keys."""
