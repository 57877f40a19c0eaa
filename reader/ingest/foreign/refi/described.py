"""What our own QDPX says of a claim in one line: "3:2 · Tomasz Wilk, Northgate Labs, asserts"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.domain.date import is_edtf
from reader.domain.foreign.shape import Saying
from reader.domain.vocabulary import BASES, DIRECTNESS, STANCES, STATUSES, Term

_BETWEEN = " · "


def _one_of(terms: Iterable[Term]) -> str:
    return "|".join(re.escape(term.code) for term in terms)


_VOICE = re.compile(
    r"(?P<who>.*?)(?:, (?P<grade>[A-F][1-6]?|[1-6]))?"
    rf", (?P<stance>{_one_of(STANCES)})"
    rf"(?:, (?P<directness>{_one_of(DIRECTNESS)}))?"
    rf"(?:, (?P<basis>{_one_of(BASES)}))?",
    re.DOTALL,
)
_PLACE = re.compile(r"voice (\d+), link (\d+)")
_DATE = re.compile(r"(event|said|reported)(:?) (.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Described:
    """A line taken apart; `grades` and `wordy` count those, and dates in words alone, in it."""

    sayings: tuple[Saying, ...] = ()
    gloss: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    status: str = ""
    grades: int = 0
    wordy: int = 0


def described(line: str, speaking: Mapping[str, str], houses: Mapping[str, str]) -> Described:
    """The parts of a line.

    `speaking` are the names of the claim's own sources, `houses` those of all sources: name → id
    of a code.
    """
    parts = line.split(_BETWEEN)[1:]
    sayings, grades, wordy = [], 0, 0
    while parts and (found := _VOICE.fullmatch(parts[0])):
        sayings.append(_saying(found, speaking, houses))
        grades += bool(found["grade"])
        parts.pop(0)
    status = parts.pop() if parts and parts[-1] in {term.code for term in STATUSES} else ""
    dates: list[tuple[str, str]] = []
    while parts and (day := _DATE.fullmatch(parts[-1])) and (day[2] or is_edtf(day[3])):
        parts.pop()
        if day[2]:
            wordy += 1
        else:
            dates.insert(0, (day[1], day[3]))
    return Described(tuple(sayings), tuple(parts), tuple(dates), status, grades, wordy)


def after_citation(line: str) -> str:
    """What a line says after its citation."""
    return line.partition(_BETWEEN)[2]


def place_in(line: str) -> tuple[int, int] | None:
    """Which link of which voice some words belong to, from 0: "3:2 · voice 2, link 1" is (1, 0)."""
    found = _PLACE.fullmatch(after_citation(line))
    return (int(found[1]) - 1, int(found[2]) - 1) if found else None


def named_in(codes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name → id, for names that one code alone has."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for name, id in codes:
        if found.setdefault(name, id) != id:
            twice.add(name)
    return {name: id for name, id in found.items() if name not in twice}


def _saying(found: re.Match[str], speaking: Mapping[str, str], houses: Mapping[str, str]) -> Saying:
    who, house = found["who"], ""
    if who not in speaking:
        # “Flashpoint, Inc., Another House”: the house is what stands after a chain that is known
        for comma in re.finditer(", ", who):
            chain, at = who[: comma.start()], who[comma.end() :]
            if at in houses and chain.split(" ← ")[0] in (*speaking, "?"):
                who, house = chain, houses[at]
                break
    links = tuple(speaking.get(name, "") for name in who.split(" ← "))
    stance, directness, basis = (found[n] or "" for n in ("stance", "directness", "basis"))
    return Saying(links, stance, directness, basis, house)
