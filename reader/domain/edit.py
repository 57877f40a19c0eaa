"""An edit: what a gesture changes, as values that can be applied, recorded and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import Annotation
from reader.domain.article import Article, Version
from reader.domain.plain import Plain, field_names, from_plain, to_plain
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Dismissal,
    Grade,
    Hypothesis,
    Project,
    Statement,
    Summary,
    Tag,
    Verdict,
)
from reader.domain.source import Source

if TYPE_CHECKING:
    from reader.domain.likeness import Sketch

ENTITIES: Mapping[str, type] = {
    "project": Project,
    "analyst": Analyst,
    "collection": Collection,
    "article": Article,
    "version": Version,
    "source": Source,
    "tag": Tag,
    "statement": Statement,
    "annotation": Annotation,
    "grade": Grade,
    "connection": Connection,
    "verdict": Verdict,
    "hypothesis": Hypothesis,
    "dismissal": Dismissal,
    "summary": Summary,
}
"""Name of each kind of thing that is edited and kept → its class. The order is one in which rows
can be made without naming what is not there yet."""

_NAMES = {cls: name for name, cls in ENTITIES.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after: None before it was made, None after it was removed.

    For a thing that stays, both hold the changed fields only, as plain data.
    """

    entity: str
    id: str
    before: Mapping[str, Plain] | None
    after: Mapping[str, Plain] | None

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.entity, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes that are made together or not at all.

    `label` names the gesture for the menu ("Mark claim"). Edits of one `group` are one step to
    undo. `texts` (hash → text) and `originals` (hash → bytes) are the immutable contents that the
    changes name by their hash; `folded` (hash → folded text) and `sketches` (version id → Sketch)
    are made of new texts, where that is done already.
    """

    label: str
    changes: tuple[Change, ...]
    group: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, bytes] = field(default_factory=dict)
    folded: Mapping[str, str] = field(default_factory=dict)
    sketches: Mapping[str, Sketch] = field(default_factory=dict)

    def inverse(self) -> Edit:
        """The edit that takes this one back: its changes inverted, the last one first."""
        return Edit(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    def in_lots(self, size: int) -> Iterator[Edit]:
        """The same as several edits, none of more than `size` changes, to be made one by one."""
        for start in range(0, len(self.changes), size):
            yield replace(self, changes=self.changes[start : start + size])

    def grouped(self, group: str | None) -> Edit:
        """The same edit as a part of `group`."""
        return replace(self, group=group)


@dataclass(frozen=True, slots=True)
class Applied:
    """An edit that the store has made: its place in the history and who made it when.

    `edit` is the edit with the numbers that the store has given. `origin` is "window" or
    "command"; `undoes` the seq of the edit that this one took back.
    """

    seq: int
    edit: Edit
    at: str
    analyst: str | None
    origin: str
    undoes: int | None = None


def entity_name(thing: Any) -> str:
    """The name of the kind of `thing` in ENTITIES."""
    return _NAMES[thing.__class__]


def made(thing: Any) -> Change:
    """The change that makes `thing`."""
    return Change(entity_name(thing), thing.id, None, to_plain(thing))


def removed(thing: Any) -> Change:
    """The change that removes `thing`."""
    return Change(entity_name(thing), thing.id, to_plain(thing), None)


def changed(before: Any, after: Any) -> Change | None:
    """The change from one state of a thing to another, None when they are equal."""
    if before == after:
        return None
    cls: type = before.__class__
    names = [n for n in field_names(cls) if getattr(before, n) != getattr(after, n)]
    return Change(
        entity_name(before),
        before.id,
        {name: to_plain(getattr(before, name)) for name in names},
        {name: to_plain(getattr(after, name)) for name in names},
    )


def turned(edit: Edit) -> frozenset[str]:
    """The articles that have another current text after `edit`: all their anchors have moved."""
    return frozenset(
        change.id
        for change in edit.changes
        if change.entity == "article" and change.before and "version" in (change.after or {})
    )


def article_told(change: Change) -> str | None:
    """The article of an annotation that a change makes, deletes or moves; None where it is only
    changed, and does not say."""
    state = change.after if change.before is None else change.before
    found: str | None = (state or {}).get("article")
    return found


def thing(change: Change) -> Any:
    """The thing that a change has made, as a dataclass. For changes with `before` None only."""
    if change.after is None:
        raise ValueError("the change removes what it names")
    return from_plain(ENTITIES[change.entity], change.after)
