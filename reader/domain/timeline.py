"""Who said what when: what stands in which lane of the timeline, and where; pure.

A lane is a source. A claim stands in the lane of each source that says it and, as relayed, of each
through whom it came; claims that nobody named says have a lane of their own. Where the date that is
asked for is not known, the words that the article has for it are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.domain.edtf import Bounds, bounds
from reader.domain.folding import fold

BY = ("reported", "said", "event")
"""The dates that a timeline may go by. What has no date of report was reported on the day when
its article was published."""
NOBODY = ""
UNKNOWN = "?"
"""The lane of what has no date that is known."""


class Said(NamedTuple):
    """A claim as the timeline has it. `dates`: event, said, reported, each with its words.

    Of a date None says that there is none, "" that it is spoken of but not known.
    """

    claim: str
    article: str
    citation: str
    quote: str
    title: str
    dates: tuple[str | None, ...]
    published: str | None
    hedged: bool
    statements: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()


class Speaking(NamedTuple):
    """A link of a voice of a claim, as matrix.LinkRow has it."""

    claim: str
    position: int | None
    stance: str | None
    source: str | None
    affiliation: str | None
    stated: int | None


class Item(NamedTuple):
    """What stands in a lane: a claim, with what its source does (one of matrix.KINDS).

    `when` is None where the date is not known; then `words` says what the article has for it.
    `key` is the statement that the claim stands under, or the claim itself.
    """

    claim: str
    lane: str
    kind: str
    when: Bounds | None
    edtf: str | None
    words: str
    source: str
    affiliation: str | None
    key: str
    said: Said


class Lane(NamedTuple):
    """A lane's source with the places of its items in the list of all, by date."""

    key: str
    items: tuple[int, ...]


def items_of(claims: Iterable[Said], links: Iterable[Speaking], by: str) -> list[Item]:
    """What is to be seen by one of BY: ordered by date, what has none last, as articles go."""
    spoken: dict[str, list[Speaking]] = {}
    for link in links:
        spoken.setdefault(link.claim, []).append(link)
    found = [item for said in claims for item in _items(said, spoken.get(said.claim, ()), by)]
    found.sort(key=lambda item: (item.when is None, item.when.order if item.when else ()))
    return found


def _items(said: Said, links: Sequence[Speaking], by: str) -> Iterable[Item]:
    edtf, words = _date(said, by)
    when = bounds(edtf)
    key = said.statements[0][0] if said.statements else said.claim
    seen = set()
    for source, kind, affiliation in _who(links):
        if (source, kind) not in seen:
            seen.add((source, kind))
            lane = source if when else UNKNOWN
            yield Item(*(said.claim, lane, kind, when, edtf, words, source, affiliation, key, said))


def _who(links: Sequence[Speaking]) -> Iterable[tuple[str, str, str | None]]:
    """Each source of a claim's voices, and what it does."""
    voices: dict[int, list[Speaking]] = {}
    for link in links:
        if link.position is not None:
            voices.setdefault(link.position, []).append(link)
    if not voices:
        yield NOBODY, "asserts", None
    for voice in voices.values():
        stated = [link for link in voice if link.stated]
        if not stated:
            yield NOBODY, voice[0].stance or "asserts", None
            continue
        for link in stated[:-1]:
            if link.source:
                yield link.source, "relays", link.affiliation
        last = stated[-1]
        yield last.source or NOBODY, last.stance or "asserts", last.affiliation


def _date(said: Said, by: str) -> tuple[str | None, str]:
    event, event_words, spoken, spoken_words, reported, reported_words = said.dates
    if by == "event":
        return event or None, event_words or ""
    if by == "said":
        return spoken or None, spoken_words or ""
    if reported is None:  # on the day of the article, unless the analyst says that it is not known
        return said.published or None, reported_words or ""
    return reported or None, reported_words or ""


def lanes_of(items: Sequence[Item], names: Mapping[str, str], order: str = "first") -> list[Lane]:
    """The lanes by who was "first", by "name" or by "number"; nobody's and the unknown last."""
    places: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        places.setdefault(item.lane, []).append(place)
    lanes = [Lane(key, tuple(of)) for key, of in places.items()]  # who was first is first
    if order == "name":
        lanes.sort(key=lambda lane: fold(names.get(lane.key, "")))
    elif order == "number":
        lanes.sort(key=lambda lane: -len(lane.items))
    lanes.sort(key=lambda lane: (NOBODY, UNKNOWN).index(lane.key) + 1 if _is_last(lane) else 0)
    return lanes


def _is_last(lane: Lane) -> bool:
    return lane.key in (NOBODY, UNKNOWN)
