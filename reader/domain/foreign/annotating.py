"""A coding of another program as annotations: a claim, mentions, or a note with tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reader.domain.anchor import Anchor, Hedge
from reader.domain.annotation import (
    CLAIM,
    MENTION,
    NOTE,
    Annotation,
    Attribution,
    Link,
    Placement,
)
from reader.domain.date import Date
from reader.domain.foreign import choices
from reader.domain.foreign.naming import Naming
from reader.domain.foreign.placing import Misplaced, Place, Placing
from reader.domain.foreign.shape import Coding, Evidence
from reader.domain.ids import derived_id
from reader.domain.vocabulary import BASES, DIRECTNESS, STANCES, term


@dataclass(frozen=True, slots=True)
class Annotating:
    """Makes annotations of codings; `analysts` knows who made them, by name."""

    naming: Naming
    placing: Placing
    analysts: Mapping[str, str]

    def annotations(
        self, coding: Coding, place: Place, id: str, spans: tuple[Anchor, ...]
    ) -> list[Annotation]:
        """What a coding on these words becomes: nothing when all its codes are left out."""
        known = [code for code in coding.codes if self.naming.role(code) != choices.NOTHING]
        if coding.codes and not known and not coding.note:
            return []
        roles = {code: self.naming.role(code) for code in known}
        marks = set(roles.values())
        tags = self._of(roles, choices.TAGS)
        base = Annotation(
            *(id, place.article, NOTE, spans),
            note=coding.note,
            tags=tags,
            by=self.analysts.get(coding.by),
            at=coding.at,
            status=coding.status or None,
        )
        if marks & {choices.CLAIM, choices.VOICES, choices.STATEMENTS}:
            return [self._claim(base, coding, roles, place)]
        named = self._of(roles, choices.SOURCES)
        if not named:
            return [base]
        first = replace(base, kind=MENTION, source=named[0])
        more = (
            replace(first, id=derived_id(id, source), source=source, note="", tags=())
            for source in named[1:]
        )
        return [first, *more]

    def _claim(
        self, base: Annotation, coding: Coding, roles: Mapping[str, str], place: Place
    ) -> Annotation:
        speaking = [c for c, role in roles.items() if role in (choices.SOURCES, choices.VOICES)]
        further = {e.code for e in coding.evidence if e.further}
        chains: list[list[Link]] = []
        for code in speaking:
            link = Link(self.naming.id(code), mention=self._named(coding, code, place))
            if code in further and chains:
                chains[-1].append(link)
            else:
                chains.append([link])
        cues = tuple(self._evidence(coding, choices.CUE, place))
        if cues and chains:
            # which voice a cue belongs to is not said where there are several
            chains[0][0] = replace(chains[0][0], cues=cues)
        voices = tuple(self._voice(base.id, i, coding, place) for i in range(len(coding.sayings)))
        dates = {field: Date(edtf) for field, edtf in coding.dates}
        return replace(
            base,
            kind=CLAIM,
            event=dates.get("event"),
            said=dates.get("said"),
            reported=dates.get("reported"),
            gloss=coding.gloss,
            hedges=tuple(self._hedges(coding, place)),
            statements=tuple(Placement(id) for id in self._of(roles, choices.STATEMENTS)),
            attributions=voices
            or tuple(
                Attribution(derived_id("voice", base.id, i), chain=tuple(chain))
                for i, chain in enumerate(chains)
            ),
        )

    def _voice(self, claim: str, nth: int, coding: Coding, place: Place) -> Attribution:
        saying = coding.sayings[nth]
        links = [
            Link(
                self.naming.id(code) if code else None,
                mention=self._named(coding, code, place, (nth, step)) if code else None,
                cues=tuple(self._evidence(coding, choices.CUE, place, (nth, step))),
            )
            for step, code in enumerate(saying.chain)
        ]
        speaking = next((i for i, link in enumerate(links) if link.source), None)
        if saying.house and speaking is not None:
            house = self.naming.id(saying.house)
            links[speaking] = replace(links[speaking], affiliation=house)
        return Attribution(
            derived_id("voice", claim, nth),
            stance=saying.stance if term(STANCES, saying.stance) else "asserts",
            directness=saying.directness if term(DIRECTNESS, saying.directness) else None,
            basis=saying.basis if term(BASES, saying.basis) else None,
            chain=tuple(links) or (Link(),),
        )

    def _hedges(self, coding: Coding, place: Place) -> Iterator[Hedge]:
        for each in coding.evidence:
            if each.role == choices.HEDGE and (anchor := self._anchor(each, place)):
                yield Hedge(anchor, each.kind)

    def _of(self, roles: Mapping[str, str], role: str) -> tuple[str, ...]:
        ids = (self.naming.id(code) for code, its in roles.items() if its == role)
        return tuple(dict.fromkeys(id for id in ids if id))

    def _named(
        self, coding: Coding, code: str, place: Place, link: tuple[int, int] | None = None
    ) -> Anchor | None:
        for each in coding.evidence:
            if each.code == code and (link is None or each.place in (None, link)):
                return self._anchor(each, place)
        return None

    def _evidence(
        self, coding: Coding, role: str, place: Place, link: tuple[int, int] | None = None
    ) -> Iterator[Anchor]:
        """Words of a role; those of one `link` of a voice, the first where the file tells none."""
        for each in coding.evidence:
            if each.role != role or (link is not None and (each.place or (0, 0)) != link):
                continue
            if anchor := self._anchor(each, place):
                yield anchor

    def _anchor(self, of: Evidence, place: Place) -> Anchor | None:
        try:
            return self.placing.anchor(of.passage, place)
        except Misplaced:
            return None  # the claim itself is placed; it comes without this


def is_same(one: Annotation, other: Annotation) -> bool:
    """Whether an annotation that arrives says no more than one that is there."""
    return (
        one.kind == other.kind
        and _ranges(one) == _ranges(other)
        and one.note.strip() == other.note.strip()
        and set(one.tags) == set(other.tags)
        and one.source == other.source
        and _speakers(one) == _speakers(other)
        and {p.statement for p in one.statements} == {p.statement for p in other.statements}
    )


def _ranges(of: Annotation) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for span in of.spans)


def _speakers(of: Annotation) -> set[str]:
    """Those who are known: no format but ours says how they stand to each other."""
    links = (link for voice in of.attributions for link in voice.chain if link.stated)
    return {link.source for link in links if link.source}
