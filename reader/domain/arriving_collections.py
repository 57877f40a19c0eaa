"""The collections of a document on their way into a project, and which articles they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reader.domain.arriving_articles import Arrived
from reader.domain.arriving_things import Things
from reader.domain.binding import Names, There
from reader.domain.document import Document
from reader.domain.edit import Change, changed


@dataclass(slots=True)
class Filing:
    """Takes in the collections first, so that new articles are made in them, then old articles."""

    there: There
    names: Names
    things: Things
    document: Document
    filed: dict[str, list[str]] = field(default_factory=dict)
    """Reference to an article → ids of the collections that name it."""

    def collections(self) -> Iterator[Change]:
        """The collections themselves, new ones after those that are there, in their order."""
        if not self.document.collections:
            return
        ranks = [known.rank for known in self.there.things("collection")]
        first = max(ranks, default=-1) + 1
        items = [
            replace(item, thing=replace(item.thing, rank=first + i))
            for i, item in enumerate(self.document.collections)
        ]
        yield from self.things.take_in("collection", items)
        for collection, _, articles in self._said():
            for reference in articles:
                self.filed.setdefault(reference, []).append(collection)

    def articles(self, arrived: Iterable[Arrived], *, updates: bool) -> Iterator[Change]:
        """What changes for articles that are there: they come into the collections that name them.

        With `updates` those that a collection no longer names are taken out of it.
        """
        new = {each.article for each in arrived if each.is_new}
        wanted: dict[str, set[str]] = {}
        for collection, place, articles in self._said():
            meant = self.names.each("article", articles, f"{place}.articles")
            wanted[collection] = set(meant)
        if updates and wanted:
            touched = {article.id for article in self.there.things("article")}
        else:
            touched = {article for articles in wanted.values() for article in articles}
        for id in sorted(touched - new):
            article = self.there.get("article", id)
            assert article is not None, "it has just been found"
            kept = [c for c in article.collections if not updates or id in wanted.get(c, {id})]
            added = [c for c, articles in wanted.items() if id in articles and c not in kept]
            change = changed(article, replace(article, collections=(*kept, *added)))
            if change:
                yield change

    def _said(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Id, place and articles of each collection that says which articles it holds."""
        given = zip(self.document.collections, self.document.filed, strict=True)
        for item, articles in given:
            reference = item.thing.id or item.thing.name
            id = self.names("collection", reference, item.place)
            if articles is not None and id is not None:
                yield id, item.place, articles
