"""Sources that may be one: proposals only, made from their names; nothing here merges anything.

No two sources are compared that have nothing in common: each is put under the keys of its names,
and only what meets under a key is looked at. An unnamed source belongs to its article, and is
never proposed with one of another article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from reader.domain.source import Source
from reader.domain.source_names import Person, key_of, person_of, words_of

MOST_FIRST_NAMES = 4
"""A letter that fits more first names than these says nothing."""


class Pair(NamedTuple):
    """Two sources (ids, in the order made) that may be one, and why."""

    first: str
    second: str
    why: str

    @property
    def key(self) -> str:
        """What a dismissal is remembered by."""
        return pair_key(self.first, self.second)


def pair_key(one: str, other: str) -> str:
    """The same for two sources in either order."""
    return " ".join(sorted((one, other)))


def likely_pairs(
    sources: Iterable[Source],
    dismissed: Collection[str] = (),
    goes_on: Callable[[], None] = lambda: None,
) -> list[Pair]:
    """Pairs of sources that may be one, the likeliest reason first.

    `dismissed` holds keys of pairs that the analyst said no to. Of many that are alike each is
    paired with one before it. `goes_on` is called now and then, to raise where nobody waits.
    """
    everyone = {source.id: source for source in sources}
    place = {id: n for n, id in enumerate(everyone)}
    found: dict[str, Pair] = {}
    for way in (_by_name, _by_family_at_one_place, _by_initial):
        goes_on()
        for one, other, why in way(everyone, dismissed):
            first, second = sorted((one, other), key=place.__getitem__)
            pair = Pair(first, second, why)
            if pair.key not in dismissed:
                found.setdefault(pair.key, pair)
    return list(found.values())


_Found = Iterator[tuple[str, str, str]]


def _group(source: Source) -> str:
    """Sources of different groups are never one: unnamed ones belong to their article."""
    return f"in {source.article or source.id}" if source.kind == "anonymous" else ""


def _by_name(everyone: dict[str, Source], dismissed: Collection[str]) -> _Found:
    """Those that have a name in common, but for spaces, hyphens, accents, articles and titles."""
    alike: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for source in everyone.values():
        for name in (source.name, *source.aliases):
            key = key_of(name)
            if key:
                alike[_group(source), key].setdefault(source.id, name)
    for named in alike.values():
        for one, other in _chained([everyone[id] for id in named], dismissed):
            a, b = named[one], named[other]
            yield one, other, f"Both are called “{a}”." if a == b else f"“{a}” reads like “{b}”."


def _by_family_at_one_place(everyone: dict[str, Source], dismissed: Collection[str]) -> _Found:
    """ "Kremez" and "Vitali Kremez", when both are with Flashpoint."""
    alone: dict[tuple[str, str], list[Source]] = defaultdict(list)
    whole: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in everyone.values():
        if source.affiliation and source.kind != "anonymous":
            words = words_of(source.name)
            if words:
                at = (source.affiliation, words[-1])
                (whole if len(words) > 1 else alone)[at].append(source)
    for at, short in alone.items():
        if len(whole[at]) > MOST_FIRST_NAMES:
            continue
        for one, other in product(short[:1], whole[at]):
            if _may_be_one(one, other):
                body = everyone.get(at[0])
                where = f"“{body.name}”" if body else "the same body"
                yield one.id, other.id, f"Both have that name, and are with {where}."


def _by_initial(everyone: dict[str, Source], dismissed: Collection[str]) -> _Found:
    """ "V. Kremez" and "Vitali Kremez", unless they are known to be with different bodies."""
    short: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    long: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for source in everyone.values():
        if source.kind == "anonymous":
            continue
        for name in (source.name, *source.aliases):
            person = person_of(name)
            if person:
                _put(person, source.id, name, short, long)
    for at, initials in short.items():
        names = long.get(at, {})
        if not names or len(names) > MOST_FIRST_NAMES:
            continue
        for (id, name), (full, whole) in product(list(initials.items()), names.values()):
            one, other = everyone[id], everyone[full]
            if id != full and _may_be_one(one, other) and not _are_apart(one, other):
                yield id, full, f"“{name}” may stand for “{whole}”."


def _put(
    person: Person,
    id: str,
    name: str,
    short: dict[tuple[str, str], dict[str, str]],
    long: dict[tuple[str, str], dict[str, tuple[str, str]]],
) -> None:
    at = (person.first[0], person.family)
    if person.is_initial:
        short[at].setdefault(id, name)
    else:
        # of those that have the whole name in common one is enough: they are a pair by that
        long[at].setdefault(person.first, (id, name))


def _chained(alike: list[Source], dismissed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each of those alike with one before it, the first that may be it and was not dismissed."""
    for n, source in enumerate(alike[1:], 1):
        for other in islice(alike, n):
            if _may_be_one(other, source) and pair_key(other.id, source.id) not in dismissed:
                yield other.id, source.id
                break


def _may_be_one(one: Source, other: Source) -> bool:
    """No source is its own employer, and an unnamed one is no named one."""
    if other.id in (one.affiliation, one.id) or other.affiliation == one.id:
        return False
    return _group(one) == _group(other)


def _are_apart(one: Source, other: Source) -> bool:
    return bool(one.affiliation and other.affiliation and one.affiliation != other.affiliation)
