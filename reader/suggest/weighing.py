"""Suggestions in the light of what is known: sources, dismissals, how often a rule was taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.domain.annotation import Annotation
from reader.suggest.drafts import Draft, Span
from reader.suggest.known import Known
from reader.suggest.rates import rate


def weighed(drafts: Iterable[Draft], known: Known) -> list[Draft]:
    """The drafts as they stand with what is known now, in the same order; the text is not read.

    Dismissed ones are gone, scores follow the decisions counted, and who is a known source (by
    name, alias or surname) is linked. Cheap and pure: keep what `proposals` gave for a version and
    call this again after every decision. Weighing what was weighed before is as good.
    """
    return [_weighed(draft, known) for draft in drafts if draft.key not in known.dismissed]


def unmarked(drafts: Iterable[Draft], claims: Iterable[tuple[Span, ...]]) -> list[Draft]:
    """The drafts whose claim is none of these: claims that the article has, by code points.

    One is the same as another when half of the longer is shared, as in scoring.
    """
    marked = [_characters(claim) for claim in claims]
    return [draft for draft in drafts if not _among(_characters(draft.claim), marked)]


def _among(claim: set[int], marked: list[set[int]]) -> bool:
    return any(len(claim & other) * 2 >= max(len(claim), len(other)) for other in marked)


def _characters(claim: tuple[Span, ...]) -> set[int]:
    return {at for span in claim for at in range(*span)}


def _weighed(draft: Draft, known: Known) -> Draft:
    article = draft.annotation.article
    source = known.source(draft.named, article) if draft.named else None
    body = known.source(draft.affiliation, article) if draft.affiliation else None
    affiliation = body.id if body else source.affiliation if source else None
    id = source.id if source else None
    score = rate(draft.rule, known.counts, draft.doubts)
    speaker = draft.annotation.attributions[0].chain[-1]
    linked = (speaker.source, speaker.affiliation) == (id, affiliation)
    if linked and draft.score == score:
        return draft
    name = source.name if source else draft.named
    annotation = draft.annotation if linked else _linked(draft, id, affiliation)
    return replace(draft, source_name=name, annotation=annotation, score=score)


def _linked(draft: Draft, source: str | None, affiliation: str | None) -> Annotation:
    """The annotation with the speaker, who is last in the chain, as a source or by name."""
    (voice,) = draft.annotation.attributions
    *before, speaker = voice.chain
    label = None if source else draft.named
    speaker = replace(speaker, source=source, label=label, affiliation=affiliation)
    voice = replace(voice, chain=(*before, speaker))
    return replace(draft.annotation, attributions=(voice,))
