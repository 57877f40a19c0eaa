"""A standing told in words: what it rests on, voice by voice, with the claims to go and see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.domain.sourcing.circular import COPIED, EACH_OTHER, RETURNS, Circular
from reader.domain.sourcing.counting import COUNTS, UNSAID, Heard
from reader.domain.sourcing.standing import Root, Standing

Namer = Callable[[str], str]
"""The name of a source, given its id."""


class Told(NamedTuple):
    """A sentence, and the claims (ids) that it is about."""

    text: str
    claims: tuple[str, ...] = ()


def explain(standing: Standing, name: Namer) -> list[Told]:
    """Why a statement has its standing: the rule that holds, then who does not count and why."""
    told = [_rule(standing, name)]
    told += (
        [_root(root, standing, name) for root in standing.roots] if len(standing.roots) > 1 else []
    )
    told += [_going_round(circular, name) for circular in standing.circular]
    if standing.implied:
        told.append(Told(f"Implied origin, which does not count: {_list(standing.implied, name)}."))
    told += _left_aside(standing.heard, name)
    return told


def origin_names(standing: Standing, name: Namer) -> list[str]:
    """Whom it comes from, one entry a root: "Vitali Kremez · Flashpoint"."""
    if not standing.roots:
        return [name(source) for source in standing.anonymous]
    return [_spoken_for(root, standing, name) for root in standing.roots]


def _spoken_for(root: Root, standing: Standing, name: Namer) -> str:
    """A root behind those who speak for it: "Vitali Kremez · Flashpoint".

    Those who have it from each other speak for nobody else: "ZeroTrace / Le Courrier".
    """
    speakers = dict.fromkeys(of.origin for of in (*root.asserts, *root.denies) if of.origin)
    speakers.pop(root.source, None)
    rings = [set(of.sources) for of in standing.circular if of.kind == EACH_OTHER]
    around = {of for ring in rings if root.source in ring for of in ring}
    one = " / ".join(name(of) for of in (*filter(around.__contains__, speakers), root.source))
    people = ", ".join(name(of) for of in speakers if of not in around)
    return f"{people} · {one}" if people else one


def _rule(standing: Standing, name: Namer) -> Told:
    who = ", ".join(origin_names(standing, name))
    claims = _claims(of for of in standing.heard if of.why == COUNTS)
    verb = "denies" if standing.is_denied else "says"
    if standing.code == "contested":
        return Told("One known source asserts it and another denies it.", claims)
    if standing.code == "corroborated":
        side = "deny" if standing.is_denied else "assert"
        return Told(f"{len(standing.roots)} independent sources {side} it.", claims)
    if standing.code == "single source":
        return Told(f"One known source {verb} it: {who}.", claims)
    if standing.code == "relayed only":
        if len(standing.roots) > 1:
            return Told(f"All is known through the same relay: {who}.", claims)
        return Told(f"Only others tell what {who} {verb}.", claims)
    if standing.code == "anonymous only":
        return Told(f"Nobody with a name says it{': ' + who if who else ''}.", claims)
    unsaid = _claims(of for of in standing.heard if of.why == UNSAID)
    return Told("Nobody is said to assert or deny it.", unsaid)


def _root(root: Root, standing: Standing, name: Namer) -> Told:
    whom = _spoken_for(root, standing, name)
    if root.asserts and root.denies:
        return Told(f"{whom} asserts it and denies it.", _claims((*root.asserts, *root.denies)))
    verb = "asserts" if root.asserts else "denies"
    return Told(f"{whom} {verb} it.", _claims(root.asserts or root.denies))


def _going_round(circular: Circular, name: Namer) -> Told:
    who = _list(circular.sources, name)
    if circular.kind == RETURNS:
        return Told(f"A chain comes back to where it began: {who}.", circular.claims)
    if circular.kind == EACH_OTHER:
        return Told(f"They have it from each other, and count as one: {who}.", circular.claims)
    if circular.kind == COPIED:
        return Told("The same passage stands in copies, and counts once.", circular.claims)
    return Told(f"All pass through one relay: {who}.", circular.claims)


def _left_aside(heard: Sequence[Heard], name: Namer) -> list[Told]:
    by_reason: dict[str, list[Heard]] = {}
    for of in heard:
        if of.why not in (COUNTS, UNSAID):
            by_reason.setdefault(of.why, []).append(of)
    return [Told(_aside(why, of, name), _claims(of)) for why, of in by_reason.items()]


def _aside(why: str, heard: Sequence[Heard], name: Namer) -> str:
    who = _list([of.origin for of in heard if of.origin], name) or "nobody named"
    return f"Does not count, {why}: {who}."


def _list(sources: Iterable[str], name: Namer) -> str:
    return ", ".join(map(name, dict.fromkeys(sources)))


def _claims(heard: Iterable[Heard]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(of.voice.claim for of in heard))
