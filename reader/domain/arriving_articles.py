"""The articles of a document on their way into a project: found there, made, or brought up to date.

What stands in them (annotations) is the matter of arrivals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.domain.article import Article, Block, Version
from reader.domain.binding import CLASH, Names, Texts, There
from reader.domain.blocks import paragraphs
from reader.domain.document import ArticleItem, ArticleText, DocumentTrouble
from reader.domain.edit import Change, changed, made
from reader.domain.ids import derived_id

_TEXTLESS = "To annotate articles that are in the project already, use “selon annotate”."
METADATA = frozenset({
    "title", "byline", "outlet", "url", "archive_url", "language", "published", "retrieved",
    "starred", "binned",
})  # fmt: skip
"""The fields of an article that a document can bring up to date; its text never changes."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article of a document: its place there, its id in the project, and whether it is new."""

    place: str
    article: str
    is_new: bool


@dataclass(slots=True)
class Articles:
    """Takes in articles one after the other and keeps the changes that they mean.

    `numbered` says that the numbers given are to be kept: the project has had no articles yet.
    """

    there: There
    names: Names
    texts: Texts
    numbered: bool
    arrived: list[Arrived] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    new_texts: dict[str, str] = field(default_factory=dict)
    originals: dict[str, bytes] = field(default_factory=dict)
    filed: dict[str, list[str]] = field(default_factory=dict)
    """Reference to an article → ids of the collections that name it."""

    def update(self, item: ArticleItem) -> Iterator[Change]:
        """Metadata and "not part of the article" marks for an article that must be there.

        It is found by its id, else by the hash of its text, else by its number.
        """
        place, given = item.item.place, item.item.thing
        known = self._find(item)
        self._learn(item, known.id, is_new=False)
        fields = {name: getattr(given, name) for name in METADATA & item.item.given}
        if given.published and "published" in fields:
            fields["published"] = self._dated(given, known.id, place).published
        change = changed(known, replace(known, **fields))
        if change:
            yield change
        if item.current.blocks:
            version = self.there.get("version", known.version)
            assert isinstance(version, Version)
            marked = changed(version, _marked(version, item.current))
            if marked:
                yield marked

    def add(self, item: ArticleItem) -> Iterator[Change]:
        """The article, unless its id or its text is there already: then it is a duplicate."""
        place, given, text = item.item.place, item.item.thing, item.current.text
        if text is None:
            raise DocumentTrouble(place, "“text” is missing.", _TEXTLESS)
        sha256 = item.current.sha256 or ""
        known = self.there.get("article", given.id) if given.id else None
        if known is not None:
            texts = {v.sha256 for v in self.there.versions(known.id)}
            if sha256 not in texts:
                raise DocumentTrouble(
                    place, "the project has an article with this id and another text.", CLASH
                )
            self._learn(item, known.id, is_new=False)
            return
        twin = None if self.numbered else self.there.article_with_text(sha256)
        if twin is not None:
            self._learn(item, twin, is_new=False)
            return
        yield from self._make(item, text, sha256)

    def _make(self, item: ArticleItem, text: str, sha256: str) -> Iterator[Change]:
        given, place = item.item.thing, item.item.place
        article_id = given.id or derived_id("article", sha256)
        if self.numbered and given.number is not None:
            if given.number in self.numbers:
                raise DocumentTrouble(f"{place}.number", f"{given.number} stands twice.")
            self.numbers.add(given.number)
        versions = [self._version(each, article_id) for each in (*item.others, item.current)]
        self.texts.current[article_id] = versions[-1].id
        self._learn(item, article_id, is_new=True)
        original = given.original_sha256
        if original in self.new_texts:
            self.originals[original] = self.new_texts[original].encode("utf-8")
        number = given.number if self.numbered else None
        collections = self._collections(given, article_id)
        article = replace(
            given,
            id=article_id,
            version=versions[-1].id,
            number=number,
            collections=tuple(collections),
        )
        yield made(self._dated(article, article_id, place))
        yield from map(made, versions)

    def _collections(self, given: Article, article: str) -> list[str]:
        references = dict.fromkeys((given.id, article, str(given.number)))
        found = (id for ref in references if ref for id in self.filed.get(ref, ()))
        return list(dict.fromkeys(found))

    def _version(self, of: ArticleText, article: str) -> Version:
        if of.text is None or of.sha256 is None:
            raise DocumentTrouble(of.place, "“text” is missing.")
        version = of.id or derived_id("version", article, of.sha256)
        if version in self.texts.texts or self.there.get("version", version) is not None:
            raise DocumentTrouble(of.place, f"there is already a version “{version}”.", CLASH)
        self.texts.add(version, article, of.text)
        self.new_texts[of.sha256] = of.text
        given = of.blocks or tuple((Block(a, b), True, False) for a, b in paragraphs(of.text))
        blocks, inside, kept = zip(*given, strict=True) if given else ((), (), ())
        left_out = tuple(i for i, in_article in enumerate(inside) if in_article is False)
        return Version(
            *(version, article, of.sha256, blocks, left_out),
            tuple(i for i, is_kept in enumerate(kept) if is_kept and i not in left_out),
        )

    def _find(self, item: ArticleItem) -> Article:
        given, sha256 = item.item.thing, item.current.sha256
        known = self.there.get("article", given.id) if given.id else None
        if known is None and sha256:
            found = self.there.article_with_text(sha256)
            known = self.there.get("article", found) if found else None
        elif known is None and given.number is not None:
            known = next(
                (a for a in self.there.things("article") if a.number == given.number), None
            )
        if known is None:
            raise DocumentTrouble(
                item.item.place,
                "the project has no such article.",
                "Import it first; it is found by “id”, “sha256” or “number”.",
            )
        assert isinstance(known, Article)
        return known

    def _learn(self, item: ArticleItem, article: str, *, is_new: bool) -> None:
        given = item.item.thing
        if article in self.seen:
            raise DocumentTrouble(item.item.place, "the same article stands in this file twice.")
        if given.number is not None:
            self.names.ids.setdefault("article", {}).setdefault(str(given.number), article)
        for reference in filter(None, (given.id, article)):
            self.names.learn("article", reference, article)
        self.seen.add(article)
        self.arrived.append(Arrived(item.item.place, article, is_new))

    def _dated(self, article: Article, owner: str, place: str) -> Article:
        date = article.published
        if date is None or date.span is None:
            return article
        span = self.texts.anchor(date.span, owner, f"{place}.published.span")
        return replace(article, published=replace(date, span=span))


def _marked(version: Version, given: ArticleText) -> Version:
    """The version with the marks that the blocks of a document say."""
    positions = {(block.start, block.end): i for i, block in enumerate(version.blocks)}
    left_out, kept = set(version.left_out), set(version.kept)
    for i, (block, in_article, is_kept) in enumerate(given.blocks):
        position = positions.get((block.start, block.end))
        if position is None:
            raise DocumentTrouble(
                f"{given.place}.blocks[{i}]",
                f"the article has no block at {block.start}–{block.end}.",
            )
        if in_article is not None:
            (left_out.discard if in_article else left_out.add)(position)
        if is_kept:
            kept.add(position)
    return replace(version, left_out=tuple(sorted(left_out)), kept=tuple(sorted(kept - left_out)))
