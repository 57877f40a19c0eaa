"""Which voices count towards a standing, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.domain.sourcing.roots import Roots
from reader.domain.sourcing.voice import Voice

COUNTS = "counts"
OUTSIDE = "outside the article"
UNSAID = "nobody is said to say it"
DOUBTS, ASKS = "doubts", "asks"
ONE_CUE = "shares its cue with another"
HEADLINE = "said again in the headline"
COPY = "said again in a copy"

_NOT_SIDES = {"doubts": DOUBTS, "asks": ASKS}


class Heard(NamedTuple):
    """A voice and what becomes of it in the weighing.

    `origin` is the source at the end of its chain, None when nobody is known there; where an
    unknown stands last, the nearest source that is said to have it from them. `root` is what the
    origin speaks for; `path` holds the roots of the chain, the article's end first, without
    repetition of a body by its own speakers; `relays` those of them before the origin. `why` is
    COUNTS or the reason for not counting; `instead` the claim that counts in its place. `outlet`
    is the root of the article's outlet, "" where it is no source of the project.
    """

    voice: Voice
    origin: str | None
    root: str | None
    is_anonymous: bool
    path: tuple[str, ...]
    relays: frozenset[str]
    why: str
    instead: str = ""
    outlet: str = ""

    @property
    def way(self) -> tuple[str, ...]:
        """The path as a reader of the outlet has it: the outlet itself first."""
        return (self.outlet, *self.path) if self.outlet not in ("", *self.path[:1]) else self.path


_NONE: frozenset[str] = frozenset()
UNKNOWN = ""
"""Stands in a path for somebody unknown."""


def hear(voices: Iterable[Voice], roots: Roots, copies: Mapping[str, str]) -> list[Heard]:
    """Each voice with whether it counts; see `weigh` for what `copies` is."""
    heard = [_heard(voice, roots) for voice in voices]
    if len(heard) > 1:
        _tell_outlets(heard, roots)
        _join_cues(heard)
        _drop_headlines(heard)
        if copies:
            _drop_copies(heard, copies)
    return heard


def _heard(voice: Voice, roots: Roots) -> Heard:
    chain = voice.chain
    why = OUTSIDE if voice.outside else _NOT_SIDES.get(voice.stance, COUNTS)
    if len(chain) == 1:
        source, affiliation = chain[0]
        if source is not None:
            root = roots.of(source, affiliation)
            nameless = roots.is_anonymous(source)
            return Heard(voice, source, root, nameless, (root,), _NONE, why)
    path: list[str] = []
    origin = None
    for source, affiliation in chain:
        root = UNKNOWN
        if source is not None:
            origin, root = source, roots.of(source, affiliation)
        if not path or path[-1] != root or root == UNKNOWN:
            path.append(root)
    if origin is None:
        return Heard(voice, None, None, True, tuple(path), _NONE, UNSAID if why == COUNTS else why)
    relays = frozenset(path[:-1]) - {path[-1]}
    if chain[-1].source is None:  # a known one that has it from who knows whom: no known root
        return Heard(voice, origin, None, True, tuple(path), relays, why)
    return Heard(voice, origin, path[-1], roots.is_anonymous(origin), tuple(path), relays, why)


def _tell_outlets(heard: list[Heard], roots: Roots) -> None:
    for i, of in enumerate(heard):
        if of.voice.outlet is not None:
            heard[i] = of._replace(outlet=roots.of(of.voice.outlet))


def _join_cues(heard: list[Heard]) -> None:
    """Voices of one claim behind one cue speak as one: the first."""
    first: dict[tuple[str, tuple[int, int]], str] = {}
    for i, of in enumerate(heard):
        cue = of.voice.cue
        if of.why != COUNTS or cue is None:
            continue
        key = (of.voice.claim, cue)
        if key in first and first[key] != of.voice.id:
            heard[i] = of._replace(why=ONE_CUE, instead=of.voice.claim)
        else:
            first[key] = of.voice.id


def _drop_headlines(heard: list[Heard]) -> None:
    """What the headline says and the body says too, on the same side, is said once."""
    if not any(of.voice.in_headline for of in heard):
        return
    bodies: dict[tuple[str, str], str] = {}
    for of in heard:
        if of.why == COUNTS and not of.voice.in_headline:
            bodies.setdefault((of.voice.article, of.voice.stance), of.voice.claim)
    for i, of in enumerate(heard):
        body = bodies.get((of.voice.article, of.voice.stance))
        if of.why == COUNTS and of.voice.in_headline and body:
            heard[i] = of._replace(why=HEADLINE, instead=body)


def _drop_copies(heard: list[Heard], copies: Mapping[str, str]) -> None:
    """What a copied passage says stands where it was first; so does what a copied article says
    from the same origin."""
    first: dict[tuple[str, ...], Voice] = {}
    for i, of in enumerate(heard):
        if of.why != COUNTS:
            continue
        voice = of.voice
        passage, article = copies.get(voice.claim), copies.get(voice.article)
        keys: list[tuple[str, ...]] = []
        if passage:
            keys.append(("passage", passage))
        if article:
            # those without a name are others in each article by their ids alone
            whom = UNKNOWN if of.is_anonymous else of.root or UNKNOWN
            keys.append(("article", article, voice.stance, whom))
        for key in keys:
            before = first.setdefault(key, voice)
            own = before.claim if key[0] == "passage" else before.article
            if own != (voice.claim if key[0] == "passage" else voice.article):
                heard[i] = of._replace(why=COPY, instead=before.claim)
                break
