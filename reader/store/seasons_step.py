"""The step `0017_seasons` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STARTS = {"21": "03", "22": "06", "23": "09", "24": "12"}


def seasons(db: Database) -> None:
    """An article of a season is listed where the season begins: its key was the season's number,
    which stood behind the whole year."""
    for season, month in _STARTS.items():
        db.execute(
            "UPDATE article SET published_key = substr(published_key, 1, 5) || ? || '~' || ? "
            "WHERE published_key GLOB ?",
            (month, season, f"[0-9][0-9][0-9][0-9]-{season}"),
        )
