"""The step `0011_scripts` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_LETTERS = "*[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]*"


def scripts(db: Database) -> None:
    """Words of Thai, Lao, Burmese and Khmer are indexed by their letters: where there are some, the
    search index has to be made anew."""
    db.execute(
        "UPDATE search_state SET due = 1 WHERE EXISTS (SELECT 1 FROM text WHERE body GLOB ?1) "
        "OR EXISTS (SELECT 1 FROM search_row WHERE title GLOB ?1 OR body GLOB ?1 OR remark GLOB ?1)"
        "OR EXISTS (SELECT 1 FROM article WHERE outlet GLOB ?1)",
        (_LETTERS,),
    )
