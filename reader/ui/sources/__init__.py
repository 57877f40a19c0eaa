"""The Sources view: a table of all sources, and the card of one with what it says."""
