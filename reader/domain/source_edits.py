"""What is done to sources as edits: merging two, splitting one, deleting one, and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reader.domain.annotation import CLAIM, MENTION, Annotation, Attribution, Link
from reader.domain.circles import first_in_circle
from reader.domain.edit import Change, Edit, changed, made, removed
from reader.domain.ids import derived_id
from reader.domain.project import Grade
from reader.domain.source import Card, Source


def merge_sources(
    kept: Source,
    gone: Source,
    sources: Iterable[Source],
    annotations: Iterable[Annotation],
    grades: Iterable[Grade],
    *,
    letter_of_gone: bool | None = None,
) -> Edit:
    """Make `gone` another name of `kept`: everything that named the one names the other.

    `sources` are all there are, `annotations` and `grades` (in the order made) those that name
    either (others may be among them). The grades of `gone` stand in the history of `kept` from
    then on; the letter of `kept` counts, or that of `gone` where `kept` has none or
    `letter_of_gone` says so. All of it is recorded, so that taking it back is exact.
    """
    everyone = list(sources)
    marks = list(grades)
    merged = merged_source(kept, gone, everyone)
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
            *_regraded(kept, gone, marks, letter_of_gone),
            removed(gone),
        ),
    )


def merged_source(kept: Source, gone: Source, sources: Iterable[Source]) -> Source:
    """What becomes of `kept` when `gone` is merged into it: names, affiliation, note, card."""
    names = (*kept.aliases, gone.name, *gone.aliases)
    card = {of: _both(getattr(kept.card, of), getattr(gone.card, of), "; ") for of in _FIELDS}
    return replace(
        kept,
        aliases=tuple(dict.fromkeys(name for name in names if name != kept.name)),
        affiliation=_affiliation_of_both(kept, gone, sources),
        former=(*kept.former, gone.id, *gone.former),
        note=_both(kept.note, gone.note, "\n\n"),
        card=Card(**card),
    )


_FIELDS = ("access", "record", "bias", "currency", "completeness")


def _both(one: str, other: str, between: str) -> str:
    return between.join(dict.fromkeys(filter(None, (one, other))))


def last_letter(source: str, grades: Iterable[Grade]) -> str | None:
    """The letter that counts for a source, of grades in the order made; None for none."""
    return next(reversed([grade.value for grade in grades if grade.source == source]), None)


def _regraded(
    kept: Source, gone: Source, grades: list[Grade], letter_of_gone: bool | None
) -> Iterator[Change]:
    """The grades of `gone` become older ones of `kept`, and the one that shall count the last."""
    moving = [grade for grade in grades if grade.source == gone.id]
    own, other = last_letter(kept.id, grades), last_letter(gone.id, grades)
    takes_other = own is None if letter_of_gone is None else letter_of_gone
    for grade in moving:
        yield removed(grade)
        yield made(replace(grade, id=derived_id(grade.id, kept.id), source=kept.id))
    counts = other if takes_other else own
    if moving and counts != other:
        why = f"As before “{gone.name}” was merged into it."
        last = derived_id(moving[-1].id, kept.id, "counts")
        yield made(Grade(last, source=kept.id, value=counts, why=why))


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


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would make one. The counts are of what goes over."""

    merged: Source
    names: tuple[str, ...]
    """The names that `kept` gets."""
    claims: int
    mentions: int
    people: int
    """Sources that are with `gone` and will be with `kept`."""
    grades: int
    letter: str | None
    other_letter: str | None
    affiliation_left: str | None
    """The affiliation (id) of `gone` that is not taken over, since `kept` has its own."""


def merge_preview(
    kept: Source,
    gone: Source,
    sources: Iterable[Source],
    annotations: Iterable[Annotation],
    grades: Iterable[Grade],
) -> MergePreview:
    """What merge_sources would do; the arguments are the same."""
    everyone, naming, marks = list(sources), list(annotations), list(grades)
    merged = merged_source(kept, gone, everyone)
    old = {kept.name, *kept.aliases}
    lost = gone.affiliation
    return MergePreview(
        merged,
        tuple(name for name in merged.aliases if name not in old),
        sum(a.kind == CLAIM for a in naming),
        sum(a.kind == MENTION for a in naming),
        sum(s.affiliation == gone.id and s.id != kept.id for s in everyone),
        sum(grade.source == gone.id for grade in marks),
        last_letter(kept.id, marks),
        last_letter(gone.id, marks),
        lost if lost not in (merged.affiliation, kept.id, None) else None,
    )


def split_source(
    source: Source,
    new: Source,
    annotations: Iterable[Annotation] = (),
    people: Iterable[Source] = (),
) -> Edit:
    """Part what is two: the names of `new` leave `source`, `annotations` name `new` instead.

    The mirror of a merge. `people` are sources that are with `new` from now on. The letters stay
    with `source`: nobody has graded `new` yet.
    """
    names = {new.name, *new.aliases}
    after = replace(source, aliases=tuple(name for name in source.aliases if name not in names))
    return Edit(
        f"Split “{new.name}” from “{source.name}”",
        (
            made(new),
            *_changes([(source, after)]),
            *_changes((s, replace(s, affiliation=new.id)) for s in people if s.id != new.id),
            *_changes((a, renamed(a, source.id, new.id)) for a in annotations),
        ),
    )


def circle_through(source: str, upper: str | None, sources: Mapping[str, Source]) -> list[str]:
    """The sources (ids) through which `source` would be with itself if it were with `upper`.

    From `upper` up to the one that is with `source`; empty where there is no circle.
    """
    path: list[str] = []
    here = upper
    while here is not None and here not in path:
        path.append(here)
        if here == source:
            return path
        of = sources.get(here)
        here = of.affiliation if of else None
    return []


def _changes(pairs: Iterable[tuple[Any, Any]]) -> tuple[Change, ...]:
    return tuple(c for c in (changed(before, after) for before, after in pairs) if c)
