"""What a tag set (a taxonomy of MISP) brings into a project: planned, looked at, then one edit.

A predicate becomes a tag, its values the tags under it. A tag is known again by its machine tag,
or by its name at the same place, so that a set that is read twice, or anew, brings only what is not
there. What is there is never changed: it may have been renamed on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.domain.edit import Edit
from reader.domain.edits import make
from reader.domain.folding import fold
from reader.domain.project import Tag

COLOURS = 8
"""Tags have the colours 1 to 8: red, blue, green, violet, ochre, pink, teal, brown."""
_SECTORS = ((20, 1), (70, 5), (165, 3), (195, 7), (250, 2), (290, 4), (345, 6), (361, 1))
"""Up to which hue, in degrees, a colour is called by the name of one of ours."""
_BROWN = 8


@dataclass(frozen=True, slots=True)
class SetWord:
    """A predicate or a value: its machine tag, name, what it means, 1–8 or None for no colour."""

    code: str
    name: str
    note: str = ""
    colour: int | None = None
    values: tuple[SetWord, ...] = ()


@dataclass(frozen=True, slots=True)
class TagSet:
    """A tag set as it was read: what it is called, what it is for, and its predicates."""

    name: str
    about: str
    words: tuple[SetWord, ...]


@dataclass(frozen=True, slots=True)
class TagSetPlan:
    """What a set would bring: new tags, parents first, and how many of it are there already.

    `shown` are all of its tags, those that are there as they are, each with whether it is new.
    """

    new: tuple[Tag, ...]
    known: int
    shown: tuple[tuple[Tag, bool], ...]


def plan_tags(found: TagSet, tags: Iterable[Tag], new_id: Callable[[], str]) -> TagSetPlan:
    """Compare a set with the tags of a project."""
    there = list(tags)
    of_code = {tag.code: tag for tag in there if tag.code}
    of_name = {(tag.parent, fold(tag.name)): tag for tag in there}
    roots = sum(1 for tag in there if tag.parent is None)
    shown: list[tuple[Tag, bool]] = []

    def place(word: SetWord, parent: str | None, colour: int) -> Tag:
        at = parent, fold(word.name)
        known = of_code.get(word.code) or of_name.get(at)
        # a tag of another set that is called alike is not the same
        if known and (not known.code or known.code == word.code):
            shown.append((known, False))
            return known
        made = Tag(new_id(), word.name, parent, word.colour or colour, None, word.note, word.code)
        of_code[word.code] = of_name[at] = made
        shown.append((made, True))
        return made

    for predicate in found.words:
        above = place(predicate, None, roots % COLOURS + 1)
        roots += 1
        for value in predicate.values:
            place(value, above.id, above.colour)
    new = tuple(tag for tag, is_new in shown if is_new)
    return TagSetPlan(new, len(shown) - len(new), tuple(shown))


def add_tags(name: str, new: Sequence[Tag]) -> Edit:
    """Make the tags of a plan; one step."""
    return make(f"Tag set “{name}”", *new)


def nearest_colour(given: str) -> int | None:
    """1 to 8 for a colour written with # and hexadecimal digits; None for all else and greys."""
    import colorsys

    digits = given.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch("[0-9a-fA-F]{6}", digits):
        return None
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    if max(red, green, blue) - min(red, green, blue) < 24:
        return None
    hue = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)[0] * 360
    if 5 <= hue < 45 and max(red, green, blue) < 150:
        return _BROWN
    return next(colour for end, colour in _SECTORS if hue < end)
