"""The gestures of an analyst as edits: pure functions from what is to what shall be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reader.domain.annotation import CLAIM, MENTION, Annotation, Attribution, Link
from reader.domain.circles import first_in_circle
from reader.domain.edit import Change, Edit, changed, made, removed
from reader.domain.hypotheses import without
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


def merge_sources(
    kept: Source,
    gone: Source,
    sources: Iterable[Source],
    annotations: Iterable[Annotation],
    grades: Iterable[Grade],
) -> Edit:
    """Make `gone` another name of `kept`: everything that named the one names the other.

    `sources` are all there are, `annotations` and `grades` those that name `gone` (others may be
    among them). Grades of `gone` are dropped from force: the letter of `kept` counts. All of it
    is recorded, so that taking it back is exact.
    """
    everyone = list(sources)
    names = (*kept.aliases, gone.name, *gone.aliases)
    merged = replace(
        kept,
        aliases=tuple(dict.fromkeys(name for name in names if name != kept.name)),
        affiliation=_affiliation_of_both(kept, gone, everyone),
        former=(*kept.former, gone.id, *gone.former),
        note="\n\n".join(filter(None, (kept.note, gone.note))),
    )
    pointing = [
        (s, replace(s, affiliation=kept.id))
        for s in everyone
        if s.affiliation == gone.id and s.id != kept.id
    ]
    return Edit(
        f"Merge “{gone.name}” into “{kept.name}”",
        (
            *_changes([(kept, merged)]),
            *_changes(pointing),
            *_changes((a, renamed(a, gone.id, kept.id)) for a in annotations),
            *(removed(grade) for grade in grades if grade.source == gone.id),
            removed(gone),
        ),
    )


def _affiliation_of_both(kept: Source, gone: Source, sources: Iterable[Source]) -> str | None:
    """Whom the merged source is with: as the kept one, else as the other; never with itself."""
    above = {s.id: kept.id if s.affiliation == gone.id else s.affiliation for s in sources}
    for upper in (kept.affiliation, gone.affiliation):
        own = {kept.id: upper, gone.id: kept.id}
        if upper and first_in_circle([kept.id], above | own) is None:
            return upper
    return None


def delete_source(
    gone: Source,
    sources: Iterable[Source],
    annotations: Iterable[Annotation],
    grades: Iterable[Grade],
) -> Edit:
    """Delete a source; the voices that were its keep its name as a label, nothing else is lost."""
    pointing = [(s, replace(s, affiliation=None)) for s in sources if s.affiliation == gone.id]
    return Edit(
        f"Delete source “{gone.name}”",
        (
            *_changes(pointing),
            *_changes((a, renamed(a, gone.id, None, gone.name)) for a in annotations),
            *(removed(grade) for grade in grades if grade.source == gone.id),
            removed(gone),
        ),
    )


def renamed(annotation: Annotation, old: str, new: str | None, label: str = "") -> Annotation:
    """`annotation` with every reference to the source `old` pointing at `new`.

    Where `new` is None, a link of a chain that had `old` as its voice keeps `label`.
    """

    def link(of: Link) -> Link:
        if of.source == old:
            of = replace(of, source=new, label=of.label if new else of.label or label)
        return replace(of, affiliation=new) if of.affiliation == old else of

    def voice(of: Attribution) -> Attribution:
        return replace(of, chain=tuple(map(link, of.chain)))

    return replace(
        annotation,
        source=new if annotation.source == old else annotation.source,
        attributions=tuple(map(voice, annotation.attributions)),
    )


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(i for i in ids if i != gone)


def _changes(pairs: Iterable[tuple[Any, Any]]) -> tuple[Change, ...]:
    return tuple(c for c in (changed(before, after) for before, after in pairs) if c)
