"""The articles of a file that holds several, one by one, so that a bad one costs itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from reader.domain.article import Draft


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file: the `member` that names it, and what makes its draft.

    A reader hands on parts as it finds them and does the work, and what may fail, in `make`.
    """

    member: str
    make: Callable[[], Draft]


@dataclass(frozen=True, slots=True)
class Refused:
    """An article that could not be read, why and what to do; `member` "" is the rest of a file."""

    member: str
    message: str
    advice: str


Entry: TypeAlias = Draft | Refused
"""What became of one article of a file."""


def distinct(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is `taken`; it is then."""
    unique, number = name, 2
    while unique in taken:
        unique = f"{name} ({number})"
        number += 1
    taken.add(unique)
    return unique
