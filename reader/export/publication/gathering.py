"""What is known of all claims before the first page is made: one walk through the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from reader.domain.annotation import CLAIM, MENTION, Annotation, Attribution, letter_of
from reader.domain.article import Article, Version
from reader.domain.folding import fold
from reader.domain.in_article import in_article
from reader.domain.matrix import LinkRow
from reader.domain.timeline import Said, Speaking
from reader.export.lookup import Lookup, date_words
from reader.export.publication.model import Line, Piece
from reader.export.publication.words import words
from reader.export.report import Report

LONGEST = 600
"""Characters of a quotation outside of its article; longer ones are cut with “…”."""


class ClaimFacts(NamedTuple):
    """A claim as tables and lists cite it."""

    piece: Piece
    quote: str
    speakers: Line
    where: str
    date: str
    grade: str
    stances: tuple[str, ...]
    polarity: dict[str, str]


@dataclass
class Gathered:
    """Anchors by id, and everything that goes into tables."""

    lookup: Lookup
    language: str
    claims: dict[str, ClaimFacts] = field(default_factory=dict)
    links: list[LinkRow] = field(default_factory=list)
    digits: dict[str, str] = field(default_factory=dict)
    saids: list[Said] = field(default_factory=list)
    speaking: list[Speaking] = field(default_factory=list)
    said_in: dict[str, dict[str, Piece]] = field(default_factory=dict)
    named_in: dict[str, dict[str, Piece]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)
    contents: list[Piece] = field(default_factory=list)
    people: dict[str, Piece] = field(default_factory=dict)
    """Those that were asked for: most speak many times."""
    same: dict[Any, Any] = field(default_factory=dict)
    """Ids, stances and lines of speakers, one of each: every claim comes with its own."""

    def person(self, source: str | None) -> Piece:
        """A source's name, which leads to the index; of none, that nobody is named."""
        if not source:
            return Piece(words(self.language)("nobody"))
        known = self.people.get(source)
        if known is None:
            known = Piece(one_line(self.lookup.name(source)), self.sources.get(source, ""))
            self.people[source] = known
        return known


Keep: TypeAlias = "Callable[[Gathered, Article, list[Version], list[Annotation]], object]"
"""Is given each article with all of its annotations as it is read."""


def gather(report: Report, language: str, keep: Keep | None = None) -> Gathered:
    """Walk through the articles once.

    As `keep` is called all that is known of sources and statements is there, but for `sources`:
    those that no article uses are still among them.
    """
    found = Gathered(Lookup.of(report), language)
    found.statements = {id: f"st-{n}" for n, id in enumerate(found.lookup.statements, 1)}
    found.sources = {id: f"so-{n}" for n, id in enumerate(_by_name(found.lookup), 1)}
    for article, versions in report.articles():
        annotations = report.annotations(article.id)
        if keep is not None:
            annotations = iter(held := list(annotations))
        title = one_line(article.title) or one_line(article.outlet) or f"{article.number}"
        found.contents.append(Piece(title, f"a-{article.number}"))
        where = one_line(article.outlet or article.title), date_words(article.published)
        for each in _inside(article, versions, annotations):
            piece = cite(article, each)
            if each.kind == CLAIM:
                _claim(found, article, each, piece, where)
            _names(found, article, each, piece)
        if keep is not None:
            keep(found, article, versions, held)
    used = _used(found)
    found.people.clear()  # only those that are used have a place to lead to
    found.sources = {id: anchor for id, anchor in found.sources.items() if id in used}
    return found


def _inside(
    article: Article, versions: list[Version], annotations: Iterator[Annotation]
) -> Iterator[Annotation]:
    """Those that stand in what is part of the article."""
    by_id = {version.id: version for version in versions}
    for each in annotations:
        version = by_id.get(each.spans[0].version or article.version)
        if version is None or in_article(version, each.spans[0].start):
            yield each


def one_line(text: str) -> str:
    """The text without line breaks and doubled spaces."""
    return " ".join(text.split())


def cut(text: str, longest: int = LONGEST) -> str:
    """The text in one line, cut at a word where it is too long."""
    text = one_line(text[: longest * 2])
    if len(text) <= longest:
        return text
    return (
        text[:longest].rpartition(" ")[0].rstrip(" ,;:") + " …"
        if " " in text[:longest]
        else (text[:longest] + "…")
    )


def cite(article: Article, each: Annotation) -> Piece:
    """An annotation's citation id, which leads to its words."""
    return Piece(f"{article.number}:{each.number}", f"c-{article.number}-{each.number}")


def voice_line(found: Gathered, voice: Attribution) -> Line:
    """Who speaks: "Vitali Kremez · Flashpoint ← a colleague"."""
    say = words(found.language)
    line: list[Piece] = []
    for link in voice.chain:
        if not link.stated:
            continue
        if line:
            line.append(Piece(" ← "))
        if link.source:
            line.append(found.person(link.source))
        else:
            line.append(Piece(one_line(link.label or "") or say("unknown")))
        if link.affiliation:
            line += [Piece(" · "), found.person(link.affiliation)]
    return tuple(line) or (Piece(say("unknown")),)


def grade_of(found: Gathered, claim: Annotation, voice: Attribution | None) -> str:
    """Letter and digit, as far as they are given."""
    letter = letter_of(voice, found.lookup.letter) if voice else ""
    return letter + found.lookup.digit(claim)


def _used(found: Gathered) -> set[str]:
    """The sources that speak or are named, and what they are affiliated with."""
    used = {*found.said_in, *found.named_in}
    used.update(link.affiliation for link in found.speaking if link.affiliation)
    waiting = list(used)
    while waiting:
        source = found.lookup.sources.get(waiting.pop())
        if source and source.affiliation and source.affiliation not in used:
            used.add(source.affiliation)
            waiting.append(source.affiliation)
    return used


def _by_name(lookup: Lookup) -> list[str]:
    return sorted(lookup.sources, key=lambda id: fold(lookup.name(id)))


def _claim(
    found: Gathered, article: Article, claim: Annotation, piece: Piece, where: tuple[str, str]
) -> None:
    first = claim.attributions[0] if claim.attributions else None
    between = Piece(words(found.language)("between"))
    speakers: list[Piece] = []
    for voice in claim.attributions:
        speakers += [between, *voice_line(found, voice)] if speakers else voice_line(found, voice)
    line = tuple(speakers) or (Piece(words(found.language)("the article")),)
    stances = tuple(voice.stance for voice in claim.attributions) or ("asserts",)
    quote = cut(claim.quotation)
    found.claims[claim.id] = ClaimFacts(
        *(piece, quote, found.same.setdefault(line, line)),
        *where,
        grade_of(found, claim, first),
        found.same.setdefault(stances, stances),
        {placed.statement: placed.polarity for placed in claim.statements},
    )
    _rows(found, claim)
    published = article.published.edtf if article.published else None
    dates = [
        value
        for date in (claim.event, claim.said, claim.reported)
        for value in ((None, None) if date is None else (date.edtf or "", date.text))
    ]
    statements = tuple(
        (of.statement, found.lookup.statements[of.statement]) for of in claim.statements
    )
    short = quote if len(quote) <= 160 else cut(quote, 160)
    found.saids.append(
        Said(
            *(claim.id, article.id, piece.text, short, article.title),
            *(tuple(dates), published, bool(claim.hedges), statements),
        )
    )


def _rows(found: Gathered, claim: Annotation) -> None:
    """What matrix and timeline are made from, as the store's rows would have it."""
    digit, hedged = found.lookup.digit(claim), int(bool(claim.hedges))
    if digit:
        found.digits[claim.id] = digit
    for place, voice in enumerate(claim.attributions):
        for link in voice.chain:
            source = found.same.setdefault(link.source, link.source)
            affiliation = found.same.setdefault(link.affiliation, link.affiliation)
            found.speaking.append(
                Speaking(claim.id, place, voice.stance, source, affiliation, link.stated)
            )
    for placed in claim.statements:
        of = (placed.statement, placed.polarity, claim.id)
        if not claim.attributions:
            found.links.append(LinkRow(*of, None, None, None, None, None, None, hedged))
        for place, voice in enumerate(claim.attributions):
            for link in voice.chain:
                found.links.append(
                    LinkRow(
                        *(*of, place, voice.stance, voice.reliability),
                        *(link.source, int(link.stated), None, hedged),
                    )
                )


def _names(found: Gathered, article: Article, each: Annotation, piece: Piece) -> None:
    """Where each source speaks and where it is named."""
    if each.kind == MENTION and each.source:
        # the page shows a mention without a number: its article is where it is found
        of = Piece(f"{article.number}", f"a-{article.number}")
        found.named_in.setdefault(each.source, {})[article.id] = of
    for voice in each.attributions if each.kind == CLAIM else ():
        for link in voice.chain:
            if link.source and link.stated:
                found.said_in.setdefault(link.source, {})[each.id] = piece
            elif link.source:
                found.named_in.setdefault(link.source, {})[each.id] = piece
