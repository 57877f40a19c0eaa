"""The objects of a STIX 2.1 bundle, each made of one thing of a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from reader.domain.annotation import Annotation, Attribution, Link, implied_origin, letter_of
from reader.domain.article import Article
from reader.domain.edtf import bounds
from reader.domain.ids import derived_id
from reader.domain.judgement_words import verdict_term
from reader.domain.project import Connection, Statement, Verdict
from reader.domain.source import Source
from reader.domain.stix_values import confidence_value, credibility_value
from reader.export.lookup import Lookup, date_words, iri, language_of, moment_of, speaker_of
from reader.export.streamed import add_kept, kept

Object: TypeAlias = "dict[str, Any]"
START = "2000-01-01T00:00:00.000Z"
"""The time of things that have none, always the same."""
_CLASSES = {
    "person": "individual",
    "official": "organization",
    "organisation": "organization",
    "media": "organization",
}
_STANCES = {"denies": "strongly-disagree", "doubts": "disagree", "asks": "neutral"}
_VERDICTS = {
    "confirmed": "strongly-agree",
    "supported": "agree",
    "disputed": "disagree",
    "refuted": "strongly-disagree",
}
_TLP = {
    "clear": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "green": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "amber": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "amber+strict": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "red": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""The markings of TLP 2.0, whose ids OASIS has fixed."""
_TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"


def identifier(type: str, *of: object) -> str:
    """The STIX id of a thing by its id in the project: a UUID that is always the same."""
    digits = derived_id("stix", type, *of)
    # of version 4 in its looks, which validators ask for
    return f"{type}--{digits[:14]}4{digits[15:]}"


_often = lru_cache(maxsize=4096)(identifier)
"""The same of what many objects refer to: analysts, sources, articles."""


class Place(NamedTuple):
    """What the claims of an article share: its number, id, language and external reference."""

    number: int | None
    report: str
    language: str | None
    reference: dict[str, str]


def place_of(article: Article) -> Place:
    """The place of claims in an article."""
    reference = kept(
        source_name=article.outlet or article.title or "article",
        description=article.title,
        url=iri(article.url),
    )
    return Place(article.number, _often("report", article.id), language_of(article), reference)


class Objects:
    """Makes the objects of one bundle, marked with the project's TLP."""

    def __init__(self, lookup: Lookup, tlp: str | None) -> None:
        self._lookup = lookup
        self._tlp = tlp if tlp in _TLP else None
        self._marks = [f"marking-definition--{_TLP[tlp]}"] if tlp in _TLP else None
        self._under: dict[str, list[str]] = {}
        self._notes: set[str] = set()
        self._houses: set[tuple[str, str]] = set()

    def markings(self) -> Iterator[Object]:
        """The TLP marking, if the project has one."""
        if self._tlp:
            yield {
                "type": "marking-definition",
                "spec_version": "2.1",
                "id": f"marking-definition--{_TLP[self._tlp]}",
                "created": "2022-10-01T00:00:00.000Z",
                "name": f"TLP:{self._tlp.upper()}",
                "extensions": {
                    _TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": self._tlp}
                },
            }

    def analysts(self) -> Iterator[Object]:
        """Who works in the project."""
        for id, name in self._lookup.analysts.items():
            yield self._object(
                _often("identity", id), name=name or "?", identity_class="individual"
            )

    def sources(self) -> Iterator[Object]:
        """Every source, and whom it belongs to."""
        for of in self._lookup.sources.values():
            letter = self._lookup.letter(of.id)
            yield self._object(
                _often("identity", of.id),
                name=of.name or "?",
                description="\n\n".join(filter(None, (_also(of), of.note))),
                identity_class=_CLASSES.get(of.kind, "unknown"),
                labels=[of.kind, *([f"reliability-{letter.lower()}"] if letter else [])],
            )
            if of.affiliation in self._lookup.sources:
                yield self._affiliation(of.id, of.affiliation or "")

    def _affiliation(self, source: str, house: str) -> Object:
        self._houses.add((source, house))
        first, second = _often("identity", source), _often("identity", house)
        return self._relation("affiliation", (source, house), first, second, "affiliated with")

    def claim(self, of: Annotation, here: Place) -> list[Object]:
        """A claim as a note, and what its voices and its verdict think of it."""
        note = identifier("note", of.id)
        self._notes.add(of.id)
        for placed in of.statements:
            self._under.setdefault(placed.statement, []).append(note)
        quotation, speakers = of.quotation, [speaker_of(voice) for voice in of.attributions]
        known = [link.source for link in speakers if link and link.source in self._lookup.sources]
        about = [_often("identity", source) for source in dict.fromkeys(known)]
        digit = self._lookup.digit(of)
        said = self._about(of, speakers, digit)
        made = self._object(
            note,
            at=of.at,
            abstract=" ".join((of.gloss[0] if of.gloss else quotation).split())[:250],
            content="\n\n".join(filter(None, (quotation, *said, of.note))).strip(),
            authors=[self._lookup.speaker(link) or "?" for link in speakers],
            object_refs=[here.report, *about],
            created_by_ref=self._analyst(of.by),
            confidence=credibility_value(digit),
            labels=[self._lookup.tag_path(tag) for tag in of.tags],
            lang=here.language,
            external_references=[{**here.reference, "external_id": f"{here.number}:{of.number}"}],
        )
        more: list[Object] = []
        for voice, speaking in zip(of.attributions, speakers, strict=True):
            if voice.stance in _STANCES or len(voice.chain) > 1:
                more += self._voice(voice, speaking, of, note)
        verdict = self._lookup.verdicts.get(of.id)
        if verdict is not None:
            more.append(self._verdict(verdict, note))
        return [made, *more]

    def _about(self, of: Annotation, speakers: Iterable[Link | None], digit: str) -> Iterator[str]:
        """What STIX has no property for, in words: who says it, hedges, dates."""
        for voice, speaking in zip(of.attributions, speakers, strict=True):
            yield self._said(voice, speaking, digit)
        if of.hedges:
            yield "Hedged: " + ", ".join([hedge.anchor.exact for hedge in of.hedges])
        for name, when in (("Event", of.event), ("Said", of.said), ("Reported", of.reported)):
            if when is not None and (words := date_words(when)):
                yield f"{name}: {words}"

    def _said(self, voice: Attribution, speaking: Link | None, digit: str) -> str:
        lookup, implied = self._lookup, implied_origin(voice)
        house = lookup.name(speaking.affiliation) if speaking and speaking.affiliation else ""
        grade = letter_of(voice, lookup.letter) + digit
        cue = " … ".join([cue.exact for link in voice.chain for cue in link.cues])
        parts = [
            *(lookup.chain(voice) or "?", house, grade, f"“{cue}”" if cue else ""),
            *(voice.stance, voice.directness, voice.basis),
            f"implied origin: {lookup.speaker(implied)}" if implied else "",
        ]
        return "According to: " + ", ".join([part for part in parts if part])

    def _voice(
        self, voice: Attribution, speaking: Link | None, of: Annotation, note: str
    ) -> Iterator[Object]:
        known = self._lookup.sources
        if voice.stance in _STANCES:
            yield self._object(
                identifier("opinion", of.id, voice.id),
                at=of.at,
                opinion=_STANCES[voice.stance],
                explanation=self._said(voice, speaking, self._lookup.digit(of)),
                authors=[self._lookup.speaker(speaking) or "?"],
                object_refs=[note],
            )
        links = [link.source for link in voice.chain if link.source in known]
        for nearer, farther in pairwise(links):
            if nearer and farther and nearer != farther and (nearer, farther) not in self._houses:
                self._houses.add((nearer, farther))
                ends = _often("identity", nearer), _often("identity", farther)
                yield self._relation("relay", (nearer, farther), *ends, "has it from")

    def _verdict(self, of: Verdict, note: str) -> Object:
        word = verdict_term(of.code).en
        return self._object(
            identifier("opinion", of.id),
            at=of.at,
            opinion=_VERDICTS.get(of.code, "neutral"),
            explanation=". ".join(filter(None, (word, of.why, of.url))),
            object_refs=[note],
            created_by_ref=self._analyst(of.by),
        )

    def report(self, of: Article, notes: Sequence[str]) -> Object:
        """An article with the notes on it."""
        found = bounds(of.published.edtf) if of.published else None
        return self._object(
            _often("report", of.id),
            at=of.retrieved,
            name=of.title or "?",
            description=" · ".join(filter(None, (of.outlet, of.byline))),
            published=_day(found.first if found else None) or _moment(of.retrieved) or START,
            object_refs=list(notes),
            lang=language_of(of),
            external_references=[{**place_of(of).reference, "external_id": str(of.number)}],
        )

    def statement(self, of: Statement) -> Iterator[Object]:
        """A statement as a grouping of its notes; none where there are none."""
        notes = self._under.get(of.id)
        if notes:
            yield self._object(
                identifier("grouping", of.id),
                name=of.text or "?",
                description=of.note,
                context="unspecified",
                object_refs=notes,
                confidence=confidence_value(of.confidence),
            )

    def links(self, of: Iterable[Connection]) -> Iterator[Object]:
        """Links between claims or statements that are in the bundle."""
        for each in of:
            ends = [self._end(id) for id in (each.from_, each.to)]
            if ends[0] and ends[1]:
                words = f"{each.type}. {each.note}".strip()
                yield self._relation("link", (each.id,), ends[0], ends[1], words)

    def _end(self, id: str) -> str | None:
        if id in self._notes:
            return identifier("note", id)
        return identifier("grouping", id) if id in self._under else None

    def _analyst(self, id: str | None) -> str | None:
        return _often("identity", id) if id in self._lookup.analysts else None

    def _relation(
        self, kind: str, of: tuple[str, ...], first: str, second: str, words: str
    ) -> Object:
        return self._object(
            identifier("relationship", kind, *of),
            relationship_type="related-to",
            source_ref=first,
            target_ref=second,
            description=words,
        )

    def _object(self, id: str, *, at: str | None = None, **fields: Any) -> Object:
        when = _moment(at) or START
        made: Object = {
            "type": id.partition("--")[0],
            "spec_version": "2.1",
            "id": id,
            "created": when,
            "modified": when,
        }
        if self._marks:
            made["object_marking_refs"] = self._marks
        return add_kept(made, fields)


def _also(of: Source) -> str:
    names = "; ".join(alias for alias in of.aliases if alias != of.name)
    return f"Also: {names}" if names else ""


def _moment(at: str | None) -> str | None:
    """A time as STIX writes it; None for none."""
    found = moment_of(at)
    return f"{found.isoformat(timespec='milliseconds')}Z" if found else None


def _day(ordinal: int | None) -> str | None:
    if ordinal is None or not 1 <= ordinal <= date.max.toordinal():
        return None
    return f"{date.fromordinal(ordinal).isoformat()}T00:00:00.000Z"
