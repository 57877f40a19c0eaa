"""Which language words are in, French or English, told by the small ones."""

from __future__ import annotations

from collections.abc import Sequence

from reader.suggest.words import words

_FRENCH = words("le la les de des du et est un une dans que qui pour sur au il elle a en")
_ENGLISH = words("the of and to in is was that for on with he she said at by it has have")
FEWEST = 2
"""Small words that it takes to tell."""


def language_of(read: Sequence[str], given: str = "") -> str:
    """Of words in small letters: "fr" or "en"; `given` where they do not tell, "" for no words."""
    french = sum(map(_FRENCH.__contains__, read))
    english = sum(map(_ENGLISH.__contains__, read))
    if max(french, english) < FEWEST or french == english:
        return given if read else ""
    return "fr" if french > english else "en"
