"""Whom claims come from in the end: independence of origins, the ground of a digit 1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.domain.annotation import Annotation, Attribution, Link, implied_origin, origin
from reader.domain.source import Source
from reader.domain.sourcing.roots import root


def independent_origins(claims: Iterable[Annotation], sources: Mapping[str, Source]) -> set[str]:
    """The ids of the sources that these claims come from independently of each other.

    `claims` say the same; `sources` are those of the project by id. Of each voice that asserts,
    the origin counts: who speaks for somebody counts as that body, up its affiliations. An
    implied origin adds nobody, but voices that share one are not independent. A voice that
    denies, doubts or asks confirms nothing. An unknown voice is nobody's confirmation. Anonymous
    sources of several articles may be the same person: those of one article count, the one that
    has most of them.
    """
    roots: set[str] = set()
    for claim in claims:
        for voice in claim.attributions:
            link = _independent_link(voice)
            if voice.stance == "asserts" and link and link.source:
                roots.add(root(link, sources))
    return _of_one_article(roots, sources)


def _independent_link(voice: Attribution) -> Link | None:
    implied = implied_origin(voice)
    return implied if implied and implied.source else origin(voice)


def _of_one_article(roots: set[str], sources: Mapping[str, Source]) -> set[str]:
    nameless: dict[str, set[str]] = {}
    for one in roots:
        source = sources.get(one)
        if source and source.kind == "anonymous" and source.article:
            nameless.setdefault(source.article, set()).add(one)
    if not nameless:
        return roots
    kept = max(sorted(nameless), key=lambda article: len(nameless[article]))
    return roots.difference(*(ids for article, ids in nameless.items() if article != kept))
