"""New annotations from a selection: what the program can see in the words fills the fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.domain.anchor import Anchor, Hedge, anchor_at
from reader.domain.annotation import CLAIM, MENTION, NOTE, Annotation
from reader.domain.article import Article
from reader.domain.ids import new_id
from reader.domain.source import Source

LONGEST = 50_000
"""Code points of a span in which hedges and quotations are looked for; more is nobody's claim."""


def claim_of(article: Article, text: str, spans: Iterable[tuple[int, int]]) -> Annotation:
    """A claim on these ranges of code points, its hedges and quoted words found.

    They stand in the words themselves; who says the claim is left to the analyst.
    """
    from reader.suggest.hedges import find_hedges
    from reader.suggest.quotation import quoted_spans

    ranges = list(spans)
    read = [span for span in ranges if span[1] - span[0] <= LONGEST]
    return Annotation(
        new_id(),
        article.id,
        CLAIM,
        tuple(_anchor(article, text, *span) for span in ranges),
        quoted=tuple(_anchor(article, text, *span) for span in quoted_spans(text, read)),
        hedges=tuple(
            Hedge(_anchor(article, text, start, end), kind)
            for start, end, kind in find_hedges(text, read)
        ),
        reported=article.published,
    )


def reread(
    claim: Annotation, article: Article, text: str, spans: list[tuple[int, int]]
) -> Annotation:
    """The claim with what its words show once its spans are `spans`, in code points.

    The spans themselves are left to the caller. Hedges that the analyst has kept stay, those of
    added words are found; a directness that was read from the words is read again.
    """
    from reader.suggest.quotation import directness

    fresh = claim_of(article, text, spans)
    before = [(a.start, a.end) for a in claim.spans if a.version == article.version]
    kept = [h for h in claim.hedges if _inside(h.anchor, spans)]
    added = [h for h in fresh.hedges if not _inside(h.anchor, before)]
    hedges = tuple(sorted((*kept, *added), key=lambda hedge: hedge.anchor.start))
    was, now = directness(text, before), directness(text, spans)
    voices = tuple(
        replace(voice, directness=now) if voice.directness == was else voice
        for voice in claim.attributions
    )
    return replace(claim, quoted=fresh.quoted, hedges=hedges, attributions=voices)


def _inside(anchor: Anchor, spans: list[tuple[int, int]]) -> bool:
    return any(start <= anchor.start and anchor.end <= end for start, end in spans)


def note_of(article: Article, text: str, span: tuple[int, int], *tags: str) -> Annotation:
    """A note with an empty remark on these words."""
    anchor = _anchor(article, text, *span)
    return Annotation(new_id(), article.id, NOTE, (anchor,), tags=tags)


def mention_of(article: Article, text: str, span: tuple[int, int], source: str) -> Annotation:
    """A mention of a source."""
    anchor = _anchor(article, text, *span)
    return Annotation(new_id(), article.id, MENTION, (anchor,), source=source)


def source_named(name: str, article: str, sources: Iterable[Source]) -> tuple[Source, bool]:
    """The source that these words name, and whether it is new.

    Known sources are found by name or alias, accents and case ignored; an anonymous one only in
    its own article.
    """
    from reader.domain.words import fold

    wanted = fold(name)
    for source in sources:
        if source.kind == "anonymous" and source.article != article:
            continue
        if any(fold(known) == wanted for known in (source.name, *source.aliases)):
            return source, False
    return new_source(name, article), True


def new_source(name: str, article: str) -> Source:
    """A new source of this name; its kind is guessed from the words."""
    from reader.suggest.kinds import source_kind

    kind = source_kind(name)
    return Source(new_id(), name, kind, article=article if kind == "anonymous" else None)


def _anchor(article: Article, text: str, start: int, end: int) -> Anchor:
    return anchor_at(text, start, end, article.version)
