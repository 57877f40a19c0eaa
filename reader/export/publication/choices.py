"""What one may choose of a publication, and what none of its formats carries."""

from __future__ import annotations

from reader.export.losing import ALWAYS, left_out
from reader.export.registry import Choice

LOSES = left_out(
    *(*ALWAYS, "priorities", "notes on mentions", "notes on tags", "when it was made", "links"),
    *("sources that are not used", "collections", "copies in archives"),
    "what is no part of an article",
    also="Who made each annotation.",
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
