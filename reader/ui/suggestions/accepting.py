"""What comes of a suggestion that is accepted: an annotation, and the sources that are new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.folding import fold
from reader.ui.drafting import source_named

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.domain.source import Source
    from reader.suggest.suggestions import Draft

PRONOUNS = frozenset(
    (
        *("il", "elle", "ils", "elles", "on", "he", "she", "they", "it"),
        *("celui-ci", "celle-ci", "ceux-ci", "celles-ci"),
    )
)
"""Words that speak for somebody and name nobody; no source is made of them."""


def accepted(draft: Draft, sources: Iterable[Source]) -> tuple[Annotation, list[Source]]:
    """The annotation of a draft with its speaker and affiliation linked, and what is new of both.

    Known ones are found by name or alias; the affiliation is that of the source only where it is
    new or has none, else that of this voice alone.
    """
    known = list(sources)
    annotation = draft.annotation
    (voice,) = annotation.attributions
    *before, speaker = voice.chain
    new: list[Source] = []
    body = None
    if draft.affiliation:
        body, is_new = source_named(draft.affiliation, annotation.article, known)
        new += [body] if is_new else []
    source = next((of for of in known if of.id == speaker.source), None)
    if source is None and draft.named and fold(draft.named) not in PRONOUNS:
        source, is_new = source_named(draft.named, annotation.article, [*known, *new])
        if is_new:
            source = replace(source, affiliation=body.id) if body else source
            new.append(source)
    if source is not None:
        affiliation = body.id if body else source.affiliation
        speaker = replace(speaker, source=source.id, label=None, affiliation=affiliation)
    voice = replace(voice, chain=(*before, speaker))
    return replace(annotation, attributions=(voice,)), new


def accepted_all(
    drafts: Iterable[Draft], sources: Iterable[Source]
) -> list[tuple[Annotation, list[Source]]]:
    """The same of several; who is new in one is known in the next."""
    known = list(sources)
    done = []
    for draft in drafts:
        annotation, new = accepted(draft, known)
        known += new
        done.append((annotation, new))
    return done
