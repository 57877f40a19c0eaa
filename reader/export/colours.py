"""The colours that data formats ask for; those of the window are in its own theme."""

TAGS = (*("#B0352A", "#2F66C4", "#449264", "#5240CC", "#9A7000", "#C43C92", "#17545C", "#5A2A16"),)
"""Of the eight colours that a tag can have, as they are on a light ground."""
LABELS = ("#2F6F9F", "#8A5A00", "#5B5B5B", "#7B3FA0", "#2E7D4F", "#A04040")
LINK = "#1B4F8A"
