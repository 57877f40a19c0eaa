"""The publication as one page of HTML: its style, its parts, written piece by piece."""
