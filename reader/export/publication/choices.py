"""What one may choose of a publication, and what none of its formats carries."""

from __future__ import annotations

from reader.export.registry import Choice

LOSES = (
    "Older versions; what stands in blocks that are not part of an article; sources that neither "
    "speak nor are named; who made each annotation and when; priorities; collections and "
    "hypotheses."
)
PAPERS = ("A4", "Letter")
CHOICES = (
    Choice(
        *("language", ("en", "fr"), "of the report's own words: English or French"),
        words=("English", "French"),
    ),
    Choice("paper", PAPERS, "the size of a page"),
    Choice("date", (), "the date on the title page, as it shall stand there; none without it"),
)
