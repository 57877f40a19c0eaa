"""Texts that break careless offsets, for the property tests; no tests here."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

thorough = settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))

PIECES = [
    "En Marche!", "d'Emleaks", "l’équipe", "a-t-on", "aujourd'hui", "2,5", "10.000", "U.S.",
    "😀", "👨\u200d👩\u200d👧", "🇫🇷",
    "👍🏽", "e\u0301", "œuvre", "…", "\u00a0", "\u202f", "\u2028", "\r\n", "\n",
    "\n\n", " ", ", ", ". ", "! ", "« ", " »", "“", "”", '"', "שלום", "مرحبا", "中文", "\u00ad",
    "\u200d", "#Macronleaks", "ß", "İ", "M. ", "(", ")", "\ufe0f", "'", "’",
]  # fmt: skip


def texts(longest: int = 24) -> st.SearchStrategy[str]:
    """Pieces of news and of trouble in any order, and any other characters between them."""
    piece = st.sampled_from(PIECES) | st.text(
        st.characters(blacklist_categories=["Cs"]), max_size=3
    )
    return st.lists(piece, max_size=longest).map("".join)
