"""Annotations as selections with their codings, and the notes and links that hang on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from reader.domain.anchor import Anchor
from reader.domain.annotation import CLAIM, NOTE, Annotation, Attribution, letter_of
from reader.domain.article import Article, Version
from reader.domain.in_article import in_article
from reader.domain.project import Connection
from reader.export.lookup import Lookup, speaker_of
from reader.export.refi import codes
from reader.export.refi.cases import add_variables, article_variables
from reader.export.refi.codes import code_of
from reader.export.refi.xml import add, as_bytes, element, guid, moment

NAME = 80
"""Characters of the words that name a selection."""


class Selecting:
    """Makes selections article by article; notes and links are written as they come.

    `places` gives the selections (GUIDs) where a source speaks or is named.
    """

    def __init__(self, lookup: Lookup, notes: IO[bytes], links: IO[bytes]) -> None:
        self._lookup = lookup
        self._notes = notes
        self._links = links
        self.places: dict[str, list[str]] = {}
        self._claims: dict[str, str] = {}

    def text_source(
        self, article: Article, version: Version, annotations: Iterable[Annotation]
    ) -> Any:
        """An article's text with its selections."""
        made = element(
            "TextSource",
            guid=guid(article.id),
            name=f"{article.number} {article.title}".strip(),
            plainTextPath=f"internal://{guid(article.id)}.txt",
        )
        for of in annotations:
            is_current = all(span.version in (None, version.id) for span in of.spans)
            if is_current and in_article(version, of.spans[0].start):
                self._add_selections(made, of, article)
        add_variables(made, article_variables(article))
        return made

    def _add_selections(self, to: Any, of: Annotation, article: Article) -> None:
        citation = f"{article.number}:{of.number}"
        made_by = {
            "creatingUser": guid(of.by) if of.by and of.by in self._lookup.analysts else "",
            "creationDateTime": moment(of.at) or "",
        }
        coded = list(dict.fromkeys(self._codes(of)))
        if of.kind == CLAIM:
            self._claims[of.id] = guid(of.id, "selection", 0)
        for place, span in enumerate(of.spans):
            about = self._about(of, citation) if place == 0 else citation
            made = _add_selection(to, self._at(of, place), span, coded, about, made_by)
            if place == 0 and of.note:
                note = self._note(of, citation)
                add(made, "NoteRef", targetGUID=note)
            if place:
                self._link(of.id, "continues", self._at(of, 0), self._at(of, place), str(place))
        for code, part, anchor, about in self._evidence(of):
            evidence = guid(of.id, *part)
            told = " · ".join(filter(None, (citation, about)))
            _add_selection(to, evidence, anchor, [code], told, made_by)
            self._link(of.id, str(part[0]), self._at(of, 0), evidence, str(part))

    def _codes(self, of: Annotation) -> Iterator[str]:
        known = self._lookup.sources
        if of.kind == CLAIM:
            yield codes.CLAIM
        speaking = [link.source for v in of.attributions for link in v.chain if link.stated]
        for source in (of.source, *speaking) if of.kind != NOTE else ():
            if source in known:
                yield code_of("source", source or "")
                self.places.setdefault(source or "", []).append(self._at(of, 0))
        for placed in of.statements:
            yield code_of("statement", placed.statement)
        for tag in of.tags:
            yield code_of("tag", tag)

    def _evidence(self, of: Annotation) -> Iterator[tuple[str, tuple[object, ...], Anchor, str]]:
        """Code, part and place of the words that say who says it and how surely; what is said."""
        for place, hedge in enumerate(of.hedges):
            yield codes.HEDGE, ("hedged by", place), hedge.anchor, hedge.kind or ""
        for nth, voice in enumerate(of.attributions):
            for step, link in enumerate(voice.chain):
                told = f"voice {nth + 1}, link {step + 1}" if nth or step else ""
                for place, cue in enumerate(link.cues):
                    yield codes.CUE, ("cued by", nth, step, place), cue, told
                if link.mention and link.source in self._lookup.sources:
                    name = "had from" if step else "said by"
                    code = code_of("source", link.source or "")
                    yield code, (name, nth, step), link.mention, told

    def _about(self, of: Annotation, citation: str) -> str:
        """What no element has a place for, in words."""
        digit = self._lookup.digit(of)
        said = (self._said(voice, digit) for voice in of.attributions)
        dates = (
            f"{name} {date.edtf}" if date.edtf else f"{name}: {date.text}"
            for name, date in (("event", of.event), ("said", of.said), ("reported", of.reported))
            if date and (date.edtf or date.text)
        )
        return " · ".join(filter(None, (citation, *said, *of.gloss, *dates, of.status or "")))

    def _said(self, voice: Attribution, digit: str) -> str:
        speaking = speaker_of(voice)
        house = self._lookup.name(speaking.affiliation) if speaking else ""
        grade = letter_of(voice, self._lookup.letter) + digit
        how = (voice.stance, voice.directness, voice.basis)
        return ", ".join(filter(None, (self._lookup.chain(voice), house, grade, *how)))

    def _note(self, of: Annotation, citation: str) -> str:
        note = guid(of.id, "note")
        made = element("Note", guid=note, name=citation, creationDateTime=moment(of.at))
        add(made, "PlainTextContent", text=of.note)
        self._notes.write(as_bytes(made))
        return note

    def link_claims(self, connections: Iterable[Connection]) -> None:
        """Links between claims that are in the export."""
        for of in connections:
            if of.from_ in self._claims and of.to in self._claims:
                self._link(of.id, of.type, self._claims[of.from_], self._claims[of.to], "")

    def _link(self, id: str, name: str, first: str, second: str, part: str) -> None:
        made = element(
            "Link",
            guid=guid(id, "link", name, part),
            name=name,
            direction="OneWay",
            originGUID=first,
            targetGUID=second,
        )
        self._links.write(as_bytes(made))

    def _at(self, of: Annotation, place: int) -> str:
        return guid(of.id, "selection", place)


def _add_selection(
    to: Any, id: str, at: Anchor, coded: Iterable[str], about: str, made_by: dict[str, str]
) -> Any:
    """A selection (its GUID is `id`) with a coding for each of the codes."""
    made = add(
        to,
        "PlainTextSelection",
        guid=id,
        name=" ".join(at.exact.split())[:NAME] or "?",
        startPosition=str(at.start),
        endPosition=str(at.end),
        **made_by,
    )
    add(made, "Description", text=about)
    for code in coded:
        coding = add(made, "Coding", guid=guid(id, code), creatingUser=made_by["creatingUser"])
        add(coding, "CodeRef", targetGUID=code)
    return made
