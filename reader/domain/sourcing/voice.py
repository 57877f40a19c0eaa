"""Voices as they are weighed: who says a statement in which claim, and whom they have it from."""

from __future__ import annotations

from typing import NamedTuple

from reader.domain.annotation import Annotation, Attribution

OPPOSITE = {"asserts": "denies", "denies": "asserts"}


class Hop(NamedTuple):
    """A stated link of a chain: a source's id (None: unknown) and the capacity spoken in."""

    source: str | None
    affiliation: str | None = None


class Voice(NamedTuple):
    """One voice of one claim towards one statement, and where it stands.

    `stance` is the effective one, the claim's polarity taken in. `chain` holds the stated links,
    the nearest to the article first, its last one the origin; `implied` the source that only the
    analyst infers. `cue` is where the cue stands, as code points, None when there is none or the
    analyst has parted the voice from the others. A claim without any voice is one Voice with
    `id` "" and an empty chain: the article's own. `outlet` is the source that the article's outlet
    is, where the project has it as one: no link of the chain, but one that passes it on.
    """

    claim: str
    article: str
    id: str = ""
    stance: str = "asserts"
    chain: tuple[Hop, ...] = ()
    implied: str | None = None
    cue: tuple[int, int] | None = None
    in_headline: bool = False
    outside: bool = False
    """Whether the claim stands in a block that is not part of the article."""
    outlet: str | None = None


def effective(polarity: str, stance: str) -> str:
    """What a stance in a claim is towards the statement that the claim says or contradicts."""
    return OPPOSITE.get(stance, stance) if polarity == "opposite" else stance


def shares_cue(claim: Annotation, voice: Attribution) -> bool:
    """Whether another voice of the claim stands behind the same cue."""
    cue = _first_cue(voice)
    return cue is not None and any(
        _first_cue(other) == cue for other in claim.attributions if other.id != voice.id
    )


def voices_of(
    claim: Annotation,
    polarity: str = "same",
    *,
    in_headline: bool = False,
    outside: bool = False,
    outlet: str | None = None,
) -> list[Voice]:
    """The voices of a claim towards a statement that it says in the sense `polarity`."""
    said = [_voice(claim, voice, polarity) for voice in claim.attributions] or [
        Voice(claim.id, claim.article, stance=effective(polarity, "asserts"))
    ]
    return [
        voice._replace(in_headline=in_headline, outside=outside, outlet=outlet) for voice in said
    ]


def _voice(claim: Annotation, voice: Attribution, polarity: str) -> Voice:
    stated = [link for link in voice.chain if link.stated]
    last = voice.chain[-1] if voice.chain else None
    return Voice(
        *(claim.id, claim.article, voice.id, effective(polarity, voice.stance)),
        chain=tuple(Hop(link.source, link.affiliation) for link in stated),
        implied=last.source if last and not last.stated else None,
        cue=None if voice.apart else _first_cue(voice),
    )


def _first_cue(voice: Attribution) -> tuple[int, int] | None:
    for link in voice.chain:
        if link.stated and link.cues:
            return link.cues[0].start, link.cues[0].end
    return None
