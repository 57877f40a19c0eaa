"""The gestures of an analyst as edits: pure functions from what is to what shall be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reader.domain.annotation import CLAIM, MENTION, Annotation
from reader.domain.edit import Change, Edit, changed, made, removed
from reader.domain.project import Connection, Grade, Hypothesis, Tag, Verdict
from reader.domain.source import Source

_MARKED = {CLAIM: "Mark claim", MENTION: "Mark source"}


def highlight(annotation: Annotation, *named: Source | Tag) -> Edit:
    """Mark words as a claim, a mention or a note; `named` are new things that it names."""
    label = _MARKED.get(annotation.kind, "Write note")
    return Edit(label, (*map(made, named), made(annotation)))


def make(label: str, *things: Any) -> Edit:
    """Make new things, in an order in which each names only those before it or already there."""
    return Edit(label, tuple(made(thing) for thing in things))


def amend(label: str, before: Any, after: Any, *new: Any) -> Edit:
    """Change one thing; `new` are things made with it that it now names."""
    change = changed(before, after)
    return Edit(label, (*map(made, new), *([change] if change else [])))


def delete_annotation(
    annotation: Annotation,
    grades: Iterable[Grade] = (),
    verdicts: Iterable[Verdict] = (),
    connections: Iterable[Connection] = (),
    hypotheses: Iterable[Hypothesis] = (),
) -> Edit:
    """Delete an annotation with the grades, verdicts and connections that hang on it.

    `hypotheses` are those that rate it; they lose the rating.
    """
    from reader.domain.hypotheses import without

    hanging = (*connections, *verdicts, *grades)
    return Edit(
        f"Delete {annotation.kind}",
        (*without(hypotheses, annotation.id), *map(removed, hanging), removed(annotation)),
    )


def toggle_tag(annotations: Iterable[Annotation], tag: Tag) -> Edit:
    """Give `tag` to all of `annotations`, or take it off where all have it."""
    chosen = list(annotations)
    if all(tag.id in annotation.tags for annotation in chosen):
        label = f"Take off tag “{tag.name}”"
        after = [replace(a, tags=tuple(t for t in a.tags if t != tag.id)) for a in chosen]
    else:
        label = f"Tag “{tag.name}”"
        after = [a if tag.id in a.tags else replace(a, tags=(*a.tags, tag.id)) for a in chosen]
    return Edit(label, _changes(zip(chosen, after, strict=True)))


def delete_tag(tag: Tag, tags: Iterable[Tag], annotations: Iterable[Annotation]) -> Edit:
    """Delete a tag; its children move up to its parent, `annotations` that have it lose it."""
    children = [(t, replace(t, parent=tag.parent)) for t in tags if t.parent == tag.id]
    tagged = [(a, replace(a, tags=_without(a.tags, tag.id))) for a in annotations]
    return Edit(f"Delete tag “{tag.name}”", (*_changes(tagged), *_changes(children), removed(tag)))


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(i for i in ids if i != gone)


def _changes(pairs: Iterable[tuple[Any, Any]]) -> tuple[Change, ...]:
    return tuple(c for c in (changed(before, after) for before, after in pairs) if c)
