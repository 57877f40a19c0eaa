"""From an offer of completion to the source that it means, and what must be made with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.domain.edit import Change, Edit, changed
from reader.domain.edits import amend
from reader.ui.drafting import new_source, source_named

if TYPE_CHECKING:
    from typing import Any

    from reader.domain.annotation import Annotation
    from reader.domain.source import Source
    from reader.ui.card.entry import Entry
    from reader.ui.card.offers import Offer


@dataclass(frozen=True, slots=True)
class Choice:
    """The source of an offer; `is_new` where it must be made; `change` what it needs otherwise."""

    source: Source
    is_new: bool = False
    change: Change | None = None


def choice_of(entry: Entry, offer: Offer) -> Choice | None:
    """What an offer means; None for a voice without a source, and for a source that is gone."""
    annotation = entry.annotation
    if annotation is None or offer.kind == "unnamed":
        return None
    sources = entry.session.sources
    if offer.kind == "new":
        return Choice(new_source(offer.name, annotation.article), True)
    if offer.kind == "named" and not offer.id:
        return Choice(*source_named(offer.name, annotation.article, sources.values()))
    source = sources.get(offer.id)
    if source is None:
        return None
    if offer.kind == "again":
        # the analyst says that it is the same: from now on it belongs to no single article
        shared = replace(source, article=None)
        return Choice(shared, False, changed(source, shared))
    return Choice(source)


def edit_of(
    label: str, before: Annotation, after: Annotation, new: list[Any], choice: Choice | None
) -> Edit:
    """The edit that changes the annotation, with what the chosen source needs."""
    edit = amend(label, before, after, *new)
    if choice and choice.change:
        edit = replace(edit, changes=(choice.change, *edit.changes))
    return edit
