"""Another project of Selon on its way into this one: planned as files of other programs are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from reader.domain.annotation import Annotation, Former
from reader.domain.arrivals import merge_edit
from reader.domain.binding import There
from reader.domain.document import Document, DocumentTrouble, Item
from reader.domain.edit import Edit
from reader.domain.foreign.counting import POINTS
from reader.domain.foreign.planning import KINDS, Plan
from reader.domain.foreign.shape import Loss
from reader.domain.ids import new_id


@dataclass(frozen=True, slots=True)
class OtherProject:
    """What is in another project, its id, and what it is called."""

    document: Document
    id: str
    title: str


def plan_project(other: OtherProject, there: There, label: str) -> Plan:
    """What another project would bring; old citations are kept with its annotations."""
    document = replace(other.document, project=None, annotations=tuple(_cited(other, there)))
    arrival, refused = merge_edit(document, there, label)
    made = [change for change in arrival.edit.changes if change.before is None]
    counts = Counter(
        (change.after or {}).get("kind") if change.entity == "annotation" else change.entity
        for change in made
    )
    new = {change.id for change in made}
    edit = replace(arrival.edit, group=new_id())
    known = [item for item in document.annotations if there.get("annotation", item.thing.id)]
    twins = [each for each in arrival.articles if not each.is_new]
    return Plan(
        edits=(edit,) if _brings(edit) else (),
        counts={kind: counts[kind] for kind in KINDS},
        known=len(known) + len(twins),
        losses=(*_originals(other, new), *(_loss(trouble, other) for trouble in refused)),
        groups=(),
        targets=(),
        count=POINTS,
        by_words=0,
        unverified=0,
        articles=tuple(e.article for e in arrival.articles if e.is_new or e.article not in new),
    )


def _originals(other: OtherProject, new: set[str]) -> list[Loss]:
    """The files that new articles were made of; they are no part of what is exchanged."""
    things = [of.item.thing for of in other.document.articles]
    number = sum(of.id in new and bool(of.original_sha256) for of in things)
    what = f"{number:,} original file{'s' * (number != 1)}"
    return [Loss(what, "they stay in the other project.")] if number else []


def _brings(edit: Edit) -> bool:
    """Whether an edit brings more than the names of analysts."""
    return any(change.entity != "analyst" for change in edit.changes)


def _cited(other: OtherProject, there: There) -> list[Item[Annotation]]:
    """The annotations with how they are cited there; without places in texts that do not come."""
    numbers = {of.item.thing.id: of.item.thing.number for of in other.document.articles}
    twins = {
        of.item.thing.id
        for of in other.document.articles
        if there.get("article", of.item.thing.id) is None
        and of.current.sha256
        and there.article_with_text(of.current.sha256)
    }
    found = []
    for item in other.document.annotations:
        of = item.thing
        number = numbers.get(of.article)
        former = of.former
        if number is not None and of.number is not None:
            former = (Former(other.id, other.title, f"{number}:{of.number}"), *former)
        earlier = () if of.article in twins else of.earlier
        # what is there by its id keeps its own: only new ones are given these
        given = item.given - {"former", "earlier"}
        found.append(replace(item, thing=replace(of, former=former, earlier=earlier), given=given))
    return found


def _loss(trouble: DocumentTrouble, other: OtherProject) -> Loss:
    """What does not come, by its citation or name."""
    kind, _, rest = trouble.place.partition("[")
    at = rest.partition("]")[0]
    items: tuple[Item[object], ...] = getattr(other.document, kind, ())
    what = trouble.place
    if at.isdecimal() and int(at) < len(items):
        thing = getattr(items[int(at)], "item", items[int(at)]).thing
        if isinstance(thing, Annotation):
            numbers = {of.item.thing.id: of.item.thing.number for of in other.document.articles}
            words = " ".join(thing.quotation.split())[:60]
            what = f"{thing.kind} {numbers.get(thing.article)}:{thing.number} “{words}”"
        else:
            named = (getattr(thing, key, "") for key in ("title", "name", "text"))
            name = next(filter(None, named), "")
            what = f"{kind.removesuffix('s')} “{name[:80]}”" if name else kind.removesuffix("s")
    why = trouble.message
    if "with this id and other contents" in why:
        why = "it is here already and was changed; it stays as it is."
    return Loss(what[:1].upper() + what[1:], why)
