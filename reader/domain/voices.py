"""The voices of a claim: adding speakers, relays and implied origins to its attributions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.ids import new_id


def voice_of(claim: Annotation, voice_id: str) -> Attribution:
    """The attribution with this id. Raises KeyError when the claim has none such."""
    for voice in claim.attributions:
        if voice.id == voice_id:
            return voice
    raise KeyError(voice_id)


def with_voice(claim: Annotation, voice: Attribution) -> Annotation:
    """The claim with one voice more, or with the voice of the same id replaced."""
    if any(v.id == voice.id for v in claim.attributions):
        return _changed(claim, voice.id, lambda _: voice)
    return replace(claim, attributions=(*claim.attributions, voice))


def without_voice(claim: Annotation, voice_id: str) -> Annotation:
    """The claim without that voice."""
    return replace(claim, attributions=tuple(v for v in claim.attributions if v.id != voice_id))


def new_voice(link: Link, directness: str | None = None) -> Attribution:
    """A voice whose speaker is `link`."""
    return Attribution(new_id(), directness=directness, chain=(link,))


def with_relay(claim: Annotation, voice_id: str, link: Link) -> Annotation:
    """The claim with `link` as whom the voice has it from: the last stated link of its chain."""

    def add(voice: Attribution) -> Attribution:
        stated = [of for of in voice.chain if of.stated]
        implied = [of for of in voice.chain if not of.stated]
        return replace(voice, chain=(*stated, replace(link, stated=True), *implied))

    return _changed(claim, voice_id, add)


def with_implied_origin(claim: Annotation, voice_id: str, link: Link | None) -> Annotation:
    """The claim with `link` as the implied origin of the voice; None takes it away."""

    def imply(voice: Attribution) -> Attribution:
        stated = tuple(of for of in voice.chain if of.stated)
        return replace(voice, chain=(*stated, replace(link, stated=False)) if link else stated)

    return _changed(claim, voice_id, imply)


def with_link(claim: Annotation, voice_id: str, position: int, link: Link | None) -> Annotation:
    """The claim with the link at `position` of the voice's chain replaced; None takes it out.

    A voice that loses its last link is gone.
    """
    voice = voice_of(claim, voice_id)
    chain = list(voice.chain)
    chain[position : position + 1] = [link] if link else []
    if not chain:
        return without_voice(claim, voice_id)
    return with_voice(claim, replace(voice, chain=tuple(chain)))


def _changed(
    claim: Annotation, voice_id: str, change: Callable[[Attribution], Attribution]
) -> Annotation:
    return replace(
        claim,
        attributions=tuple(change(v) if v.id == voice_id else v for v in claim.attributions),
    )
