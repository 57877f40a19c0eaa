"""The Claims view: every claim as a row, found by words and facets, and what is done to many."""
