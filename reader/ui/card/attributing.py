"""Whom a claim is attributed to: the link, and what its sentence says about it, as one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader.domain.anchor import Anchor, Hedge, anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.voices import new_voice, with_link, with_voice
from reader.ui.drafting import source_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.source import Source
    from reader.ui.session import Session

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands in the text: the words, and where they are in code points."""

    words: str
    start: int
    end: int


def attributed(
    session: Session,
    text: str,
    paragraph: Span,
    claim: Annotation,
    source: Source,
    span: Span | None,
    *,
    is_new: bool = False,
) -> tuple[Annotation, list[Any]]:
    """The claim with `source` as one voice more, and the things to make with it.

    `span` is where the source is named, None where it is not; `paragraph` is the claim's, all in
    code points of `text`. The cue, a pronoun that speaks, the medium, the directness, the hedges
    and the affiliation that the words show are filled in. A new source is among the things to
    make. A source that already speaks in the claim gets the span as its mention.
    """
    from reader.suggest.hedges import find_hedges

    spans = _spans_here(claim, text)
    link, new = link_of(session, text, paragraph, claim, source, span, is_new=is_new)
    spoken = voice_for(text, paragraph, claim, link, [source.name])
    link = spoken.chain[0]
    for voice in claim.attributions:
        if voice.chain and voice.chain[0].source == source.id:
            kept = replace(voice.chain[0], mention=link.mention or voice.chain[0].mention)
            return with_link(claim, voice.id, 0, kept), new
    after = with_voice(claim, spoken)
    if not claim.hedges and not claim.attributions:
        found = find_hedges(text, spans)
        version = claim.spans[0].version
        hedges = tuple(Hedge(anchor_at(text, a, b, version), kind) for a, b, kind in found)
        after = replace(after, hedges=hedges)
    return after, new


def voice_for(
    text: str, paragraph: Span, claim: Annotation, link: Link, names: Sequence[str] = ()
) -> Attribution:
    """A new voice whose speaker is `link`, with what the claim's sentence says about it.

    `names` are names that may end in a mark, code points of `text` all.
    """
    from reader.suggest.cues import find_cue
    from reader.suggest.media import medium_of
    from reader.suggest.pronouns import pronoun_before
    from reader.suggest.quotation import directness

    spans = _spans_here(claim, text)
    if not spans:
        return new_voice(link)
    version = claim.spans[0].version
    cue = find_cue(text, paragraph, spans, names)
    if cue:
        link = replace(link, cues=(anchor_at(text, *cue, version),))
        pronoun = pronoun_before(text, cue)
        if pronoun and link.mention and link.mention.end <= pronoun[0]:
            speaking = anchor_at(text, *pronoun, version)
            link = replace(link, mention=speaking, antecedent=link.mention)
    medium = medium_of(text, paragraph, spans, names)
    return replace(
        new_voice(link, directness(text, spans)),
        medium=anchor_at(text, *medium, version) if medium else None,
    )


def link_of(
    session: Session,
    text: str,
    paragraph: Span,
    claim: Annotation,
    source: Source,
    span: Span | None,
    *,
    is_new: bool = False,
) -> tuple[Link, list[Any]]:
    """A link of a chain for `source`, named at `span`, and the things to make with it.

    The affiliation is what stands behind the name, else what the source's card says; what a
    person is said to be there is its description.
    """
    from reader.suggest.affiliation import descriptor_after

    if span is None:
        span = nearest_name(text, paragraph, _spans_here(claim, text), source)
    mention = anchor_at(text, *span, claim.spans[0].version) if span else None
    affiliation, new = source.affiliation, []
    body = _body_behind(session, text, paragraph, claim, span) if span else None
    if body and body[0].id != source.id:
        affiliation = body[0].id
        new = [body[0]] if body[1] else []
    if is_new:
        new.append(replace(source, affiliation=affiliation))
    described = descriptor_after(text, span, paragraph) if span and body else None
    descriptor = anchor_at(text, *described, claim.spans[0].version) if described else None
    return Link(source.id, affiliation=affiliation, mention=mention, descriptor=descriptor), new


def nearest_name(text: str, paragraph: Span, spans: list[Span], source: Source) -> Span | None:
    """Where the paragraph names `source`, outside of the claim and nearest to it; None: nowhere."""
    from reader.domain.words import occurrences

    part = text[slice(*paragraph)]
    found = [
        (paragraph[0] + a, paragraph[0] + b)
        for name in (source.name, *source.aliases)
        for a, b in occurrences(part, name)
    ]
    outside = [place for place in found if not _touches(place, spans)]
    return min(outside, key=lambda place: _distance(place, spans), default=None)


def names_near(
    text: str, paragraph: Span, spans: list[Span], *, inside: bool = False
) -> list[Named]:
    """The names and unnamed sources of a paragraph, the nearest to the claim first.

    Names in the claim's own words are left out unless `inside`: whom a claim is about is not who
    says it. Names of media come last.
    """
    from reader.suggest.media import is_medium
    from reader.suggest.names import anonymous_phrases, capitalised_names

    found = [*capitalised_names(text, *paragraph), *anonymous_phrases(text, *paragraph)]
    nearest = sorted(found, key=lambda place: _distance(place, spans))
    names: dict[str, Named] = {}
    for place in nearest:
        words = text[slice(*place)]
        if inside or not _touches(place, spans):
            names.setdefault(words, Named(words, *place))
    return sorted(names.values(), key=lambda name: is_medium(name.words))


def nearest_words(text: str, room: Span, spans: list[Span], words: str) -> Span | None:
    """Where `words` stand in `room`, nearest to the claim; None where they do not."""
    from reader.domain.words import occurrences

    part = text[slice(*room)]
    found = occurrences(part, words)
    if not found and words in part:
        found = [(part.index(words), part.index(words) + len(words))]
    places = [(room[0] + a, room[0] + b) for a, b in found]
    return min(places, key=lambda place: _distance(place, spans), default=None)


def _body_behind(
    session: Session, text: str, paragraph: Span, claim: Annotation, span: Span
) -> tuple[Source, bool] | None:
    from reader.suggest.affiliation import affiliation_after

    found = affiliation_after(text, span, paragraph)
    if found is None:
        return None
    body, is_new = source_named(text[slice(*found)], claim.article, session.sources.values())
    if is_new and body.kind == "person":
        body = replace(body, kind="organisation")
    return body, is_new


def _spans_here(claim: Annotation, text: str) -> list[Span]:
    return [(a.start, a.end) for a in claim.spans if _stands(a, text)]


def _stands(anchor: Anchor, text: str) -> bool:
    return text[anchor.start : anchor.end] == anchor.exact


def _touches(place: Span, spans: Iterable[Span]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in spans)


def _distance(place: Span, spans: Iterable[Span]) -> int:
    """Code points between a place and the nearest span; before the claim counts a little less."""
    return min(
        (max(2 * (start - place[1]), 3 * (place[0] - end), 0) for start, end in spans), default=0
    )
