"""What a list of other names gives to the sources of a project: planned, looked at, then one edit.

A list tells that "APT28", "Fancy Bear" and "Sofacy" are one. A source that has any of these names
gets the others; names are compared without case, accents, spaces and hyphens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reader.domain.edit import Change, Edit, changed, made
from reader.domain.names import Name
from reader.domain.source import Source
from reader.domain.source_names import key_of, keys_of


@dataclass(frozen=True, slots=True)
class Giving:
    """A source that is there, and the names that it would get."""

    source: Source
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Names of the list that several sources have: which one they belong to is not for us."""

    name: str
    sources: tuple[str, ...]
    """Their names."""


@dataclass(frozen=True, slots=True)
class AliasPlan:
    """What a list would do: names for known sources, entries that nobody has, and what is unclear.

    `known` counts the sources that have all names of their entries already.
    """

    givings: tuple[Giving, ...]
    new: tuple[Name, ...]
    unclear: tuple[Unclear, ...]
    known: int = 0


def plan(entries: Iterable[Name], sources: Iterable[Source]) -> AliasPlan:
    """Compare a list with the sources of a project. Unnamed sources never take part."""
    having: dict[str, dict[str, Source]] = defaultdict(dict)
    for source in sources:
        if source.kind != "anonymous":
            for key in keys_of((source.name, *source.aliases)):
                having[key][source.id] = source
    wanted: dict[str, list[str]] = defaultdict(list)
    known: dict[str, Source] = {}
    new: list[Name] = []
    unclear: list[Unclear] = []
    for entry in entries:
        names = (entry.name, *entry.aliases)
        fitting = {id: of for name in names for id, of in having.get(key_of(name), {}).items()}
        if len(fitting) > 1:
            unclear.append(Unclear(entry.name, tuple(of.name for of in fitting.values())))
        elif fitting:
            known |= fitting
            wanted[next(iter(fitting))] += names
        elif key_of(entry.name):
            new.append(entry)
    givings = [Giving(of, _missing(of, wanted[id])) for id, of in known.items()]
    giving = tuple(each for each in givings if each.aliases)
    return AliasPlan(giving, _together(new), tuple(unclear), len(givings) - len(giving))


def give_aliases(
    givings: Iterable[Giving],
    new: Iterable[Name] = (),
    *,
    new_id: Callable[[], str],
    file: str = "",
    kind: str = "organisation",
) -> Edit:
    """Give the sources their names, and make sources of `new`; one step."""
    changes: list[Change | None] = [
        changed(of.source, replace(of.source, aliases=(*of.source.aliases, *of.aliases)))
        for of in givings
    ]
    changes += [made(Source(new_id(), of.name, kind, of.aliases)) for of in new]
    label = f"Other names from “{file}”" if file else "Other names of sources"
    return Edit(label, tuple(filter(None, changes)))


def _missing(source: Source, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a source has not got, in any writing; each once."""
    here = keys_of((source.name, *source.aliases))
    found = []
    for name in names:
        key = key_of(name)
        if key and key not in here:
            here.add(key)
            found.append(name)
    return tuple(found)


def _together(entries: Iterable[Name]) -> tuple[Name, ...]:
    """Entries that share a name as one: a list may give a name and an alias a line."""
    found: list[Name] = []
    place: dict[str, int] = {}
    for entry in entries:
        keys = keys_of((entry.name, *entry.aliases))
        n = min((place[key] for key in keys if key in place), default=len(found))
        if n == len(found):
            found.append(Name(entry.name))
        of = found[n]
        more = _missing(Source("", of.name, aliases=of.aliases), (entry.name, *entry.aliases))
        found[n] = Name(of.name, (*of.aliases, *more))
        for key in keys:
            place.setdefault(key, n)
    return tuple(found)
