"""The sources, tags, annotations and the rest of a document on their way into a project.

Each is added, found equal, brought up to date, or refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from reader.domain.binding import CLASH, Names, Texts, There, bound
from reader.domain.circles import ABOVE, first_in_circle
from reader.domain.document import DocumentTrouble, Item
from reader.domain.edit import ENTITIES, Change, changed, made
from reader.domain.ids import derived_id
from reader.domain.plain import field_names

Parts: TypeAlias = tuple[object, ...]
_Arriving: TypeAlias = "tuple[Item[Any], str, Any | None]"
"""What the document gives, the id it has in the project, and what is there already."""


@dataclass(slots=True)
class Things:
    """Takes in the things of a document, kind after kind, those first that others name.

    With `updates` what is there is brought up to date; without, it must be equal. `fresh` says
    that nothing is there, and that the numbers of annotations are to be kept.
    """

    there: There
    names: Names
    texts: Texts
    updates: bool
    fresh: bool
    merges: bool = False
    """Whether tags, statements and the like are known by their names too, though they have ids."""
    refused: list[DocumentTrouble] | None = None
    """Where it is told what does not fit; without it, that refuses the whole document."""
    _numbers: set[tuple[str, int | None]] = field(default_factory=set)
    _alike: Counter[Parts] = field(default_factory=Counter)
    _all: dict[str, list[Any]] = field(default_factory=dict)

    def take_in(self, entity: str, items: Iterable[Item[Any]]) -> Iterator[Change]:
        """The changes that the things of one kind mean. DocumentTrouble where they do not fit."""
        # ids first: things of one kind may name each other
        settling = list(self._identified(entity, items))
        changes = list(self._changes(entity, settling))
        if entity in ABOVE:
            self._refuse_circles(entity, changes, {id: item.place for item, id, _ in settling})
        yield from changes

    def _changes(self, entity: str, settling: Iterable[_Arriving]) -> Iterator[Change]:
        for item, id, known in settling:
            try:
                change = self._change(entity, item, id, known)
            except DocumentTrouble as trouble:
                if self.refused is None:
                    raise
                self.refused.append(trouble)
                if known is None:
                    self.names.ids.get(entity, {}).pop(item.thing.id or id, None)
                continue
            if change:
                yield change

    def _change(self, entity: str, item: Item[Any], id: str, known: Any | None) -> Change | None:
        thing = self._bound(entity, replace(item.thing, id=id), item.place)
        if known is None:
            if entity == "annotation" and not thing.spans:
                raise DocumentTrouble(item.place, "“spans” is missing.")
            return made(thing)
        if entity == "annotation" and thing.article != known.article:
            raise DocumentTrouble(f"{item.place}.id", "this is an annotation of another article.")
        given = item.given.intersection(field_names(ENTITIES[entity])) - {"id", "number"}
        after = replace(known, **{name: getattr(thing, name) for name in given})
        change = changed(known, after)
        if change:
            self._may_change(entity, item.place)
        return change

    def _refuse_circles(
        self, entity: str, changes: Iterable[Change], places: Mapping[str, str]
    ) -> None:
        name = ABOVE[entity]
        written = {c.id: (c.after or {})[name] for c in changes if name in (c.after or {})}
        above = {thing.id: getattr(thing, name) for thing in self._there(entity)} | written
        found = first_in_circle(written, above)
        if found:
            raise DocumentTrouble(f"{places[found]}.{name}", f"the {entity} stands under itself.")

    def _may_change(self, entity: str, place: str) -> None:
        if not self.updates:
            raise DocumentTrouble(
                place, f"the project has a {entity} with this id and other contents.", CLASH
            )
        if entity == "grade":
            raise DocumentTrouble(
                place, "a grade that was given is never changed.", "Add another; the last counts."
            )

    def _identified(self, entity: str, items: Iterable[Item[Any]]) -> Iterator[_Arriving]:
        seen: dict[str, Item[Any]] = {}
        for item in items:
            if entity == "annotation":
                article = self._article(item)
                if article is None:
                    continue
                item = replace(item, thing=replace(item.thing, article=article))
            given = item.thing.id
            known = self.there.get(entity, given) if given and not self.fresh else None
            called = None if known else self._called_alike(entity, item.thing)
            id = known.id if known else called.id if called else given or self._new_id(entity, item)
            self.names.learn(entity, given or _call(entity, item.thing) or id, id)
            if id not in seen:
                seen[id] = item
                merged = called is not None and given in getattr(called, "former", ())
                if called is None or (self.updates and not merged):
                    yield item, id, known or called or self._derived(entity, given, id)
            elif given == seen[id].thing.id:
                raise DocumentTrouble(item.place, f"this {entity} stands in the file twice.")

    def _article(self, item: Item[Any]) -> str | None:
        """The article of an annotation; None where it is refused without the rest."""
        try:
            return self.names("article", item.thing.article, f"{item.place}.article")
        except DocumentTrouble as trouble:
            if self.refused is None:
                raise
            self.refused.append(trouble)
            return None

    def _derived(self, entity: str, given: str, id: str) -> Any | None:
        return None if given or self.fresh else self.there.get(entity, id)

    def _new_id(self, entity: str, item: Item[Any]) -> str:
        """The id of a thing that was given none: the same each time the document is read."""
        thing = item.thing
        if entity == "annotation":
            spans = [(span.start, span.end) for span in thing.spans]
            parts: Parts = (thing.article, thing.kind, spans)
        else:
            bound_thing = self._bound(entity, thing, item.place) if entity in _HANGING else thing
            parts = _PARTS[entity](bound_thing)
        self._alike[entity, *map(str, parts)] += 1
        return derived_id(entity, *parts, self._alike[entity, *map(str, parts)])

    def _called_alike(self, entity: str, thing: Any) -> Any | None:
        """What a thing without a known id is when one goes by its name."""
        is_told = thing.id and entity != "source" and not self.merges
        if self.fresh or is_told or entity not in _CALL:
            return None
        if entity == "source":
            if thing.kind == "anonymous":
                return None
            alike = [s for s in self._there(entity) if (s.name, s.kind) == (thing.name, thing.kind)]
            former = [s for s in self._there(entity) if thing.id and thing.id in s.former]
            return (former or alike or [None])[0]
        parts = _PARTS[entity](self._with_parent(thing) if entity == "tag" else thing)
        return next((t for t in self._there(entity) if _PARTS[entity](t) == parts), None)

    def _with_parent(self, tag: Any) -> Any:
        parents = self.names.ids.get("tag", {})
        return replace(tag, parent=parents.get(tag.parent, tag.parent))

    def _there(self, entity: str) -> list[Any]:
        if entity not in self._all:
            self._all[entity] = self.there.things(entity)
        return self._all[entity]

    def _bound(self, entity: str, thing: Any, place: str) -> Any:
        if entity != "annotation":
            return _BIND[entity](thing, place, self.names)
        if not self.fresh:
            return replace(bound(thing, place, self.names, self.texts), number=None)
        if thing.number is not None and (thing.article, thing.number) in self._numbers:
            raise DocumentTrouble(f"{place}.citation", "this citation stands in the file twice.")
        self._numbers.add((thing.article, thing.number))
        return bound(thing, place, self.names, self.texts)


def _call(entity: str, thing: Any) -> str:
    return getattr(thing, _CALL[entity]) if entity in _CALL else ""


_CALL = {"source": "name", "tag": "name", "statement": "text", "collection": "name"} | {
    "hypothesis": "text"
}
"""Kinds of things that go by a name where they have no id: the field that holds it."""
_HANGING = ("grade", "connection", "verdict")
_PARTS: Mapping[str, Callable[[Any], Parts]] = {
    "source": lambda s: (s.kind, s.name, s.article or ""),
    "tag": lambda t: (t.name, t.parent or ""),
    "statement": lambda s: (s.text,),
    "collection": lambda c: (c.name,),
    "hypothesis": lambda h: (h.text,),
    "grade": lambda g: (g.source or g.claim, g.value, g.why, g.by, g.at),
    "connection": lambda c: (c.from_, c.to, c.type, c.note),
    "verdict": lambda v: (v.claim, v.code, v.why, v.url, v.by, v.at),
    "summary": lambda s: (s.article or "", s.language),
}
"""What tells a thing without an id from others of its kind."""
_BIND: Mapping[str, Callable[[Any, str, Names], Any]] = {
    "source": lambda s, at, names: replace(
        s,
        affiliation=names("source", s.affiliation, f"{at}.affiliation"),
        article=names("article", s.article, f"{at}.article"),
    ),
    "tag": lambda t, at, names: replace(t, parent=names("tag", t.parent, f"{at}.parent")),
    "statement": lambda s, at, names: s,
    "grade": lambda g, at, names: replace(
        g,
        source=names("source", g.source, f"{at}.source"),
        claim=names("annotation", g.claim, f"{at}.claim"),
        by=names("analyst", g.by, f"{at}.by"),
    ),
    "connection": lambda c, at, names: replace(
        c,
        from_=names.either(("statement", "annotation"), c.from_, f"{at}.from"),
        to=names.either(("statement", "annotation"), c.to, f"{at}.to"),
    ),
    "verdict": lambda v, at, names: replace(
        v,
        claim=names("annotation", v.claim, f"{at}.claim"),
        by=names("analyst", v.by, f"{at}.by"),
    ),
    "summary": lambda s, at, names: replace(
        s,
        article=names("article", s.article, f"{at}.article"),
        by=names("analyst", s.by, f"{at}.by"),
    ),
    "collection": lambda c, at, names: c,
    "hypothesis": lambda h, at, names: replace(
        h,
        ratings=tuple(
            replace(
                r,
                claim=names("annotation", r.claim, f"{at}.ratings[{i}].claim"),
                statement=names("statement", r.statement, f"{at}.ratings[{i}].statement"),
            )
            for i, r in enumerate(h.ratings)
        ),
    ),
}
"""Kinds of things → the thing with ids of the project for everything that it names."""
