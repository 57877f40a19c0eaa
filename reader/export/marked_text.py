"""An article as language technology takes it: a text, marked ranges with features, and ties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.domain.anchor import Anchor
from reader.domain.annotation import CLAIM, MENTION, Annotation, Attribution, letter_of
from reader.domain.article import Article
from reader.domain.in_article import in_article
from reader.export.lookup import Lookup, current_version, date_words
from reader.export.report import Report

LABELS = ("Claim", "Source", "Cue", "Hedge", "Mention", "Note")
TIES = ("saidBy", "cuedBy", "hadFrom", "hedgedBy")
"""Claim → the words that name its speaker; claim → cue; relay → whom it has it from; claim → hedge.
"""
Range = tuple[int, int]


class Marked(NamedTuple):
    """Marked words: `ranges` are half-open, code points, in order; `features` name → value."""

    id: str
    label: str
    ranges: tuple[Range, ...]
    features: dict[str, str]


class Tie(NamedTuple):
    """A typed tie between two marked places, by their ids."""

    type: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """An article's current text with what is marked in it, in the order of the annotations."""

    article: Article
    text: str
    marked: tuple[Marked, ...]
    ties: tuple[Tie, ...]

    @property
    def name(self) -> str:
        """A file name for it that sorts by number: "0003"."""
        return f"{self.article.number:04}"


def marked_texts(report: Report) -> Iterator[MarkedText]:
    """Every article; places in older versions, orphans and what is no part of it are left out."""
    lookup = Lookup.of(report)
    for article, versions in report.articles():
        current = current_version(article, versions)
        marking = _Marking(lookup, article.number, current.id)
        for each in report.annotations(article.id):
            if in_article(current, each.spans[0].start):
                marking.add(each)
        text = report.text(current.sha256)
        yield MarkedText(article, text, tuple(marking.marked), tuple(marking.ties))


class _Marking:
    """Gathers the places of one article."""

    def __init__(self, lookup: Lookup, article: int | None, version: str) -> None:
        self._lookup = lookup
        self._article = article
        self._version = version
        self.marked: list[Marked] = []
        self.ties: list[Tie] = []

    def add(self, of: Annotation) -> None:
        """Take an annotation with all its places."""
        label = {CLAIM: "Claim", MENTION: "Mention"}.get(of.kind, "Note")
        if not self._mark(of.id, label, of.spans, self._features(of)):
            return
        for place, hedge in enumerate(of.hedges):
            id = f"{of.id}-hedge-{place}"
            if self._mark(id, "Hedge", (hedge.anchor,), {"kind": hedge.kind}):
                self.ties.append(Tie("hedgedBy", of.id, id))
        for place, voice in enumerate(of.attributions):
            self._add_voice(of, voice, f"{of.id}-voice-{place}")

    def _add_voice(self, claim: Annotation, voice: Attribution, id: str) -> None:
        before = claim.id
        for place, link in enumerate(voice.chain):
            for number, cue in enumerate(link.cues):
                cue_id = f"{id}-cue-{place}-{number}"
                if self._mark(cue_id, "Cue", (cue,), {}):
                    self.ties.append(Tie("cuedBy", claim.id, cue_id))
            named = link.mention or link.antecedent
            if named is None:
                continue
            features = {
                "name": self._lookup.speaker(link),
                "affiliation": self._lookup.name(link.affiliation),
                "stated": "yes" if link.stated else "no",
                "stance": voice.stance,
                "directness": voice.directness or "",
                "basis": voice.basis or "",
                "reliability": letter_of(voice, self._lookup.letter),
                "voice": id.rpartition("-")[2],
            }
            link_id = f"{id}-link-{place}"
            if self._mark(link_id, "Source", (named,), features):
                type = "saidBy" if before == claim.id else "hadFrom"
                self.ties.append(Tie(type, before, link_id))
                before = link_id

    def _mark(
        self, id: str, label: str, anchors: Iterable[Anchor], features: dict[str, str]
    ) -> bool:
        """Mark a place, if all of it stands in the current text."""
        ranges = []
        for anchor in anchors:
            if anchor.version not in (None, self._version) or anchor.state == "orphan":
                return False
            ranges.append((anchor.start, anchor.end))
        if len(ranges) > 1:
            ranges.sort()
        kept = {name: value for name, value in features.items() if value}
        self.marked.append(Marked(id, label, tuple(ranges), kept))
        return True

    def _features(self, of: Annotation) -> dict[str, str]:
        tags = map(self._lookup.tag_path, of.tags)
        features = {
            "citation": f"{self._article}:{of.number}",
            "tags": " | ".join(tags),
            "note": of.note,
            "analyst": self._lookup.analysts.get(of.by or "", ""),
            "at": of.at or "",
        }
        if of.kind == MENTION:
            features["name"] = self._lookup.name(of.source)
        if of.kind != CLAIM:
            return features
        features |= {
            "gloss": " | ".join(of.gloss),
            "credibility": self._lookup.digit(of),
            "statement": " | ".join(self._lookup.statements[p.statement] for p in of.statements),
            "event": date_words(of.event) if of.event else "",
            "said": date_words(of.said) if of.said else "",
            "reported": date_words(of.reported) if of.reported else "",
            "priority": of.priority or "",
            "status": of.status or "",
        }
        return features
