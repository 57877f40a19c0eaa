"""Drafts as they are kept by thousands: what a page needs of each, and the whole when it is wanted.

A whole draft is some forty objects. Kept as a text it costs no memory and, which a window would
feel, not the time in which Python looks through all objects for garbage.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reader.suggest.drafts import Draft

Span = tuple[int, int]


class Brief(NamedTuple):
    """A draft in brief; `annotation` is the id of the annotation that it would become."""

    key: str
    claim: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    rule: str
    doubts: int
    annotation: str
    whole: Draft | str

    @property
    def kind(self) -> tuple[str, int]:
        """What its score follows from: rule and doubts."""
        return self.rule, self.doubts

    @property
    def draft(self) -> Draft:
        """The whole draft."""
        if not isinstance(self.whole, str):
            return self.whole
        from reader.domain.plain import from_plain
        from reader.suggest.drafts import Draft

        draft: Draft = from_plain(Draft, json.loads(self.whole))
        return draft


def brief(draft: Draft) -> Brief:
    """A draft in brief, with the whole of it beside."""
    return Brief(
        *(draft.key, draft.claim, draft.source, draft.cue, draft.rule, draft.doubts),
        *(draft.annotation.id, draft),
    )


def as_text(draft: Draft) -> list[Any]:
    """The same as JSON can hold it, the whole as a text of JSON."""
    from reader.domain.plain import to_plain

    return [*brief(draft)[:-1], json.dumps(to_plain(draft))]


def of_text(plain: list[Any]) -> Brief:
    """What `as_text` has told."""
    key, claim, source, cue, rule, doubts, annotation, whole = plain
    return Brief(
        *(key, tuple(map(_span, claim)), _maybe(source), _maybe(cue), rule, doubts),
        *(annotation, whole),
    )


def _span(plain: list[int]) -> Span:
    return plain[0], plain[1]


def _maybe(plain: list[int] | None) -> Span | None:
    return _span(plain) if plain else None
