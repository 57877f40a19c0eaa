"""What arrives in a project as edits: imported articles, and documents in Selon's JSON format.

Pure: it looks at what is there through a small protocol and writes nothing. An edit holds all of
a document or, by DocumentTrouble, nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.domain.arriving_articles import Arrived, Articles
from reader.domain.arriving_collections import Filing
from reader.domain.arriving_things import Things
from reader.domain.article import Article, Version, text_hash
from reader.domain.binding import Names, Texts, There
from reader.domain.document import ArticleItem, Document, DocumentTrouble
from reader.domain.edit import Change, Edit, made
from reader.domain.ids import derived_id, new_id

if TYPE_CHECKING:
    from reader.domain.article import Draft
    from reader.domain.likeness import Sketch


def article_edit(
    draft: Draft,
    original: bytes | None = None,
    sketch: Sketch | None = None,
    *,
    original_sha256: str | None = None,
    folded: str | None = None,
) -> tuple[Article, Edit]:
    """The article that a draft becomes, and the edit that makes it with its text and original.

    `original_sha256` names an original instead that the project has, or gets by another edit;
    `folded` is the draft's text folded, where that is known.
    """
    import hashlib
    from datetime import UTC, datetime

    sha256 = text_hash(draft.text)
    kept = {} if original is None else {hashlib.sha256(original).hexdigest(): original}
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    article = Article(
        id=new_id(),
        version=new_id(),
        title=draft.title,
        byline=draft.byline,
        outlet=draft.outlet,
        url=draft.url,
        archive_url=draft.archive_url,
        language=draft.language,
        published=draft.published,
        retrieved=draft.retrieved or now,
        original_sha256=next(iter(kept), original_sha256),
        importer=draft.importer,
    )
    version = Version(article.version, article.id, sha256, draft.blocks)
    return article, Edit(
        f"Import “{draft.title}”",
        (made(article), made(version)),
        texts={sha256: draft.text},
        originals=kept,
        folded={} if folded is None else {sha256: folded},
        sketches={} if sketch is None else {version.id: sketch},
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """What importing a document means: one edit, and what becomes of each of its articles."""

    edit: Edit
    articles: tuple[Arrived, ...]


def annotation_edit(document: Document, there: There, label: str) -> Edit:
    """The edit that brings a document's annotations and all they name to articles that are there.

    Things are added, or updated by their ids as far as the document gives fields; sources are also
    known by name and kind. An edit without changes when all is there already. DocumentTrouble,
    which names the place, when anything does not fit.
    """
    return _Arriving(document, there, updates=True, fresh=False).run(label).edit


def import_edit(document: Document, there: There, label: str, *, fresh: bool) -> Arrival:
    """The edit that makes a document's articles with everything in it; nothing is updated.

    `fresh` says that nothing has ever been in the project: it becomes the document's, with its
    ids and numbers. Otherwise what is there already must be equal (else DocumentTrouble), and new
    things get new numbers.
    """
    return _Arriving(document, there, updates=False, fresh=fresh).run(label)


def merge_edit(
    document: Document, there: There, label: str
) -> tuple[Arrival, list[DocumentTrouble]]:
    """The edit that brings another project's document into one, and what of it does not fit.

    Texts that are there are known by their words, tags, statements and the like by their names.
    What is there by its id and has changed stays as it is, and is told.
    """
    arriving = _Arriving(document, there, updates=False, fresh=False, merges=True)
    return arriving.run(label), arriving.refused


class _Arriving:
    """One document on its way into a project."""

    def __init__(
        self,
        document: Document,
        there: There,
        *,
        updates: bool,
        fresh: bool,
        merges: bool = False,
    ) -> None:
        self.refused: list[DocumentTrouble] = []
        self.document = document
        self.there = there
        self.updates = updates
        self.fresh = fresh
        self.names = Names(there)
        self.texts = Texts(there)
        self.articles = Articles(there, self.names, self.texts, numbered=fresh)
        self.things = Things(there, self.names, self.texts, updates=updates, fresh=fresh)
        if merges:
            self.things.merges = True
            self.things.refused = self.refused

    def run(self, label: str) -> Arrival:
        changes = tuple(self._changes())
        edit = Edit(
            label, changes, texts=self.articles.new_texts, originals=self.articles.originals
        )
        return Arrival(edit, tuple(self.articles.arrived))

    def _changes(self) -> Iterator[Change]:
        document = self.document
        if self.fresh and document.project:
            project = document.project.thing
            yield made(replace(project, id=project.id or self.there.project().id))
        yield from self._analysts()
        if self.updates:
            for article in self.there.things("article"):
                self.names.learn("article", str(article.number), article.id)
        filing = Filing(self.there, self.names, self.things, document)
        yield from filing.collections()
        self.articles.filed = filing.filed
        for item in document.articles:
            yield from self._article(item)
        yield from self.things.take_in("source", document.sources)
        yield from self.things.take_in("tag", document.tags)
        yield from self.things.take_in("statement", document.statements)
        yield from self.things.take_in("annotation", document.annotations)
        yield from self.things.take_in("grade", document.grades)
        yield from self.things.take_in("connection", document.links)
        yield from self.things.take_in("verdict", document.verdicts)
        yield from filing.articles(self.articles.arrived, updates=self.updates)
        yield from self.things.take_in("hypothesis", document.hypotheses)
        if self.fresh:  # what another project's analyst concludes of it is no part of this one
            yield from self.things.take_in("summary", document.summaries)

    def _article(self, item: ArticleItem) -> Iterator[Change]:
        try:
            yield from self.articles.update(item) if self.updates else self.articles.add(item)
        except DocumentTrouble as trouble:
            if not self.things.merges:
                raise
            self.refused.append(trouble)

    def _analysts(self) -> Iterator[Change]:
        """Analysts are known by their id, else by their name; nothing of theirs is updated."""
        there = self.there.things("analyst")
        known = {analyst.name: analyst.id for analyst in there}
        ids = set(known.values())
        for item in self.document.analysts:
            given = item.thing
            id = given.id if given.id in ids else "" if self.fresh else known.get(given.name, "")
            if not id:
                id = given.id or derived_id("analyst", given.name)
                if id in ids:
                    raise DocumentTrouble(item.place, "this analyst stands in the file twice.")
                yield made(replace(given, id=id))
            ids.add(id)
            known.setdefault(given.name, id)
            self.names.learn("analyst", given.id or id, id)
        for name, id in known.items():
            self.names.ids.setdefault("analyst", {}).setdefault(name, id)
