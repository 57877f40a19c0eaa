"""The names of months in English and French, and which month a name means."""

from __future__ import annotations

from functools import cache

from reader.domain.folding import fold

ENGLISH = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
FRENCH = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)


def month_named(name: str) -> int | None:
    """1 to 12 for a month's folded name, or its first three to five letters; None for another."""
    return _by_name().get(name)


@cache
def _by_name() -> dict[str, int]:
    names: dict[str, int] = {}
    for words in (ENGLISH, FRENCH):
        for number, word in enumerate(words, 1):
            whole = fold(word)
            names[whole] = number
            for length in (3, 4, 5):
                # "jui" could be June or July
                if whole[:length] != "jui":
                    names.setdefault(whole[:length], number)
    return names
