"""All that a project says, fact by fact, so that two projects can be compared; no tests here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from reader.domain.annotation import Annotation, Attribution
from reader.store.store import Store

Fact: TypeAlias = "tuple[Any, ...]"
"""What it is of, then the things that it joins, by their words rather than their ids."""


def facts(store: Store) -> Counter[Fact]:
    """The facts of a project."""
    return Counter(_Telling(store).all())


def kinds(of: Counter[Fact]) -> set[str]:
    """What the facts are of."""
    return {fact[0] for fact in of}


class _Telling:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.names = {of.id: of.name for of in store.things("source")}
        self.tags = {of.id: of for of in store.things("tag")}
        self.statements = {of.id: of.text for of in store.things("statement")}
        self.titles = {of.id: of.title for of in store.things("article")}

    def all(self) -> Iterator[Fact]:
        keys = {of.id: self._key(of) for of in self.store.things("annotation")}
        for each in self.store.things("annotation"):
            yield from self._annotation(each, keys[each.id])
        for of in self.store.things("grade"):
            about = self.names.get(of.source or "", keys.get(of.claim or ""))
            yield "letter" if of.source else "digit", about, of.value
        for of in self.store.things("verdict"):
            yield "verdict", keys[of.claim], of.code, of.why, of.url
        for of in self.store.things("connection"):
            ends = [keys.get(id) or self.statements.get(id) for id in (of.from_, of.to)]
            yield "link", *ends, of.type
        yield from self._sources()
        for of in self.store.things("tag"):
            yield "tag", self._path(of.id), of.note
        for of in self.store.things("statement"):
            yield "statement", of.text
            if of.likelihood or of.confidence:
                yield "likelihood", of.text, of.likelihood, of.confidence

    def _key(self, of: Annotation) -> Fact:
        return (of.kind, self.titles[of.article], tuple((s.start, s.end) for s in of.spans))

    def _path(self, id: str | None) -> str:
        tag = self.tags.get(id or "")
        return f"{self._path(tag.parent)}/{tag.name}" if tag else ""

    def _annotation(self, of: Annotation, key: Fact) -> Iterator[Fact]:
        yield "annotation", key, of.note.strip()
        yield from (("tag of", key, self._path(tag)) for tag in of.tags)
        yield from (("wording", key, gloss) for gloss in of.gloss)
        yield from (("act", key, act) for act in of.act)
        for name in ("priority", "status"):
            if value := getattr(of, name):
                yield name, key, value
        for hedge in of.hedges:
            yield "hedge", key, hedge.anchor.start
            yield "kind of hedge", key, hedge.anchor.start, hedge.kind
        for name in ("event", "said", "reported"):
            if date := getattr(of, name):
                yield "date", key, name, date.edtf
                if date.text:
                    yield "words of a date", key, name, date.text
        for placed in of.statements:
            yield "statement of", key, self.statements[placed.statement], placed.polarity
        if of.source:
            yield "mention", key, self.names[of.source]
        for nth, voice in enumerate(of.attributions):
            yield from self._voice(voice, (*key, nth))

    def _voice(self, of: Attribution, key: Fact) -> Iterator[Fact]:
        yield "voice", key, tuple(self.names.get(k.source or "") for k in of.chain if k.stated)
        for name in ("stance", "directness", "basis", "reliability", "note"):
            if value := getattr(of, name):
                yield f"{name} of a voice", key, value
        for place, link in enumerate(of.chain):
            if not link.stated:
                yield "implied origin", key, self.names.get(link.source or "")
                continue
            if link.label and not link.source:
                yield "unnamed", key, place, link.label
            if link.affiliation:
                yield "affiliation of a voice", key, place, self.names[link.affiliation]
            yield from (("cue", key, place, cue.start) for cue in link.cues)
            if link.mention:
                yield "name in the text", key, place, link.mention.start

    def _sources(self) -> Iterator[Fact]:
        for of in self.store.things("source"):
            yield "source", of.name
            yield "kind of a source", of.name, of.kind
            yield from (("alias", of.name, alias) for alias in of.aliases)
            if of.affiliation:
                yield "affiliation", of.name, self.names[of.affiliation]
            if of.note:
                yield "note on a source", of.name, of.note
            if of.card.access:
                yield "card", of.name, of.card.access
