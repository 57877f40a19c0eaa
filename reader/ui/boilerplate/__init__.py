"""Blocks that look like no part of the article: found beside the window, shown, decided upon."""
