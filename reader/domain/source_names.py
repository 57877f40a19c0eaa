"""Names of sources as they are compared: "APT 28" and "apt-28", "Mr Kremez" and "V. Kremez"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reader.domain.folding import fold

_ARTICLES = frozenset(("the", "le", "la", "les", "l", "der", "die", "das", "el", "los", "il", "lo"))
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "sir", "dame", "m", "mm"),
        *("mme", "mlle", "me", "monsieur", "madame", "docteur", "professeur", "herr", "frau"),
        *("sr", "sra"),
    )
)
_WORD = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"\bl'(?=\w)")


class Person(NamedTuple):
    """A name read as that of a person: the first name or its initial, and the words behind it."""

    first: str
    family: str

    @property
    def is_initial(self) -> bool:
        """Whether of the first name only a letter is given."""
        return len(self.first) == 1


def words_of(name: str) -> list[str]:
    """The words of a name, folded, without the article and the titles before it.

    >>> words_of("Le parquet de Paris"), words_of("Mr. Kremez")
    (['parquet', 'de', 'paris'], ['kremez'])
    """
    words = _WORD.findall(_ELIDED.sub("", fold(name)))
    while len(words) > 1 and words[0] in (_ARTICLES | _TITLES):
        del words[0]
    return words


def key_of(name: str) -> str:
    """What two writings of one name have in common; "" for a name without letters and digits.

    >>> key_of("APT 28") == key_of("apt-28") == key_of("APT28")
    True
    """
    return "".join(words_of(name))


def keys_of(names: Iterable[str]) -> set[str]:
    """The keys of several names."""
    return set(filter(None, map(key_of, names)))


def person_of(name: str) -> Person | None:
    """A name of two words or more as a person's; None where it cannot be one.

    >>> person_of("V. Kremez"), person_of("Vitali Kremez").family
    (Person(first='v', family='kremez'), 'kremez')
    """
    words = _WORD.findall(fold(name))
    while len(words) > 2 and words[0] in _TITLES:
        del words[0]
    if len(words) < 2 or (len(words[0]) > 1 and words[0] in _TITLES):
        return None
    if any(word.isdigit() for word in words) or len(words[-1]) == 1:
        return None
    return Person(words[0], " ".join(words[1:]))
