"""What the codes of a file become: tags, sources and statements, those that are there known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reader.domain.binding import There
from reader.domain.folding import fold
from reader.domain.foreign.choices import SOURCES, STATEMENTS, TAGS, VOICES, Choices, CodeTree
from reader.domain.foreign.shape import ForeignCode
from reader.domain.ids import new_id
from reader.domain.one_line import one_line
from reader.domain.project import Statement, Tag
from reader.domain.source import SOURCE_KINDS, Source
from reader.domain.tag_sets import COLOURS, nearest_colour

LONGEST = 300


class Naming:
    """Id of a code → id of what it becomes; `made` is what is new, what others name first.

    `homes` are the articles (ids) in which each code is used: an anonymous source belongs to one.
    """

    def __init__(
        self,
        tree: CodeTree,
        choices: Choices,
        there: There,
        homes: Mapping[str, Collection[str]],
    ) -> None:
        self._homes = homes
        self._tree = tree
        self._choices = choices
        self._tags: list[Tag] = there.things("tag")
        self._sources: list[Source] = there.things("source")
        self._statements: list[Statement] = there.things("statement")
        self._ids: dict[str, str] = {}
        self.made: list[Any] = []
        self._tag_at = {(tag.parent, fold(tag.name)): tag for tag in self._tags}
        self._colours = {tag.id: tag.colour for tag in self._tags}
        self._said = {fold(of.text): of.id for of in self._statements}
        self._source_ids = {source.id for source in self._sources}
        self._nameless: dict[str, dict[str | None, str]] = {}
        for source in self._sources:
            if source.kind == "anonymous":
                self._nameless.setdefault(fold(source.name), {})[source.article] = source.id
        self._source_at = {
            name: source.id
            for source in reversed(self._sources)
            if source.kind != "anonymous"
            for name in map(fold, (*source.aliases, source.name))
        }

    def role(self, code: str) -> str:
        """What a code becomes."""
        return self._tree.role(code, self._choices)

    def take(self, *, whole: bool) -> None:
        """Make what codes become that are used; with `whole` all, but for mere headings."""
        above = {of.parent for of in self._tree.codes.values() if self._tree.parent(of)}
        for code in self._tree.codes.values():
            role = self.role(code.id)
            if role == TAGS:
                if whole or code.id in self._homes:
                    self._tag(code)
            elif role in (SOURCES, VOICES, STATEMENTS):
                is_leaf = whole and code.id not in above and not code.is_group
                if code.id in self._homes or is_leaf:
                    self._ids[code.id] = (
                        self._statement(code) if role == STATEMENTS else self._source(code)
                    )
        self._affiliate()

    def id(self, code: str) -> str | None:
        """What a code has become; None for one that became nothing."""
        return self._ids.get(code)

    def counts(self) -> Iterator[tuple[str, int]]:
        """How many new ones of each kind."""
        for kind, cls in (("tag", Tag), ("source", Source), ("statement", Statement)):
            yield kind, sum(isinstance(thing, cls) for thing in self.made)

    def _tag(self, code: ForeignCode) -> None:
        """Make a tag of a code, and of those above it first."""
        waiting = [code]
        while (above := self._tree.parent(waiting[-1])) is not None and above.id not in self._ids:
            waiting.append(above)
        parent = self._ids.get(above.id) if above is not None else None
        for each in reversed(waiting):
            if each.id in self._ids or (each.is_group and each.role):
                continue  # there, or a heading that the file made for its tags, and none itself
            parent = self._ids[each.id] = self._one_tag(each, parent)

    def _one_tag(self, code: ForeignCode, parent: str | None) -> str:
        name = _name(code)
        known = self._tag_at.get((parent, fold(name)))
        if known:
            return known.id
        inherited = self._colours.get(parent or "", len(self._tag_at) % COLOURS + 1)
        colour = nearest_colour(code.colour) or inherited
        tag = Tag(new_id(), name, parent, colour, None, code.about)
        self._tag_at[parent, fold(name)] = tag
        self._colours[tag.id] = colour
        self.made.append(tag)
        return tag.id

    def _source(self, code: ForeignCode) -> str:
        name = _name(code)
        if code.source in self._source_ids:
            return code.source
        kind = code.kind if code.kind in SOURCE_KINDS else "person"
        homes = self._homes.get(code.id, ())
        if kind == "anonymous":
            known = self._nameless.get(fold(name), {})
            found = next((known[home] for home in (*homes, None) if home in known), None)
        else:
            found = self._source_at.get(fold(name))
        if found:
            return found
        home = next(iter(homes)) if kind == "anonymous" and len(homes) == 1 else None
        source = Source(new_id(), name, kind, code.aliases, article=home, note=code.about)
        if kind != "anonymous":
            for called in map(fold, (name, *code.aliases)):
                self._source_at.setdefault(called, source.id)
        self.made.append(source)
        return source.id

    def _affiliate(self) -> None:
        """Give the sources that are new whom they belong to, once all of them are known."""
        houses = {
            self._ids[code.id]: self._source_at.get(fold(code.affiliation))
            for code in self._tree.codes.values()
            if code.affiliation and code.id in self._ids
        }
        for place, thing in enumerate(self.made):
            house = houses.get(thing.id) if isinstance(thing, Source) else None
            if house and house != thing.id:
                self.made[place] = replace(thing, affiliation=house)

    def _statement(self, code: ForeignCode) -> str:
        text = " ".join(code.name.split()) or "?"
        known = self._said.get(fold(text))
        if known is None:
            statement = Statement(new_id(), text, code.about)
            known = self._said[fold(text)] = statement.id
            self.made.append(statement)
        return known


def _name(code: ForeignCode) -> str:
    return one_line(code.name)[:LONGEST] or "?"
