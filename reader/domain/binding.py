"""Binding a document's things to a project: names to ids, and spans to the words of a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from reader.domain.anchor import anchor_at
from reader.domain.document import DocumentTrouble
from reader.domain.ids import derived_id

if TYPE_CHECKING:
    from reader.domain.anchor import Anchor
    from reader.domain.annotation import Annotation, Attribution, Link
    from reader.domain.article import Version
    from reader.domain.date import Date
    from reader.domain.project import Project

CLASH = "Use “selon annotate” to bring the project up to date, or import into a new project."
_RECOUNT = "Offsets count Unicode code points of the article's text; take them from an export."


class There(Protocol):
    """What is already in a project, as far as arriving things need to know it. A store is one."""

    def project(self) -> Project:
        """The project itself."""
        ...

    def things(self, entity: str) -> list[Any]:
        """All things of a kind, in the order made."""
        ...

    def get(self, entity: str, id: str, /) -> Any | None:
        """A thing by its id."""
        ...

    def versions(self, article: str, /) -> list[Version]:
        """The versions of an article."""
        ...

    def text(self, sha256: str) -> str:
        """The text of a version."""
        ...

    def article_with_text(self, sha256: str) -> str | None:
        """The id of an article that has this text."""
        ...


@dataclass(slots=True)
class Names:
    """What the references of a document mean: by kind, a reference → the id in the project."""

    there: There
    ids: dict[str, dict[str, str]] = field(default_factory=dict)

    def learn(self, entity: str, reference: str, id: str) -> None:
        """From now on `reference` means `id`."""
        self.ids.setdefault(entity, {})[reference] = id

    def __call__(self, entity: str, reference: str | None, place: str) -> str | None:
        """The id that a reference means; None for None. DocumentTrouble when it means nothing."""
        if reference is None:
            return None
        known = self.ids.get(entity, {}).get(reference)
        if known is None and self.there.get(entity, reference) is not None:
            known = reference
            self.learn(entity, reference, known)
        if known is None:
            raise DocumentTrouble(
                place, f"there is no {entity} “{reference}” in this file or in the project."
            )
        return known

    def each(self, entity: str, references: Iterable[str], place: str) -> tuple[str, ...]:
        """The ids that several references mean."""
        meant = (self(entity, ref, f"{place}[{i}]") for i, ref in enumerate(references))
        return tuple(id for id in meant if id is not None)

    def either(self, entities: Iterable[str], reference: str, place: str) -> str:
        """The id that a reference to one of several kinds of things means."""
        for entity in entities:
            if reference in self.ids.get(entity, {}):
                return self.ids[entity][reference]
            if self.there.get(entity, reference) is not None:
                return reference
        kinds = " or ".join(entities)
        raise DocumentTrouble(place, f"there is no {kinds} “{reference}” here.")


@dataclass(slots=True)
class Texts:
    """The texts that spans count in: those of the document, else those of the project."""

    there: There
    current: dict[str, str] = field(default_factory=dict)
    """Article id → id of its current version."""
    owners: dict[str, str] = field(default_factory=dict)
    """Version id → article id."""
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, version: str, article: str, text: str) -> None:
        """Take in a version that arrives."""
        self.owners[version] = article
        self.texts[version] = text

    def anchor(self, anchor: Anchor, article: str, place: str) -> Anchor:
        """The anchor with its version and context, its words compared with the text's."""
        version = anchor.version or self._current(article)
        text = self._text(version, article, place)
        if anchor.end > len(text):
            raise DocumentTrouble(
                place, f"{anchor.end} is past the end of the text ({len(text)}).", _RECOUNT
            )
        if anchor.state in ("review", "orphan"):
            return replace(anchor, version=version)
        stands = text[anchor.start : anchor.end]
        if stands != anchor.exact:
            raise DocumentTrouble(
                place,
                f"the words “{_short(anchor.exact)}” do not stand at {anchor.start}–{anchor.end}; "
                f"there stands “{_short(stands)}”.",
                _RECOUNT,
            )
        fresh = anchor_at(text, anchor.start, anchor.end, version)
        return replace(fresh, state=anchor.state)

    def _current(self, article: str) -> str:
        if article not in self.current:
            known = self.there.get("article", article)
            assert known is not None, "articles are bound before what stands in them"
            self.current[article] = known.version
        return self.current[article]

    def _text(self, version: str, article: str, place: str) -> str:
        if version not in self.texts:
            known = self.there.get("version", version)
            if known is None:
                raise DocumentTrouble(place, f"there is no version “{version}” of the article.")
            self.add(version, known.article, self.there.text(known.sha256))
        if self.owners[version] != article:
            raise DocumentTrouble(place, f"the version “{version}” is one of another article.")
        return self.texts[version]


def bound(of: Annotation, place: str, names: Names, texts: Texts) -> Annotation:
    """The annotation with ids for its references and whole anchors for its spans.

    `of.article` and `of.id` are already those of the project; voices get ids where they have none.
    """
    binding = _Binding(of.id, of.article, place, names, texts)
    statements = (
        names.each("statement", [each.statement], f"{place}.statements[{i}]")[0]
        for i, each in enumerate(of.statements)
    )
    return replace(
        of,
        spans=binding.spans(of.spans, "spans"),
        tags=names.each("tag", of.tags, f"{place}.tags"),
        by=names("analyst", of.by, f"{place}.by"),
        source=names("source", of.source, f"{place}.source"),
        quoted=binding.spans(of.quoted, "quoted"),
        hedges=tuple(
            replace(hedge, anchor=binding.span(hedge.anchor, f"hedges[{i}]"))
            for i, hedge in enumerate(of.hedges)
        ),
        event=binding.date(of.event, "dates.event"),
        said=binding.date(of.said, "dates.said"),
        reported=binding.date(of.reported, "dates.reported"),
        statements=tuple(
            replace(each, statement=statement)
            for each, statement in zip(of.statements, statements, strict=True)
        ),
        attributions=tuple(
            binding.voice(each, position) for position, each in enumerate(of.attributions)
        ),
        earlier=tuple(
            replace(each, anchor=binding.span(each.anchor, f"earlier[{i}]"))
            for i, each in enumerate(of.earlier)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Binding:
    """Binds the parts of one annotation, whose object in the document stands at `place`."""

    annotation: str
    article: str
    place: str
    names: Names
    texts: Texts

    def span(self, anchor: Anchor, at: str) -> Anchor:
        return self.texts.anchor(anchor, self.article, f"{self.place}.{at}")

    def spans(self, anchors: Iterable[Anchor], at: str) -> tuple[Anchor, ...]:
        return tuple(self.span(anchor, f"{at}[{i}]") for i, anchor in enumerate(anchors))

    def maybe(self, anchor: Anchor | None, at: str) -> Anchor | None:
        return None if anchor is None else self.span(anchor, at)

    def date(self, date: Date | None, at: str) -> Date | None:
        return None if date is None else replace(date, span=self.maybe(date.span, f"{at}.span"))

    def voice(self, voice: Attribution, position: int) -> Attribution:
        at = f"attributions[{position}]"
        return replace(
            voice,
            id=voice.id or derived_id("voice", self.annotation, position),
            medium=self.maybe(voice.medium, f"{at}.medium"),
            chain=tuple(self.link(each, f"{at}.chain[{i}]") for i, each in enumerate(voice.chain)),
        )

    def link(self, link: Link, at: str) -> Link:
        return replace(
            link,
            source=self.names("source", link.source, f"{self.place}.{at}.source"),
            affiliation=self.names("source", link.affiliation, f"{self.place}.{at}.affiliation"),
            descriptor=self.maybe(link.descriptor, f"{at}.descriptor"),
            mention=self.maybe(link.mention, f"{at}.mention"),
            antecedent=self.maybe(link.antecedent, f"{at}.antecedent"),
            cues=self.spans(link.cues, f"{at}.cues"),
        )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
